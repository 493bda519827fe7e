// `npm run fit`: fits the model of the claims rate to data/claims-rates.json and writes src/claims/fitted.rs.

import { readFile, writeFile } from "node:fs/promises";
import { robust, studentT } from "./lib/regression.mjs";
import { isMain, main, root, say } from "./lib/run.mjs";

/**
 * @typedef {{
 *   id: string, name: string, year: number, kind: string, plan: string,
 *   fund: string | null, class: { size: number, unit: string },
 *   filed?: number, valid?: number, claims?: number,
 *   rate: string, counted: string, found: string,
 *   use: "fit" | "held-out" | "left-out", why?: string,
 *   sources: string[], confidence: string, note?: string,
 * }} Known a settlement of which the claims rate is known
 */

/** @returns {Promise<Known[]>} */
export async function known() {
  return JSON.parse(await readFile(`${root}data/claims-rates.json`, "utf8")).records;
}

/** Whether a settlement is like those under Illinois' law on biometric data. @param {Known} record */
export const biometric = ({ kind }) => kind === "biometric-illinois";

/** The logarithm of the fund, in dollars, for each member of the class. @param {Known} record */
export const dollarsPerMember = (record) => Math.log(Number(record.fund) / record.class.size);

/** The logarithm of the odds of a rate. @param {number} rate */
export const logOdds = (rate) => Math.log(rate / (1 - rate));

/** The row of the design matrix: a line for common funds, a constant for biometric ones. @param {Known} record */
export const row = (record) => (biometric(record) ? [0, 0, 1] : [1, dollarsPerMember(record), 0]);

/**
 * Degrees of freedom of the errors: the usual choice where a few values may lie far off. Not fitted, since so few cases
 * cannot tell; COMPARE.md shows what 3 and 8 would change.
 */
export const DEGREES = 4;

/** @param {Known[]} records those that are in the fit */
export const fit = (records) =>
  robust(
    records.map(row),
    records.map(({ rate }) => logOdds(Number(rate))),
    DEGREES,
  );

/** The positions of the quantiles that the core gets; the last one stands for the end. */
export const POSITIONS = [...Array.from({ length: 50 }, (_, i) => (50 + i) / 100), 0.9995];

/** A number as Rust writes it. @param {number} value */
const literal = (value) => {
  const text = String(Number(value.toPrecision(12)));
  return text.includes(".") ? text : `${text}.0`;
};

/** The file for the core. @param {import("./lib/regression.mjs").Fit} fitted @param {number} count of records */
export function rust({ coefficients, doubt, scatter, degrees }, count) {
  const [intercept = 0, slope = 0, constant = 0] = coefficients;
  /** @param {number} i @param {number} j */
  const at = (i, j) => literal(doubt[i]?.[j] ?? 0);
  const quantiles = POSITIONS.map((p) => literal(studentT(p, degrees)));
  const lines = Array.from({ length: 9 }, (_, i) => quantiles.slice(6 * i, 6 * i + 6).join(", "));
  return `//! Made by \`npm run fit\`; do not edit.
//!
//! What part of a class claims: lines in the log-odds of the claims rate with errors of Student's t, the most likely ones
//! for the ${count} settlements in \`data/claims-rates.json\` that are in the fit.

/// The scale of what the lines leave unexplained, in log-odds: by what Student's t is multiplied.
pub(super) const SCATTER: f64 = ${literal(scatter)};

/// The log-odds that a kind of settlement is expected to have, as a line in \`x\`, the logarithm of the fund in dollars
/// for each member of the class.
pub(super) struct Line {
    pub(super) intercept: f64,
    pub(super) slope: f64,
    /// How far the line itself is in doubt: its variance at \`x\` is \`doubt[0] + 2 doubt[1] x + doubt[2] x^2\` times the
    /// square of the scatter.
    pub(super) doubt: [f64; 3],
}

/// Common funds in which people must claim.
#[rustfmt::skip]
pub(super) const COMMON_FUND: Line = Line {
    intercept: ${literal(intercept)},
    slope: ${literal(slope)},
    doubt: [${at(0, 0)}, ${at(0, 1)}, ${at(1, 1)}],
};

/// Settlements under Illinois' law on biometric data: a constant.
#[rustfmt::skip]
pub(super) const BIOMETRIC_ILLINOIS: Line = Line { intercept: ${literal(constant)}, slope: 0.0, doubt: [${at(2, 2)}, 0.0, 0.0] };

/// Student's t with ${degrees} degrees of freedom at 0.50, 0.51, ... 0.99, and last at 0.9995.
#[rustfmt::skip]
pub(super) const QUANTILES: [f64; ${quantiles.length}] = [
${lines.map((line) => `    ${line},`).join("\n")}
];
`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const records = (await known()).filter(({ use }) => use === "fit");
    await writeFile(`${root}src/claims/fitted.rs`, rust(fit(records), records.length));
    say(`src/claims/fitted.rs is fitted to ${records.length} settlements.`);
  });
}
