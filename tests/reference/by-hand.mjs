/** Small plans for the tests by hand, and what is asked of them. */
import assert from "node:assert/strict";
import { estimate } from "./allocate.mjs";
import { PlanError } from "./values.mjs";

/** A pool that takes all and gives each claim of the class one share. */
export const pool = (more = {}) => ({
  id: "main",
  takes: "remainder",
  pays: [{ group: "all", shares: "1" }],
  ...more,
});

export const yes = { question: "in", is: true };

/** A group with so many claims. */
export const group = (id, count, more = {}) => ({
  id,
  eligibleIf: yes,
  claims: { number: { count } },
  ...more,
});

/** A fund of $1,000.00 and ten claims, if nothing else is said. */
export const settlement = ({ pools = [pool()], rounding, residual, ...more } = {}) => ({
  fund: { gross: "1000.00" },
  deductions: [],
  questions: [{ id: "in", kind: "yes-no" }],
  groups: [group("all", 10)],
  plan: { pools, rounding, residual },
  ...more,
});

/** What one claim of each cohort is paid, in cents, by pool. */
export const paid = (file, assumptions) =>
  estimate(file, assumptions).pools.map((p) => p.cohorts.map((c) => Number(c.payment)));
export const ranges = (file) =>
  estimate(file).pools.map((p) =>
    p.cohorts.map((c) => [Number(c.range.low), Number(c.range.high)]),
  );
export const totals = (file) => Object.values(estimate(file).totals).map(Number);
export const claimantOf = (file, answers) => {
  const { payment, range } = estimate(file, {}, answers).claimant;
  return [payment, range.low, range.high].map(Number);
};
export const refused = (file, code, assumptions) =>
  assert.throws(
    () => estimate(file, assumptions),
    (error) => error instanceof PlanError && error.code === code,
  );

/** $700.00 among forty claims, ten of them in a group that has five shares more. */
export const nested = () =>
  settlement({
    fund: { gross: "700.00" },
    groups: [
      group("all", 40),
      group("inner", 10, { within: "all", eligibleIf: { question: "deep", is: true } }),
    ],
    questions: [
      { id: "in", kind: "yes-no" },
      { id: "deep", kind: "yes-no", askIf: yes },
    ],
    pools: [
      pool({
        pays: [
          { group: "all", shares: "1" },
          { group: "inner", shares: "5" },
        ],
      }),
    ],
    rounding: { unitValue: "cent" },
  });

/** One group whose claims are of two kinds, half each. */
export const claimMix = (first, second, pays, gross = "900.00", more = {}) =>
  settlement({
    fund: { gross },
    questions: [
      { id: "in", kind: "yes-no" },
      { id: "units", kind: "number" },
      { id: "spent", kind: "amount" },
    ],
    groups: [
      group("all", 10, {
        claimMix: {
          parts: [
            { rate: "0.5", answers: first },
            { rate: "0.5", answers: second },
          ],
          ...more,
        },
      }),
    ],
    pools: [pool({ pays: [{ group: "all", ...pays }] })],
  });

/** $10.00 for each unit, at most five, as a term of a measure. */
export const perUnit = { perUnit: { amount: "10.00", question: "units", most: 5 } };
