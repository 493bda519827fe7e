/** Forecasts of which the outcome is known without drawing: nothing varies, or a single figure does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { likelyPayment } from "./allocate.mjs";
import { cents, files, readers } from "./files.mjs";
import { exact, heldAt, only, uncertain } from "./single.mjs";
import { least, most } from "./values.mjs";

const DRAWS = 20_000;
/** Standard errors: one case in 240,000 lies beyond. */
const SIGMAS = 4.6;

/** What a reader of the calculator's settlement is forecast to be paid. */
async function forecastOf(settlement, input, options) {
  const calculator = await createCalculator(settlement);
  try {
    return { ...calculator.forecast(input, options), estimate: calculator.estimate(input) };
  } finally {
    calculator.free();
  }
}

/** The least and the most that are paid with a figure this close to a place. */
function around(settlement, figure, place, closeness, answers) {
  const ends = [place - closeness, place, place + closeness].map((p) =>
    likelyPayment(heldAt(settlement, figure, Math.min(1, Math.max(0, p))), {}, answers),
  );
  return { low: least(...ends), high: most(...ends) };
}

const within = (value, { low, high }, slack = 0n) => low - slack <= value && value <= high + slack;

for (const { name, settlement } of await files()) {
  test(`what is known beforehand of the forecast of ${name}`, async (t) => {
    const calculator = await createCalculator(settlement);
    t.after(() => calculator.free());
    const all = readers(calculator, 60);
    const answers = all[all.length >> 1];
    // The fund as claimed is worked out from the claims, which is another matter than a single figure.
    const nothing = await forecastOf(exact(settlement), { answers }, { draws: 50 });
    const { payment } = nothing.estimate.reader;
    assert.deepEqual(nothing.payment, { p10: payment, p50: payment, p90: payment });
    assert.deepEqual(nothing.histogram, []);
    for (const { share } of nothing.drivers) assert.equal(Number(share), 0);

    const whole = calculator.forecast({ answers }, { draws: 10 });
    for (const figure of uncertain(settlement)) {
      const what = JSON.stringify(figure);
      const one = await forecastOf(
        only(settlement, figure),
        { answers },
        { draws: DRAWS, seed: 3 },
      );
      const ends = new Map();
      for (const [percentile, p] of Object.entries({ p10: 0.1, p50: 0.5, p90: 0.9 })) {
        // The share of the draws below a place is known to its standard error.
        const slack = SIGMAS * Math.sqrt((p * (1 - p)) / DRAWS);
        // A payment that falls as the figure rises has its 10th percentile where the figure has its 90th.
        const places = [p, 1 - p].map((q) => around(settlement, figure, q, slack, answers));
        const value = cents(one.payment[percentile]);
        assert.ok(
          places.some((place) => within(value, place)),
          `${what}: ${percentile} is ${value}`,
        );
        // A ten-thousandth of a place leaves room for the rounding of the figure.
        ends.set(percentile, around(settlement, figure, p, 1e-4, answers));
      }
      for (const { drivers } of [one, whole]) {
        const found = drivers.find(
          (d) => d.kind === figure.kind && (d.id ?? figure.id) === figure.id,
        );
        const [a, b] = [ends.get("p10"), ends.get("p90")];
        const [lower, upper] = a.low <= b.low ? [a, b] : [b, a];
        if (!found) {
          assert.ok(within(lower.low, upper), `${what} does not drive the range`);
          continue;
        }
        const { low, high } = found.range;
        assert.ok(
          within(cents(low), lower, 1n) && within(cents(high), upper, 1n),
          `${what} drives from ${low} to ${high}, not ${lower.low} to ${upper.high}`,
        );
      }
      if (one.payment.p10 !== one.payment.p90) {
        const [first, ...others] = one.drivers;
        assert.equal(first.kind, figure.kind);
        assert.equal(Number(first.share), 1);
        for (const other of others) assert.equal(Number(other.share), 0);
      }
    }
  });
}
