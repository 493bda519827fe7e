// `npm run compare`: builds, works out every backtest and the calibration of the model anew, and writes the parts of
// COMPARE.md between the markers.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { renewed as calibrated } from "./calibrate.mjs";
import { isMain, main, root, Stop, say } from "./lib/run.mjs";

const FILE = `${root}COMPARE.md`;
const BEGIN = "<!-- Made by `npm run compare`. Do not edit. -->";
const END = "<!-- End of what is made. -->";

/**
 * @typedef {{ low: string, high: string }} Span from one amount to another
 * @typedef {{
 *   group: string,
 *   round?: number,
 *   notTestable?: string,
 *   answers: import("prorata").Answers,
 *   assumptions?: import("prorata").EstimateInput["assumptions"],
 *   against?: import("prorata").Expectation["by"],
 *   byConstruction?: boolean,
 *   estimate: string,
 *   tolerancePercent: string,
 *   why: string,
 *   arithmetic: string,
 * }} Case
 * @typedef {{
 *   settlement: string,
 *   notTestable?: string,
 *   inputs?: string,
 *   cases?: Case[],
 * }} Entry
 * @typedef {Case & {
 *   who: string,
 *   paid: Span,
 *   expected: import("prorata").Expectation[],
 *   payment: string,
 *   range: Span,
 *   groups: string[],
 *   naive: string | undefined,
 * }} Result
 */

/** @param {string} path relative to the project */
const json = async (path) => JSON.parse(await readFile(root + path, "utf8"));

/**
 * The entries of tests/backtests.json, and one for every settlement that has none there: adding a settlement is adding
 * one file.
 *
 * @returns {Promise<Entry[]>}
 */
export async function entries() {
  const names = (await readdir(`${root}settlements`)).filter((name) => name.endsWith(".json"));
  const settlements = await Promise.all(names.sort().map((name) => json(`settlements/${name}`)));
  return complete((await json("tests/backtests.json")).backtests, settlements);
}

/** @param {Entry[]} written @param {import("prorata").Settlement[]} settlements @returns {Entry[]} */
export function complete(written, settlements) {
  const missing = settlements.filter(({ id }) => !written.some((entry) => entry.settlement === id));
  const added = missing.map(({ id, outcome }) => ({
    settlement: id,
    notTestable: outcome
      ? "because no test of what was paid has been written yet."
      : "because no payment is known.",
  }));
  return [...written, ...added];
}

/** Whole cents of an amount such as "27.84". @param {string} money */
export const cents = (money) => BigInt(money.replace(".", ""));

/**
 * Works out the testable cases of a settlement.
 * @param {Entry} entry
 * @returns {Promise<Result[]>}
 */
export async function results(entry) {
  const { createCalculator } = await import("prorata");
  const settlement = await json(`settlements/${entry.settlement}.json`);
  const calculator = await createCalculator(settlement);
  const found = (entry.cases ?? [])
    .filter((test) => !test.notTestable)
    .map((test) => result(settlement, calculator, test));
  calculator.free();
  return found;
}

/**
 * @param {import("prorata").Settlement} settlement
 * @param {import("prorata").Calculator} calculator
 * @param {Case} test
 * @returns {Result}
 */
function result(settlement, calculator, test) {
  const { answers, assumptions = {}, round = 1 } = test;
  const estimate = calculator.estimate({ answers, assumptions });
  const { claimant } = estimate;
  const own = ofRound(claimant, round);
  // The range is that of the file as it stands: assumptions are single values.
  const { range } = ofRound(calculator.estimate({ answers }).claimant, round);
  const group = settlement.groups.find(({ id }) => id === test.group);
  return {
    ...test,
    who: [
      settlement.name.en,
      settlement.groups.length > 1 ? `: ${group?.name.en}` : "",
      round > 1 ? `, payment ${round}` : "",
    ].join(""),
    paid: span(amountToMeet(settlement, test)),
    expected: (settlement.expected ?? []).filter(
      (one) => one.group === test.group && round === 1 && isOf(one, answers),
    ),
    payment: own.payment,
    range,
    groups: claimant?.groups ?? [],
    naive: round === 1 ? everyoneClaims(settlement, estimate.fund.gross) : undefined,
  };
}

/** What a claimant is paid in one distribution. @param {import("prorata").Estimate["claimant"]} claimant @param {number} round */
function ofRound(claimant, round) {
  const own =
    round === 1 ? claimant : claimant?.distributions.find((further) => further.round === round);
  if (!own) throw new Stop(`There is no payment ${round}.`);
  return own;
}

/** Whether an amount was of a claimant with these answers. @param {{ answers?: object | null }} told @param {object} given */
const isOf = ({ answers }, given) =>
  Object.entries(answers ?? {}).every(
    ([id, answer]) => new Map(Object.entries(given)).get(id) === answer,
  );

/**
 * What the estimate of one claimant's payment is held against: what the file says that just such a claimant was paid, or what
 * somebody expected for one. An average, a total or a limit is nobody's payment.
 * @param {import("prorata").Settlement} settlement
 * @param {Case} test
 */
function amountToMeet({ id, outcome, expected }, { group, round = 1, answers, against }) {
  const found = against
    ? expected?.find((one) => one.by === against && one.group === group && isOf(one, answers))
    : outcome?.payments.find(
        (one) => one.group === group && (one.round ?? 1) === round && isOf(one, answers),
      );
  const where = `settlements/${id}.json`;
  if (!found) throw new Stop(`${where} does not say what ${group} was paid, with these answers.`);
  if ((found.kind ?? "each") !== "each")
    throw new Stop(`${where}: ${group} has no payment to each.`);
  if (typeof found.amount === "object" && "unknown" in found.amount)
    throw new Stop(`${where} does not know what ${group} was paid.`);
  return found.amount;
}

/** @param {string | Span} amount @returns {Span} */
const span = (amount) =>
  typeof amount === "string"
    ? { low: amount, high: amount }
    : { low: amount.low, high: amount.high };

/**
 * The naive answer: the fund before deductions, divided by all members of the class.
 * @param {import("prorata").Settlement} settlement
 * @param {string} gross
 */
function everyoneClaims({ groups }, gross) {
  const members = groups.find((group) => !group.within)?.members?.count;
  // A range of members has no naive answer.
  return typeof members === "number" ? dollars(cents(gross) / BigInt(members)) : undefined;
}

/** @param {bigint} amount in cents */
const dollars = (amount) => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;

/** @param {Span} amounts */
const money = ({ low, high }) => (low === high ? `$${low}` : `$${low} to $${high}`);

/** How far an estimate is from what was paid, in tenths of a percent. @param {string} estimate @param {string} paid */
function difference(estimate, paid) {
  const gap = cents(estimate) - cents(paid);
  const tenths = ((gap < 0n ? -gap : gap) * 2000n + cents(paid)) / (2n * cents(paid));
  const sign = tenths === 0n ? "" : gap < 0n ? "-" : "+";
  return `${sign}${tenths / 10n}.${tenths % 10n} %`;
}

/** @param {string[]} cells */
const row = (...cells) => `| ${cells.join(" | ")} |`;

const kinds = {
  each: "",
  average: " on average",
  "at-least": " at least",
  "at-most": " at most",
  total: " in all",
};
const told = { notice: "the notice", court: "the court", counsel: "counsel", press: "the press" };

/** @param {Result} test */
function line(test) {
  const { who, against, paid, payment, range, tolerancePercent, naive, expected } = test;
  const differences = new Set([difference(payment, paid.low), difference(payment, paid.high)]);
  const said = expected
    .filter(({ by }) => by !== against)
    .map(
      ({ amount, kind, by, on }) =>
        `${money(span(amount))}${kinds[kind ?? "each"]} (${told[by]}, ${on.slice(0, 4)})`,
    );
  return row(
    who,
    against ? `${money(paid)} expected (${told[against]})` : money(paid),
    `$${payment} (${money(range)})`,
    [...differences].join(" to "),
    `${tolerancePercent} %`,
    naive ? `$${naive}` : "-",
    said.join("; ") || "-",
  );
}

/** The part of COMPARE.md that is made. */
export async function section() {
  const all = await entries();
  const done = await Promise.all(all.map(results));
  /** @param {boolean} byConstruction */
  const some = (byConstruction) =>
    done.flatMap((tests) =>
      tests.filter((test) => (test.byConstruction ?? false) === byConstruction),
    );
  /** @param {ReturnType<typeof some>} rows */
  const table = (rows) => [
    row(
      "settlement",
      "paid",
      "prorata (range)",
      "difference",
      "allowed",
      "everyone claims",
      "was expected",
    ),
    row("---", "---", "---", "---", "---", "---", "---"),
    ...rows.map(line),
    "",
    ...rows.map((test) => `- **${test.who}.** ${test.why}`),
    "",
  ];
  return [
    "## Tested",
    "",
    ...table(some(false)),
    "## Agrees by construction",
    "",
    "An input was worked back from the payment, so these test the plan and its rounding, not the estimate.",
    "",
    ...table(some(true)),
    "## Not testable",
    "",
    ...(await untested(all)),
  ].join("\n");
}

/** @param {Entry[]} all */
async function untested(all) {
  const lines = [];
  for (const { settlement, notTestable, cases = [] } of all) {
    const { name } = await json(`settlements/${settlement}.json`);
    if (notTestable) lines.push(`- **${name.en}**, ${notTestable}`);
    for (const { round = 1, notTestable: reason } of cases) {
      if (reason) lines.push(`- **${name.en}, payment ${round}**, ${reason}`);
    }
  }
  return lines;
}

/** COMPARE.md with the part made from backtests as it ought to be. @param {string} text */
export async function renewed(text) {
  const [before, rest] = text.split(`${BEGIN}\n`);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Stop("COMPARE.md lacks its markers.");
  return `${before}${BEGIN}\n\n${await section()}\n\n${END}${after}`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { build } = await import("./build.mjs");
    await build();
    await writeFile(FILE, await calibrated(await renewed(await readFile(FILE, "utf8"))));
    say("COMPARE.md is up to date.");
  });
}
