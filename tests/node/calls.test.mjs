// Forecast, curve and inverse, as a caller meets them: seeds, and what is refused with which code and place.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { createCalculator, ProrataError } from "prorata";

const file = new URL("../../settlements/tiktok-2022.json", import.meta.url);
const calculator = await createCalculator(JSON.parse(await readFile(file, "utf8")));
const input = { answers: { state: "IL", usedBefore: true, createdInIllinois: true } };
const elsewhere = { answers: { state: "CA", usedBefore: true } };

test("the same seed gives the same forecast, another one other draws", () => {
  const one = calculator.forecast(input, { draws: 5000, seed: 4 });
  assert.deepEqual(calculator.forecast(input, { draws: 5000, seed: 4 }), one);
  const other = calculator.forecast(input, { draws: 5000, seed: 5 });
  assert.notDeepEqual(other.histogram, one.histogram);
  // Nothing but the draws depends on the seed.
  assert.deepEqual(other.drivers, one.drivers);
  assert.deepEqual(other.claimsRateModel, one.claimsRateModel);
});

test("without options there are 2,000 draws from seed 1", () => {
  const { draws, seed } = calculator.forecast(input);
  assert.deepEqual({ draws, seed }, { draws: 2000, seed: 1 });
  assert.deepEqual(calculator.forecast(input), calculator.forecast(input, { draws, seed }));
});

test("the ends of what is allowed", () => {
  const one = calculator.forecast(input, { draws: 1, seed: 0 });
  assert.equal(one.payment.p10, one.payment.p90);
  assert.deepEqual(one.histogram, []);
  const many = calculator.forecast(input, { draws: 100_000, seed: 2 ** 32 - 1 });
  assert.ok(Number(many.payment.p10) < Number(many.payment.p90));
});

test("so many claims still bring the payment, and one more does not", () => {
  const { claimant } = calculator.estimate(input);
  const found = calculator.solve(input, { payment: claimant?.payment ?? "", group: "nationwide" });
  assert.equal(found.outcome, "reached");
  assert.ok(found.outcome === "reached" && found.claims >= 1_400_000);
  for (const more of [0, 1]) {
    const claims = { nationwide: { count: found.claims + more } };
    const { claimant } = calculator.estimate({ ...input, assumptions: { claims } });
    assert.equal(claimant?.payment, more === 0 ? found.payment : found.next);
  }
});

test("who has no claim is paid nothing, and no number of claims changes that", () => {
  const nobody = { answers: { state: "CA", usedBefore: false } };
  const found = calculator.solve(nobody, { payment: "0.01" });
  const { outcome, reason, most } = /** @type {any} */ (found);
  assert.deepEqual([outcome, reason, most], ["not-reachable", "not-eligible", "0.00"]);
  assert.equal(calculator.forecast(nobody).payment.p90, "0.00");
});

describe("refused", () => {
  const claimsRate = { from: "0.001", to: "0.2" };
  const claims = { group: "nationwide", from: 1000, to: 2000 };
  const fees = { id: "fees", from: "1.00", to: "2.00" };
  const over = { claimsRate };
  /** @type {[string, (c: any) => unknown, string, string][]} */
  const cases = [
    ["no answers: forecast", (c) => c.forecast({}), "answers-needed", "/answers"],
    ["no answers: curve", (c) => c.curve({}, { over }), "answers-needed", "/answers"],
    ["no answers: solve", (c) => c.solve({}, { payment: "1.00" }), "answers-needed", "/answers"],
    [
      "an answer is missing",
      (c) => c.forecast({ answers: { state: "IL" } }),
      "missing-answer",
      "/answers/usedBefore",
    ],
    ["nothing at all", (c) => c.forecast(), "answers-needed", "/answers"],
    ["unknown key of the input", (c) => c.curve({ ...input, x: 1 }, { over }), "unknown-key", "/x"],

    ["no draws", (c) => c.forecast(input, { draws: 0 }), "out-of-range", "/options/draws"],
    ["1e9 draws", (c) => c.forecast(input, { draws: 1e9 }), "out-of-range", "/options/draws"],
    [
      "100,001 draws",
      (c) => c.forecast(input, { draws: 100_001 }),
      "out-of-range",
      "/options/draws",
    ],
    ["half a draw", (c) => c.forecast(input, { draws: 1.5 }), "bad-count", "/options/draws"],
    [
      "draws less than none",
      (c) => c.forecast(input, { draws: -1 }),
      "bad-count",
      "/options/draws",
    ],
    [
      "draws not a number",
      (c) => c.forecast(input, { draws: Number.NaN }),
      "bad-count",
      "/options/draws",
    ],
    ["draws as text", (c) => c.forecast(input, { draws: "10" }), "wrong-type", "/options/draws"],
    ["a seed below 0", (c) => c.forecast(input, { seed: -1 }), "bad-count", "/options/seed"],
    [
      "a seed of 2^32",
      (c) => c.forecast(input, { seed: 2 ** 32 }),
      "out-of-range",
      "/options/seed",
    ],
    ["a fraction as seed", (c) => c.forecast(input, { seed: 0.5 }), "bad-count", "/options/seed"],
    [
      "unknown key of the options",
      (c) => c.forecast(input, { drawn: 1 }),
      "unknown-key",
      "/options/drawn",
    ],
    ["a list of options", (c) => c.forecast(input, []), "wrong-type", "/options"],

    ["no options of a curve", (c) => c.curve(input), "missing-key", "/options"],
    ["a curve over nothing", (c) => c.curve(input, {}), "missing-key", "/options"],
    [
      "a curve over two things",
      (c) => c.curve(input, { over: { claimsRate, claims } }),
      "one-key-needed",
      "/options/over",
    ],
    ["one point", (c) => c.curve(input, { over, points: 1 }), "out-of-range", "/options/points"],
    [
      "10,001 points",
      (c) => c.curve(input, { over, points: 10_001 }),
      "out-of-range",
      "/options/points",
    ],
    ["half a point", (c) => c.curve(input, { over, points: 2.5 }), "bad-count", "/options/points"],
    [
      "a spacing of another kind",
      (c) => c.curve(input, { over, spacing: "cubic" }),
      "unknown-word",
      "/options/spacing",
    ],
    [
      "a range of nothing",
      (c) => c.curve(input, { over: { claims: { ...claims, to: 1000 } } }),
      "empty-range",
      "/options/over/claims",
    ],
    [
      "a range that falls",
      (c) => c.curve(input, { over: { claimsRate: { from: "0.2", to: "0.1" } } }),
      "empty-range",
      "/options/over/claimsRate",
    ],
    [
      "an empty range of money",
      (c) => c.curve(input, { over: { deduction: { ...fees, from: "2.00" } } }),
      "empty-range",
      "/options/over/deduction",
    ],
    [
      "logarithm of no rate",
      (c) => c.curve(input, { over: { claimsRate: { from: "0", to: "1" } }, spacing: "log" }),
      "log-needs-positive",
      "/options/over/claimsRate/from",
    ],
    [
      "logarithm of no claims",
      (c) => c.curve(input, { over: { claims: { ...claims, from: 0 } }, spacing: "log" }),
      "log-needs-positive",
      "/options/over/claims/from",
    ],
    [
      "logarithm of no money",
      (c) => c.curve(input, { over: { deduction: { ...fees, from: "0.00" } }, spacing: "log" }),
      "log-needs-positive",
      "/options/over/deduction/from",
    ],
    [
      "a rate as number",
      (c) => c.curve(input, { over: { claimsRate: { from: 0.1, to: 0.2 } } }),
      "wrong-type",
      "/options/over/claimsRate/from",
    ],
    [
      "a rate above one",
      (c) => c.curve(input, { over: { claimsRate: { from: "0.1", to: "1.1" } } }),
      "bad-rate",
      "/options/over/claimsRate/to",
    ],
    [
      "money as number",
      (c) => c.curve(input, { over: { deduction: { ...fees, from: 1 } } }),
      "money-not-text",
      "/options/over/deduction/from",
    ],
    [
      "an unknown group",
      (c) => c.curve(input, { over: { claims: { ...claims, group: "all" } } }),
      "unknown-group",
      "/options/over/claims/group",
    ],
    [
      "an unknown group's rate",
      (c) => c.curve(input, { over: { rate: { ...claimsRate, group: "all" } } }),
      "unknown-group",
      "/options/over/rate/group",
    ],
    [
      "an unknown deduction",
      (c) => c.curve(input, { over: { deduction: { ...fees, id: "tea" } } }),
      "unknown-deduction",
      "/options/over/deduction/id",
    ],

    ["no payment asked for", (c) => c.solve(input, {}), "missing-key", "/options"],
    [
      "a payment of nothing",
      (c) => c.solve(input, { payment: "0.00" }),
      "payment-not-positive",
      "/options/payment",
    ],
    [
      "a payment below nothing",
      (c) => c.solve(input, { payment: "-1.00" }),
      "payment-not-positive",
      "/options/payment",
    ],
    [
      "a payment as number",
      (c) => c.solve(input, { payment: 10 }),
      "money-not-text",
      "/options/payment",
    ],
    [
      "a payment without cents",
      (c) => c.solve(input, { payment: "0" }),
      "bad-money",
      "/options/payment",
    ],
    [
      "more than the fund",
      (c) => c.solve(input, { payment: "92000000.01" }),
      "payment-above-fund",
      "/options/payment",
    ],
    [
      "an unknown group to solve for",
      (c) => c.solve(input, { payment: "1.00", group: "all" }),
      "unknown-group",
      "/options/group",
    ],
  ];
  for (const [name, call, code, path] of cases) {
    test(name, () => {
      assert.throws(
        () => call(calculator),
        (error) => {
          assert(error instanceof ProrataError, String(error));
          assert.deepEqual([error.code, error.path], [code, path]);
          return true;
        },
      );
    });
  }

  test("all that there is to divide can be asked for, and no more", () => {
    const { net } = calculator.estimate(elsewhere).fund;
    assert.equal(calculator.solve(elsewhere, { payment: net }).outcome, "not-reachable");
    assert.throws(() => calculator.solve(elsewhere, { payment: "92000000.00" }), {
      code: "payment-above-fund",
      path: "/options/payment",
      params: { payment: "92000000.00", most: net },
    });
  });

  test("a freed calculator", async () => {
    const mine = await createCalculator(calculator.settlement);
    mine.free();
    for (const call of [
      () => mine.forecast(input),
      () => mine.curve(input, { over }),
      () => mine.solve(input, { payment: "1.00" }),
    ]) {
      assert.throws(call, { code: "calculator-freed" });
    }
  });

  test("and the calculator can be used as before", () => {
    assert.match(calculator.estimate(input).claimant?.payment ?? "", /^\d+\.\d\d$/);
  });
});
