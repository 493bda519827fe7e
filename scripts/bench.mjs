// `npm run bench`: how fast the curve and the forecast are, beside the same job in plain JavaScript, in one run; and what
// an estimate costs without its working and with it.
// `npm run bench -- --write` also writes the table of COMPARE.md.
//
// Times in milliseconds depend on the machine and are told for information only; what is compared are ratios of times
// measured in turns.

import { readFile, writeFile } from "node:fs/promises";
import { isMain, main, root, Stop, say } from "./lib/run.mjs";

const FILE = `${root}COMPARE.md`;
const BEGIN = "<!-- Made by `npm run bench -- --write`. Do not edit. -->";
const END = "<!-- End of what the benchmark makes. -->";

const TURNS = 9;
const DRAWS = 100_000;
/** A turn of something quick repeats it for about so long. */
const TURN_MS = 20;

/** @param {number[]} numbers */
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** @returns {number[]} */
const noTimes = () => [];

/**
 * Median milliseconds of each of these, measured in turns so that what else the machine does hits all alike.
 *
 * @param {Record<string, () => unknown>} works
 * @param {number} [turns]
 * @returns {Record<string, number>}
 */
function measured(works, turns = TURNS) {
  const all = Object.entries(works).map(([name, work]) => {
    work();
    const start = performance.now();
    work();
    const once = performance.now() - start;
    return { name, work, times: Math.max(1, Math.round(TURN_MS / once)), taken: noTimes() };
  });
  for (let turn = 0; turn < turns; turn++) {
    for (const { work, times, taken } of all) {
      const start = performance.now();
      for (let i = 0; i < times; i++) work();
      taken.push((performance.now() - start) / times);
    }
  }
  return Object.fromEntries(all.map(({ name, taken }) => [name, median(taken)]));
}

/** @param {number} ratio */
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 1 : 0)} times`;
/** @param {number} ms */
const milliseconds = (ms) => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The same job by all three. */
async function rivals() {
  const { contestants, assertAgreement, POINTS } = await import("../benches/agree.mjs");
  const { CAPS, twoGroups } = await import("../benches/plans.mjs");
  const plans = { "two groups": twoGroups(), "two groups with caps": twoGroups({ caps: CAPS }) };
  const rows = [];
  for (const [plan, settlement] of Object.entries(plans)) {
    const all = await contestants(settlement);
    assertAgreement(all);
    const jobs = {
      [`curve of ${POINTS} points`]: { job: "curve", turns: TURNS },
      [`${DRAWS.toLocaleString("en")} draws`]: { job: "draw", turns: 3 },
    };
    for (const [name, { job, turns }] of Object.entries(jobs)) {
      const works = Object.entries(all).map(([who, can]) => [who, () => can[job](DRAWS)]);
      const [prorata = Number.NaN, ...others] = Object.values(
        measured(Object.fromEntries(works), turns),
      );
      const ratios = others.map((other) => times(other / prorata));
      rows.push([`${name}, ${plan}`, milliseconds(prorata), ...ratios]);
    }
  }
  return table(["job", "prorata", "plain BigInt takes", "decimal.js takes"], rows);
}

/** What the time depends on, and what not. */
async function growth() {
  const { createCalculator } = await import("prorata");
  const { ANSWERS, manyGroups, twoGroups } = await import("../benches/plans.mjs");
  const over = { claimsRate: { from: "0.001", to: "0.2" } };
  /** @param {any} settlement @param {any} answers */
  const of = async (settlement, answers) => {
    const calculator = await createCalculator(settlement);
    return {
      curve: () => calculator.curve({ answers }, { over }),
      draw: (/** @type {number} */ draws) => calculator.forecast({ answers }, { draws }),
    };
  };
  /** @param {string} what @param {Record<string, () => unknown>} works */
  const row = (what, works) => {
    const [first = Number.NaN, ...others] = Object.values(measured(works));
    const [unit, ...names] = Object.keys(works);
    return names.map((name, i) => [what, `${name} to ${unit}`, times((others[i] ?? 0) / first)]);
  };

  const two = await of(twoGroups(), ANSWERS);
  const draws = Object.fromEntries(
    [10_000, 20_000, 50_000, 100_000].map((n) => [n.toLocaleString("en"), () => two.draw(n)]),
  );
  const counts = [1, 2, 4, 8, 16];
  const many = await Promise.all(
    counts.map(async (count) => {
      const { settlement, answers } = manyGroups(count);
      return { name: `${count}`, can: await of(settlement, answers) };
    }),
  );
  const groups = (/** @type {"curve" | "draw"} */ job) =>
    Object.fromEntries(many.map(({ name, can }) => [name, () => can[job](5000)]));
  const few = await of(twoGroups({ thousandths: 1 }), ANSWERS);
  return table(
    ["", "", "time"],
    [
      ...row("draws", draws),
      ...row("groups, draws", groups("draw")),
      ...row("groups, curve", groups("curve")),
      ...row("members, draws", {
        "89,000": () => few.draw(5000),
        "89,000,000": () => two.draw(5000),
      }),
      ...row("members, curve", { "89,000": few.curve, "89,000,000": two.curve }),
    ],
  );
}

/** What an estimate costs, and what it cost while it carried its working. */
async function working() {
  const { createCalculator } = await import("prorata");
  const { ANSWERS, manyGroups, twoGroups } = await import("../benches/plans.mjs");
  const plans = {
    "two groups": { settlement: twoGroups(), answers: ANSWERS },
    "16 groups": manyGroups(16),
  };
  const rows = [];
  for (const [plan, { settlement, answers }] of Object.entries(plans)) {
    const calculator = await createCalculator(settlement);
    const estimate = () => calculator.estimate({ answers });
    const explain = () => calculator.explain({ answers });
    const taken = measured({ estimate, explain, both: () => [estimate(), explain()] }, 25);
    const { estimate: alone = Number.NaN, explain: working = 0, both = 0 } = taken;
    rows.push([
      `estimate, ${plan}`,
      milliseconds(alone),
      times(working / alone),
      times(both / alone),
    ]);
  }
  return table(["job", "prorata", "its working takes", "both take"], rows);
}

/** All tables. */
export async function section() {
  return [await rivals(), await growth(), await working()].join("\n\n");
}

/** COMPARE.md with the made part as it has been measured. @param {string} text @param {string} made */
function renewed(text, made) {
  const [before, rest] = text.split(`${BEGIN}\n`);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Stop("COMPARE.md lacks its markers.");
  return `${before}${BEGIN}\n\n${made}\n\n${END}${after}`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { build } = await import("./build.mjs");
    await build();
    const made = await section();
    say(made);
    if (!process.argv.includes("--write")) return;
    await writeFile(FILE, renewed(await readFile(FILE, "utf8"), made));
    say("COMPARE.md is up to date.");
  });
}
