// How good the model of the claims rate is: the part of COMPARE.md that `npm run compare` makes from data/. It needs
// nothing that has to be built.

import { readFile } from "node:fs/promises";
import { biometric, DEGREES, dollarsPerMember, fit, known, logOdds, row } from "./fit.mjs";
import { leastSquares, prediction, robust, studentT } from "./lib/regression.mjs";
import { root, Stop } from "./lib/run.mjs";

const BEGIN = "<!-- Made from data/ by `npm run compare`. Do not edit. -->";
const END = "<!-- End of what is made from data/. -->";

/**
 * @typedef {import("./fit.mjs").Known} Known
 * @typedef {{ low: number, likely: number, high: number }} Expected a claims rate and its 80 % range
 * @typedef {{ record: Known, expected: Expected, claimed: number, factor: number }} Outcome
 * @typedef {{
 *   settlement: string, group?: string, name: string, by: string, illustration: boolean,
 *   claims: "none" | "some" | "all", estimate: string, paid: string, sources: string[],
 * }} Published
 */

/** What a fit expects of a settlement. @param {import("./lib/regression.mjs").Fit} fitted @param {number[]} at */
export function expected(fitted, at) {
  const { centre, spread } = prediction(fitted, at);
  const margin = spread * studentT(0.9, fitted.degrees);
  const rate = (/** @type {number} */ odds) => 1 / (1 + Math.exp(-odds));
  return { low: rate(centre - margin), likely: rate(centre), high: rate(centre + margin) };
}

/** By which factor two numbers differ, whichever is the larger. @param {number} a @param {number} b */
export const factor = (a, b) => Math.max(a / b, b / a);

/** @param {Known} record @param {Expected} expected @returns {Outcome} */
function outcome(record, expected) {
  const claimed = Number(record.rate);
  return { record, expected, claimed, factor: factor(expected.likely, claimed) };
}

/**
 * A way to foresee the claims rate: the row of a record in the design matrix, and the degrees of freedom of the errors;
 * infinitely many make them normal, which is least squares.
 *
 * @typedef {{ design: (record: Known) => number[], degrees: number }} Model
 */

/** Each settlement, expected from the others alone. @param {Known[]} records @param {Model} model */
export function leaveOneOut(records, { design, degrees }) {
  return records.map((record) => {
    const others = records.filter((other) => other !== record);
    const rows = others.map(design);
    const odds = others.map(({ rate }) => logOdds(Number(rate)));
    const fitted = Number.isFinite(degrees)
      ? robust(rows, odds, degrees)
      : leastSquares(rows, odds);
    return outcome(record, expected(fitted, design(record)));
  });
}

/** Whether the 80 % range holds what happened. @param {Outcome} outcome */
export const inside = ({ expected: { low, high }, claimed }) => low <= claimed && claimed <= high;

/** @param {number[]} values */
const ascending = (values) => [...values].sort((a, b) => a - b);

/** The least value that so many of a hundred do not exceed. @param {number[]} values @param {number} percent */
export const percentile = (values, percent) =>
  ascending(values)[Math.ceil((values.length * percent) / 100) - 1] ?? Number.NaN;

/** @param {number[]} values */
export function median(values) {
  const half = values.length / 2;
  const [lower = Number.NaN, upper = lower] = ascending(values).slice(Math.ceil(half) - 1);
  return Number.isInteger(half) ? (lower + upper) / 2 : lower;
}

/** @type {Model} */
export const OURS = { design: row, degrees: DEGREES };

/** @type {Model} */
export const LEAST_SQUARES = { design: row, degrees: Number.POSITIVE_INFINITY };

/** @type {Model} */
export const ONE_LINE = { design: (record) => [1, dollarsPerMember(record)], degrees: DEGREES };

/** A constant for each of the two kinds. @param {Known} record */
const constants = (record) => (biometric(record) ? [0, 1] : [1, 0]);

/** @type {Model} */
export const CONSTANTS = { design: constants, degrees: Number.POSITIVE_INFINITY };

/** The models that are compared, and what each is called. @type {Record<string, Model>} */
export const MODELS = {
  "**this model**: a line for common funds, a constant for biometric ones": OURS,
  "the same by least squares": LEAST_SQUARES,
  "the same with 3 degrees of freedom": { design: row, degrees: 3 },
  "the same with 8 degrees of freedom": { design: row, degrees: 8 },
  "one line for all": ONE_LINE,
  "a constant for each of the two kinds": { design: constants, degrees: DEGREES },
  "a constant for each of the two kinds, by least squares": CONSTANTS,
  "a constant for all": { design: () => [1], degrees: DEGREES },
};

/** Percentages that are assumed for every settlement alike, and where they come from. */
export const FIXED = {
  1: "the low end of what counsel expected of TikTok's class",
  3: "mean of settlements with notice by e-mail [FTC]",
  4: "mean weighted by class size [FTC], and in another study [CFPB]",
  5: "a round figure, often assumed",
  9: "median of all settlements [FTC]",
  10: "a round figure, often assumed; mean with notice in a packet [FTC]",
};

/** @param {Known[]} records @param {number} percent */
export const fixed = (records, percent) => {
  const rate = percent / 100;
  return records.map((record) => outcome(record, { low: rate, likely: rate, high: rate }));
};

/** @returns {Promise<Published[]>} */
export async function published() {
  return JSON.parse(await readFile(`${root}data/published-estimates.json`, "utf8")).estimates;
}

/** @param {number} value */
const times = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** @param {number} rate */
const percent = (rate) => `${(100 * rate).toFixed(rate < 0.1 ? 2 : 1)} %`;

/** @param {Expected} expected */
const range = ({ low, high }) => `${percent(low)} to ${percent(high)}`;

/** @param {(string | number)[]} cells */
const line = (...cells) => `| ${cells.join(" | ")} |`;

/** @param {string[]} head @param {(string | number)[][]} rows */
const table = (head, rows) => [
  line(...head),
  line(...head.map(() => "---")),
  ...rows.map((cells) => line(...cells)),
  "",
];

/** @param {Outcome[]} outcomes */
const factors = (outcomes) => outcomes.map(({ factor }) => factor);

/** @param {Outcome[]} outcomes */
const common = (outcomes) => outcomes.filter(({ record }) => !biometric(record));

/** The figures of one way to say what will be claimed. @param {string} name @param {Outcome[]} outcomes @param {boolean} ranged */
function score(name, outcomes, ranged) {
  const held = outcomes.filter(inside).length;
  const share = `${held} of ${outcomes.length} (${Math.round((100 * held) / outcomes.length)} %)`;
  return [
    name,
    ranged ? share : "-",
    times(median(factors(outcomes))),
    times(percentile(factors(outcomes), 90)),
    times(Math.max(...factors(outcomes))),
    times(median(factors(common(outcomes)))),
    times(percentile(factors(common(outcomes)), 90)),
  ];
}

/** @param {Outcome} outcome */
const cells = ({ record, expected, claimed, factor }) => ({
  name: record.name,
  dollars: `$${Math.exp(dollarsPerMember(record)).toFixed(2)}`,
  likely: percent(expected.likely),
  range: range(expected),
  claimed: percent(claimed),
  factor: times(factor),
});

/** What is known of a held-out settlement, and what the range says to it. @param {Outcome} outcome */
function heldOut({ record, expected: { low, high }, claimed }) {
  if (record.found === "at-most") {
    return [`at most ${percent(claimed)}`, claimed >= low ? "not against it" : "below it"];
  }
  if (record.found === "at-least") {
    return [`at least ${percent(claimed)}`, claimed <= high ? "not against it" : "above it"];
  }
  return [percent(claimed), claimed < low ? "below it" : claimed > high ? "above it" : "inside"];
}

/** The part of COMPARE.md that is made from data/. */
export async function section() {
  const all = await known();
  const records = all.filter(({ use }) => use === "fit");
  const ours = leaveOneOut(records, OURS);
  const fitted = fit(records);
  const scores = [
    ...Object.entries(MODELS).map(([name, model]) =>
      score(name, leaveOneOut(records, model), true),
    ),
    ...Object.entries(FIXED).map(([value, from]) =>
      score(`always ${value} %: ${from}`, fixed(records, Number(value)), false),
    ),
  ];
  return [
    ...table(
      [
        "what is expected",
        "inside the 80 % range",
        "median factor",
        "nine in ten within",
        "worst",
        "median, common funds",
        "nine in ten, common funds",
      ],
      scores,
    ),
    ...why(records, ours),
    `### The ${records.length} settlements`,
    "",
    "Each is expected from the others alone.",
    "",
    ...table(
      ["settlement", "fund a member", "expected", "80 % range", "claimed", "factor", "inside"],
      ours.map((outcome) => {
        const { name, dollars, likely, range, claimed, factor } = cells(outcome);
        return [name, dollars, likely, range, claimed, factor, inside(outcome) ? "yes" : "**no**"];
      }),
    ),
    "### Settlements that are not in the fit",
    "",
    "Expected from the whole fit. Where only a bound of the rate is known, the range can be contradicted, but not confirmed.",
    "",
    ...table(
      [
        "settlement",
        "expected",
        "80 % range",
        "known",
        "and the range",
        "why it is not in the fit",
      ],
      all
        .filter(({ use }) => use === "held-out")
        .map((record) => {
          const found = outcome(record, expected(fitted, row(record)));
          const { name, likely, range } = cells(found);
          return [name, likely, range, ...heldOut(found), record.why ?? ""];
        }),
    ),
    "### What people were told",
    "",
    ...(await told()),
  ]
    .join("\n")
    .trimEnd();
}

/**
 * Where the model is no better than a fixed percentage, and why it is not least squares.
 *
 * @param {Known[]} records
 * @param {Outcome[]} ours
 */
function why(records, ours) {
  const five = common(fixed(records, 5));
  const near = five.filter(({ factor }) => factor <= 2);
  const far = five.filter(({ factor }) => factor > 2);
  const better = far.filter(
    ({ record, factor }) =>
      factor > (ours.find((o) => o.record === record)?.factor ?? Number.POSITIVE_INFINITY),
  );
  const { record: furthest, claimed } = ours.reduce((a, b) => (a.factor > b.factor ? a : b));
  const rest = records.filter((record) => record !== furthest);
  /** The slope of a fit, with two decimals. @param {import("./lib/regression.mjs").Fit} fit */
  const slope = ({ coefficients: [, slope = 0] }) => slope.toFixed(2);
  const plain = (/** @type {Known[]} */ some) =>
    leastSquares(
      some.map(row),
      some.map(({ rate }) => logOdds(Number(rate))),
    );
  const squares = leaveOneOut(records, LEAST_SQUARES);
  return [
    `Among the ${five.length} common funds a fixed 5 % has the smaller median: ` +
      `${times(median(factors(five)))} against ${times(median(factors(common(ours))))}. ` +
      `${near.length} of them lie within a factor of 2 of 5 %, and no line is as near to a cluster as its middle is. ` +
      `Of the other ${far.length} the model comes closer to ` +
      `${better.length === far.length ? "every one" : better.length}.`,
    "",
    `Least squares was tried first, and lets one settlement bend the line: ${furthest.name}, where ` +
      `${percent(claimed)} claimed. Its slope is ${slope(plain(records))} with that one and ${slope(plain(rest))} ` +
      `without, and the median factor of the common funds ${times(median(factors(common(squares))))}. With errors of ` +
      `Student's t what lies far off counts for less: the slope is ${slope(fit(records))} with it and ` +
      `${slope(fit(rest))} without.`,
    "",
  ];
}

async function told() {
  const estimates = (await published()).map((estimate) => ({
    ...estimate,
    factor: factor(Number(estimate.estimate), Number(estimate.paid)),
  }));
  const before = estimates.filter(({ claims }) => claims === "none");
  const of = (/** @type {typeof estimates} */ some) => times(median(some.map((e) => e.factor)));
  return [
    `Median factor: ${of(estimates)} for all ${estimates.length}, ${of(before)} for the ${before.length} that were made before ` +
      `anyone had claimed. Estimates of one settlement are not independent: these are ` +
      `${new Set(estimates.map(({ settlement }) => settlement)).size} settlements.`,
    "",
    ...table(
      ["settlement", "who said it", "claims known", "said", "paid", "factor"],
      estimates.map(({ name, by, claims, estimate, paid, factor }) => [
        name,
        by,
        claims,
        `$${estimate}`,
        `$${paid}`,
        times(factor),
      ]),
    ),
  ];
}

/** COMPARE.md with the part made from data/ as it ought to be. @param {string} text */
export async function renewed(text) {
  const [before, rest] = text.split(`${BEGIN}\n`);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Stop("COMPARE.md lacks the markers of what is made from data/.");
  }
  return `${before}${BEGIN}\n\n${await section()}\n\n${END}${after}`;
}
