// The fitted numbers of the core, held to the data they come from by what the likeliest fit must fulfil, not by the
// program that fits. That there is no likelier one is in calibration.test.mjs.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fit, rust as written } from "../../scripts/fit.mjs";

const project = new URL("../../", import.meta.url);
const text = (path) => readFile(new URL(path, project), "utf8");
const json = async (path) => JSON.parse(await text(path));

const { about, records } = await json("data/claims-rates.json");
const fitted = records.filter(({ use }) => use === "fit");
const rust = await text("src/claims/fitted.rs");

/** The numbers between a piece of the Rust file and the `;` that ends it. */
function numbers(after) {
  const from = rust.indexOf(after);
  assert.notEqual(from, -1, `fitted.rs lacks ${after}`);
  const piece = rust.slice(from + after.length, rust.indexOf(";", from + after.length));
  return piece.match(/-?\d+\.\d+/g).map(Number);
}

const [scatter] = numbers("SCATTER: f64 =");
const [intercept, slope, q00, q01, q11] = numbers("COMMON_FUND: Line =");
const [constant, flat, c00, c01, c11] = numbers("BIOMETRIC_ILLINOIS: Line =");
const quantiles = numbers("QUANTILES: [f64; 51] =");

const points = fitted.map((record) => {
  const x = Math.log(Number(record.fund) / record.class.size);
  const y = Math.log(Number(record.rate) / (1 - Number(record.rate)));
  const biometric = record.kind === "biometric-illinois";
  const residual = y - (biometric ? constant : intercept + slope * x);
  // With errors of Student's t, 4 degrees of freedom, a residual r counts with (4 + 1) / (4 + (r / s)^2).
  return { x, biometric, residual, weight: 5 / (4 + (residual / scatter) ** 2) };
});
const funds = points.filter(({ biometric }) => !biometric);
const biometrics = points.filter(({ biometric }) => biometric);
const sum = (values) => values.reduce((a, b) => a + b, 0);

/** Equal to what twelve written digits leave of a sum of such numbers. */
const near = (actual, expected, what) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${what}: ${actual} is not ${expected}`);

test("the fit is over 19 common funds and 5 biometric settlements", () => {
  assert.deepEqual([funds.length, biometrics.length], [19, 5]);
});

test("the file is what the fit writes", () => {
  assert.equal(written(fit(fitted), fitted.length), rust, "run `npm run fit`");
});

test("the weighted residuals are orthogonal to each column: in each number the likelihood is level", () => {
  near(sum(funds.map(({ weight, residual }) => weight * residual)), 0, "common funds, constant");
  near(
    sum(funds.map(({ x, weight, residual }) => x * weight * residual)),
    0,
    "common funds, slope",
  );
  near(sum(biometrics.map(({ weight, residual }) => weight * residual)), 0, "biometric, constant");
});

test("the scatter is that of the weighted residuals, over 24 - 3 = 21", () => {
  near(sum(points.map(({ weight, residual }) => weight * residual ** 2)) / 21, scatter ** 2, "s^2");
});

test("a settlement far from the others counts for less than any near them", () => {
  const [least, next] = points.toSorted((a, b) => a.weight - b.weight);
  assert.equal(fitted[points.indexOf(least)].id, "carrier-iq-2016");
  // More than four scales off: at most 5 / (4 + 16) = 0.25. Two scales off would be 5 / (4 + 4) = 0.625.
  assert.ok(least.weight < 0.25 && next.weight > 0.625, `${least.weight}, ${next.weight}`);
});

test("the doubt is 7/5 of the inverse of X'X", () => {
  // What a value tells of its mean is the expected square of the slope of its log-likelihood, 5 t / (4 + t^2), in units of
  // 1 / s^2. With t = 2 tan(a) the density of Student's t with 4 degrees of freedom becomes 3/4 cos^3(a), the slope
  // 5/2 sin(a) cos(a), and the integral of 3/4 x 25/4 sin^2 cos^5 over a half turn is 75/16 x 16/105 = 5/7.
  const less = 5 / 7;
  // Of a line: [[n, Sx], [Sx, Sxx]] times [[q00, q01], [q01, q11]] is the unit matrix.
  const n = less * funds.length;
  const sx = less * sum(funds.map(({ x }) => x));
  const sxx = less * sum(funds.map(({ x }) => x * x));
  near(n * q00 + sx * q01, 1, "first row, first column");
  near(n * q01 + sx * q11, 0, "first row, second column");
  near(sx * q00 + sxx * q01, 0, "second row, first column");
  near(sx * q01 + sxx * q11, 1, "second row, second column");
  // Of a constant: 7/5 over the number of points, 1.4 / 5.
  assert.deepEqual([flat, c00, c01, c11], [0, 0.28, 0, 0]);
});

test("the leverages add up to 7/5 of the three numbers that were fitted", () => {
  const leverages = points.map(({ x, biometric }) =>
    biometric ? c00 : q00 + 2 * q01 * x + q11 * x * x,
  );
  for (const leverage of leverages) assert.ok(leverage > 0 && leverage < 1.4, `${leverage}`);
  near(sum(leverages), 4.2, "their sum");
});

test("the quantiles of Student's t with 4 degrees of freedom are those of printed tables", () => {
  assert.equal(quantiles.length, 51);
  // 0.50 is the first, then one for each hundredth; 0.9995 is the last.
  const printed = { 50: 0, 75: 0.741, 80: 0.941, 85: 1.19, 90: 1.533, 95: 2.132, 99: 3.747 };
  for (const [hundredths, value] of Object.entries(printed)) {
    assert.equal(Number(quantiles[hundredths - 50].toFixed(3)), value, `0.${hundredths}`);
  }
  assert.equal(quantiles[50].toFixed(3), "8.610");
  assert.ok(quantiles[47] < 2.776 && 2.776 < quantiles[48], "0.975 lies between 0.97 and 0.98");
  for (const [i, value] of quantiles.slice(1).entries()) assert.ok(value > quantiles[i]);
});

test("each quantile has the probability it stands for", () => {
  // For an even number of degrees of freedom the distribution is a finite sum (Abramowitz and Stegun 26.7.4); for 4, with
  // tan(a) = t / 2, P(|T| <= t) = sin a (1 + 1/2 cos^2 a).
  for (const [i, t] of quantiles.entries()) {
    const angle = Math.atan(t / 2);
    const within = Math.sin(angle) * (1 + Math.cos(angle) ** 2 / 2);
    near((1 + within) / 2, i === 50 ? 0.9995 : (50 + i) / 100, `quantile ${i}`);
  }
});

test("every record carries what it must, and a reason if it is not in the fit", () => {
  assert.ok(about.length > 0);
  assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
  for (const record of records) {
    const { id, name, year, fund, rate, use, why, sources, confidence, note } = record;
    assert.match(id, /^[a-z0-9-]+$/);
    assert.ok(name && note !== "", id);
    assert.ok(Number.isInteger(year) && year > 2000 && year < 2030, id);
    assert.ok(fund === null || /^\d+\.\d\d$/.test(fund), id);
    assert.ok(
      Number.isInteger(record.class.size) && record.class.size > 0 && record.class.unit,
      id,
    );
    assert.ok(/^0\.\d+$/.test(rate) && Number(rate) > 0 && Number(rate) < 1, id);
    assert.ok(sources.length > 0 && sources.every((source) => source.length > 5), id);
    assert.ok(["court-document", "news", "secondary"].includes(confidence), id);
    assert.ok(["filed", "valid", "unspecified"].includes(record.counted), id);
    assert.ok(["exact", "derived", "interim", "at-most", "at-least"].includes(record.found), id);
    assert.ok(["fit", "held-out", "left-out"].includes(use), id);
    assert.equal(why === undefined, use === "fit", id);
    if (use !== "left-out") assert.notEqual(fund, null, id);
    // Only counts, and only of money that the claims share.
    if (use === "fit") assert.ok(record.plan === "common-fund" && !/^at-/.test(record.found), id);
  }
});

test("a rate is its claims over the class, as far as the sources round", () => {
  // The sources round: Flagship's 20.5 % is 20.4 % by its counts, Electronic Arts' class is "more than" 100,000, and so
  // on. A misplaced digit would be off by far more than 7 %.
  for (const { id, filed, valid, claims, counted, rate, class: all } of records) {
    const count = { filed, valid, unspecified: claims }[counted];
    if (count === undefined) continue;
    const ratio = count / all.size / Number(rate);
    assert.ok(ratio > 0.93 && ratio < 1.07, `${id}: ${count} of ${all.size} is not ${rate}`);
  }
});

test("fund, class and rate agree with the settlement file, where there is one", async () => {
  const files = (await readdir(new URL("settlements/", project))).map((name) => name.slice(0, -5));
  const common = records.filter(({ id }) => files.includes(id));
  assert.ok(common.length >= 7);
  const span = (count) => (typeof count === "number" ? { low: count, high: count } : count);
  for (const record of common) {
    const settlement = await json(`settlements/${record.id}.json`);
    const { gross } = settlement.fund;
    assert.equal(gross.asClaimed?.atLeast ?? gross, record.fund, record.id);
    const lead = settlement.groups.find((group) => !group.within);
    if (lead.members) assert.equal(lead.members.count, record.class.size, record.id);
    const { low, high } = span(lead.claims.number.count);
    const claims = Number(record.rate) * record.class.size;
    // The rates are written with three significant digits.
    assert.ok(claims >= low * 0.995 && claims <= high * 1.005, `${record.id}: ${claims}`);
  }
});
