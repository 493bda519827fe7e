/** Forecasts of which the outcome is known without drawing: nothing varies, or a single figure does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { likelyPayment } from "./allocate.mjs";
import { cents, claimants, files } from "./files.mjs";
import { drivenTo, exact, heldAt, only, uncertain } from "./single.mjs";
import { least, most } from "./values.mjs";

const DRAWS = 20_000;
/** Standard errors: one case in 240,000 lies beyond. */
const SIGMAS = 4.6;

/** What a claimant of the calculator's settlement is forecast to be paid. */
async function forecastOf(settlement, input, options) {
  const calculator = await createCalculator(settlement);
  try {
    return { ...calculator.forecast(input, options), estimate: calculator.estimate(input) };
  } finally {
    calculator.free();
  }
}

/** The least and the most that are paid this close to a place. @param {(place: number) => object} at */
function around(at, place, closeness, answers) {
  const ends = [place - closeness, place, place + closeness].map((p) =>
    likelyPayment(at(Math.min(1, Math.max(0, p))), {}, answers),
  );
  return { low: least(...ends), high: most(...ends) };
}

const within = (value, { low, high }, slack = 0n) => low - slack <= value && value <= high + slack;

for (const { name, settlement } of await files()) {
  test(`what is known beforehand of the forecast of ${name}`, async (t) => {
    const calculator = await createCalculator(settlement);
    t.after(() => calculator.free());
    const all = claimants(calculator, 60);
    const answers = all[all.length >> 1];
    // The fund as claimed is worked out from the claims, which is another matter than a single figure.
    const nothing = await forecastOf(exact(settlement), { answers }, { draws: 50 });
    const { payment } = nothing.estimate.claimant;
    assert.deepEqual(nothing.payment, { p10: payment, p50: payment, p90: payment });
    assert.deepEqual(nothing.histogram, []);
    for (const { share } of nothing.drivers) assert.equal(Number(share), 0);

    const whole = calculator.forecast({ answers }, { draws: 10 });
    for (const figure of uncertain(settlement)) {
      try {
        checkDriver(whole.drivers, figure, (p) => drivenTo(settlement, figure, p), answers);
        const alone = only(settlement, figure);
        // Some groups' claims, by themselves, leave no room for those within.
        if ((await codeOf(alone)) === "claims-exceed-group") continue;
        const one = await forecastOf(alone, { answers }, { draws: DRAWS, seed: 3 });
        checkPercentiles(one.payment, (p) => heldAt(settlement, figure, p), answers);
        checkDriver(one.drivers, figure, (p) => heldAt(settlement, figure, p), answers);
        if (one.payment.p10 === one.payment.p90) continue;
        const [first, ...others] = one.drivers;
        assert.equal(first.kind, figure.kind);
        assert.equal(Number(first.share), 1);
        for (const other of others) assert.equal(Number(other.share), 0);
      } catch (error) {
        error.message = `${JSON.stringify(figure)}: ${error.message}`;
        throw error;
      }
    }
  });
}

/** Why a settlement is refused, if it is. */
async function codeOf(settlement) {
  try {
    (await createCalculator(settlement)).free();
    return null;
  } catch (error) {
    return error.code;
  }
}

/** The percentiles, when a single figure varies: the payment at a place is known. */
function checkPercentiles(payment, at, answers) {
  for (const [percentile, p] of Object.entries({ p10: 0.1, p50: 0.5, p90: 0.9 })) {
    // The share of the draws below a place is known to its standard error.
    const slack = SIGMAS * Math.sqrt((p * (1 - p)) / DRAWS);
    // A payment that falls as the figure rises has its 10th percentile where the figure has its 90th.
    const places = [p, 1 - p].map((q) => around(at, q, slack, answers));
    const value = cents(payment[percentile]);
    const found = places.some((place) => within(value, place));
    assert.ok(found, `${percentile} is ${value}, not from ${places[0].low} to ${places[0].high}`);
  }
}

/** The range that a driver is said to give, from its 10th to its 90th percentile. */
function checkDriver(drivers, figure, at, answers) {
  const found = drivers.find((d) => d.kind === figure.kind && (d.id ?? figure.id) === figure.id);
  // A ten-thousandth of a place leaves room for the rounding of the figure.
  const ends = [0.1, 0.9].map((p) => around(at, p, 1e-4, answers));
  const [lower, upper] = ends[0].low <= ends[1].low ? ends : ends.reverse();
  if (!found) return assert.ok(within(lower.low, upper), "this is not among the drivers");
  const [low, high] = [cents(found.range.low), cents(found.range.high)];
  const right = within(low, lower, 1n) && within(high, upper, 1n);
  assert.ok(right, `drives from ${low} to ${high}, not from ${lower.low} to ${upper.high}`);
}
