/**
 * Forecasts against draws of the reference with another generator, and against what can be worked out
 * without drawing.
 *
 * The share of n independent draws at or below a value that is exceeded by 1 - p of all has a standard
 * error of sqrt(p (1 - p) / n). So the p-quantile of one sample lies, but for one case in 300,000, between
 * the quantiles of another at p less and p more than SIGMAS standard errors of the two together.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { likelyPayment } from "./allocate.mjs";
import { claimRanges } from "./claims.mjs";
import { drawer } from "./draws.mjs";
import { attempt, cents, claimants, files } from "./files.mjs";
import { random } from "./random.mjs";
import { randomAnswers, randomPlan } from "./random-settlement.mjs";
import { forecastOf } from "./rate-model.mjs";
import { at, PlanError } from "./values.mjs";

const SIGMAS = 4.6;
const PERCENTILES = [
  ["p10", 0.1],
  ["p50", 0.5],
  ["p90", 0.9],
];

/** How far apart two samples of these sizes can be at a place. */
const apart = (p, n, m) => SIGMAS * Math.sqrt(p * (1 - p) * (1 / n + 1 / m));

/** The value that at least this part of a sorted sample does not exceed. */
const quantile = (sorted, p) =>
  sorted[Math.min(sorted.length, Math.max(1, Math.ceil(p * sorted.length))) - 1];

const byNumber = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What must hold of every forecast, whatever the settlement. */
function checkWhole(forecast, calculator, { draws, seed }, assumptions = {}) {
  const { settlement } = calculator;
  assert.equal(forecast.settlement, settlement.id);
  // Draws in which the plan cannot be carried out do not count.
  assert.ok(forecast.draws <= draws && forecast.draws > 0.99 * draws, `${forecast.draws} draws`);
  assert.equal(forecast.seed, seed);
  const [p10, p50, p90] = PERCENTILES.map(([name]) => cents(forecast.payment[name]));
  assert.ok(p10 <= p50 && p50 <= p90);
  checkHistogram(forecast);
  checkDrivers(forecast.drivers);
  const lead = settlement.groups.find((g) => g.within === undefined);
  if (!lead.claims.like) return assert.equal(forecast.claimsRateModel, null);
  const { group, like, rate } = forecast.claimsRateModel;
  assert.deepEqual([group, like], [lead.id, lead.claims.like]);
  const wanted = forecastOf(settlement, lead, assumptions.scenario);
  for (const side of ["low", "likely", "high"]) {
    assert.equal(at(rate[side], "rate", "low"), at(wanted[side], "rate", "low"), `rate ${side}`);
  }
  const used = assumptions.claimsRate === undefined;
  const number = assumptions.claims?.[lead.id] ?? lead.claims.number;
  assert.equal(forecast.claimsRateModel.forecast, used && number.forecast === true);
}

function checkHistogram({ histogram, payment, draws }) {
  if (histogram.length === 0) return assert.equal(payment.p10, payment.p90);
  const bins = histogram.map((b) => ({ from: cents(b.from), to: cents(b.to), draws: b.draws }));
  assert.equal(
    bins.reduce((sum, b) => sum + b.draws, 0),
    draws,
    "the histogram has every draw",
  );
  const [first, last] = [bins[0], bins.at(-1)];
  assert.ok(first.from <= cents(payment.p10) && cents(payment.p90) <= last.to);
  for (const [i, bin] of bins.entries()) {
    assert.ok(bin.from <= bin.to, `bin ${i}`);
    if (i > 0) assert.equal(bin.from, bins[i - 1].to + 1n, "the bins join");
  }
  // The outer ones have also what lies beyond, so only the others need be of one width.
  const widths = bins.slice(1, -1).map((bin) => Number(bin.to - bin.from));
  assert.ok(Math.max(...widths) - Math.min(...widths) <= 1, "the bins are of one width");
  // What lies in bins wholly below a percentile is no more than its part of the draws, and the other way.
  for (const [name, p] of PERCENTILES) {
    const value = cents(payment[name]);
    const sum = (list) => list.reduce((all, b) => all + b.draws, 0);
    assert.ok(sum(bins.filter((b) => b.to < value)) <= p * draws + 1e-6, `below ${name}`);
    assert.ok(sum(bins.filter((b) => b.from > value)) <= (1 - p) * draws + 1e-6, `above ${name}`);
  }
}

function checkDrivers(all) {
  const drivers = all.filter(({ range }) => range !== null);
  // Where the plan cannot be carried out at an end, nothing is known; those come last.
  for (const { range, share } of all.slice(drivers.length)) {
    assert.deepEqual([range, share], [null, null]);
  }
  const widths = drivers.map(({ range }) => Number(cents(range.high) - cents(range.low)));
  for (const width of widths) assert.ok(width >= 0);
  const squares = widths.reduce((sum, w) => sum + w * w, 0);
  for (const [i, { share }] of drivers.entries()) {
    const wanted = squares === 0 ? 0 : (widths[i] * widths[i]) / squares;
    assert.ok(Math.abs(Number(share) - wanted) < 1e-5, `share ${share}, not ${wanted}`);
    if (i > 0) assert.ok(widths[i] <= widths[i - 1], "the most important first");
  }
  const shares = drivers.reduce((sum, { share }) => sum + Number(share), 0);
  if (squares === 0) return;
  assert.ok(Math.abs(shares - 1) <= 1e-9 * drivers.length + 1e-12, `shares ${shares}`);
}

/** So many payments drawn by the reference, sorted; null if some cannot be carried out. */
function sample(settlement, assumptions, answers, count, seed) {
  const draw = drawer(settlement, assumptions, random(seed).next);
  try {
    const payments = Array.from({ length: count }, () => {
      const drawn = draw();
      return likelyPayment(drawn.settlement, drawn.assumptions, answers);
    });
    return payments.sort(byNumber);
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}

/** The percentiles of a forecast lie where those of an independent sample do. */
function checkSample(forecast, sorted) {
  for (const [name, p] of PERCENTILES) {
    const slack = apart(p, forecast.draws, sorted.length);
    const [low, high] = [quantile(sorted, p - slack), quantile(sorted, p + slack)];
    const value = cents(forecast.payment[name]);
    assert.ok(low <= value && value <= high, `${name} ${value} is not from ${low} to ${high}`);
  }
}

/** A claimant who is paid most, and one in the middle. */
function someClaimants(calculator) {
  const all = claimants(calculator, 60);
  return [...new Set([all[0], all[all.length >> 1]])];
}

for (const { name, settlement } of await files()) {
  test(`the forecast of ${name} is that of independent draws`, async (t) => {
    const calculator = await createCalculator(settlement);
    t.after(() => calculator.free());
    const scenarios = (settlement.fund.gross.scenarios ?? []).slice(0, 1);
    for (const answers of someClaimants(calculator)) {
      for (const assumptions of [{}, ...scenarios.map(({ id }) => ({ scenario: id }))]) {
        const options = { draws: 20_000, seed: 20 };
        const forecast = calculator.forecast({ answers, assumptions }, options);
        checkWhole(forecast, calculator, options, assumptions);
        const sorted = sample(settlement, assumptions, answers, 1500, 11);
        assert.ok(sorted, "every draw can be carried out");
        checkSample(forecast, sorted);
      }
    }
  });
}

/** Whether few claims have a mix that varies: how they are rounded to whole claims then shows. */
function roundsMixes(settlement) {
  const ranges = claimRanges(settlement);
  return settlement.groups.some(
    ({ id, claimMix }) => (claimMix?.light || claimMix?.heavy) && ranges.get(id).low < 100_000n,
  );
}

test("the forecasts of random plans are those of independent draws", async (t) => {
  const seen = { compared: 0, varying: 0 };
  const wrong = [];
  for (let seed = 1; seed <= 500; seed++) {
    const { settlement, assumptions } = randomPlan(seed);
    const answers = randomAnswers(settlement, seed);
    const calculator = await createCalculator(settlement).catch(() => null);
    if (!calculator || roundsMixes(settlement)) continue;
    try {
      if (attempt(() => calculator.estimate({ answers, assumptions })).error) continue;
      const sorted = sample(settlement, assumptions, answers, 250, seed);
      if (!sorted) continue;
      const options = { draws: 2000, seed };
      const forecast = calculator.forecast({ answers, assumptions }, options);
      checkWhole(forecast, calculator, options, assumptions);
      checkSample(forecast, sorted);
      seen.compared += 1;
      if (sorted[0] < sorted.at(-1)) seen.varying += 1;
    } catch (error) {
      wrong.push(`seed ${seed}: ${error.message}`);
    } finally {
      calculator.free();
    }
  }
  t.diagnostic(JSON.stringify(seen));
  assert.equal(wrong.length, 0, `${wrong.length} disagree\n${wrong.slice(0, 8).join("\n")}`);
  assert.ok(seen.varying > 60, JSON.stringify(seen));
});
