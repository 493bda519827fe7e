// Before anything is timed: whether the rivals do the same job.

import assert from "node:assert/strict";
import { createCalculator } from "prorata";
import { bigint } from "./bigint.mjs";
import { decimal } from "./decimal.mjs";
import { percentiles } from "./draw.mjs";
import { ANSWERS } from "./plans.mjs";

export const RANGE = { from: "0.001", to: "0.2" };
export const POINTS = 200;

/** @param {string} money */
const cents = (money) => Number(money.replace(".", ""));

/**
 * Everyone who does the job for a settlement, by name: a curve of so many points, and so many draws.
 *
 * @param {any} settlement
 */
export async function contestants(settlement) {
  const calculator = await createCalculator(settlement);
  const input = { answers: ANSWERS };
  const [from, to] = [Number(RANGE.from), Number(RANGE.to)];
  const rivals = Object.entries({ bigint, decimal }).map(([name, make]) => {
    const rival = make(settlement);
    return [
      name,
      {
        curve: () => rival.curve(from, to, POINTS),
        /** @param {number} draws */
        draw: (draws) => percentiles(rival.draw(draws, 1)),
      },
    ];
  });
  return {
    prorata: {
      curve: () => {
        const options = { over: { claimsRate: RANGE }, points: POINTS };
        const { payment, low, high } = calculator.curve(input, options);
        return [payment, low, high];
      },
      /** @param {number} draws */
      draw: (draws) => {
        const { payment } = calculator.forecast(input, { draws });
        return [payment.p10, payment.p50, payment.p90].map(cents);
      },
    },
    ...Object.fromEntries(rivals),
  };
}

/**
 * Throws unless all come to the same: every point of the curve to the cent, and the percentiles of as many draws as far
 * as those of different draws can be the same.
 *
 * @param {Awaited<ReturnType<typeof contestants>>} all
 */
export function assertAgreement({ prorata, ...rivals }) {
  const DRAWS = 20_000;
  const curve = prorata.curve();
  const drawn = prorata.draw(DRAWS);
  for (const [name, rival] of Object.entries(rivals)) {
    assert.deepEqual(rival.curve(), curve, `${name}: the curve`);
    for (const [i, value] of rival.draw(DRAWS).entries()) {
      // A percentile of 20,000 draws is within a twentieth of that of others: the spread of these payments is some 60 %
      // of the median, and the standard error of a 10th or 90th percentile then about 1 % of it.
      const part = Math.abs(value / (drawn[i] ?? 0) - 1);
      assert.ok(part < 0.05, `${name}: a percentile of ${value}, not ${drawn[i]}`);
    }
  }
}
