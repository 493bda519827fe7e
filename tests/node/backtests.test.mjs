import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator } from "prorata";

/** @param {string} path relative to the project */
async function json(path) {
  return JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), "utf8"));
}

/** Whole cents of an amount such as "27.84". */
function cents(money) {
  assert.match(money, /^-?\d+\.\d\d$/);
  return BigInt(money.replace(".", ""));
}

/**
 * A calculator that is freed at the end of the test.
 * @param {import("node:test").TestContext} t
 * @param {string} id of the settlement
 */
async function calculatorOf(t, id) {
  const calculator = await createCalculator(await json(`settlements/${id}.json`));
  t.after(() => calculator.free());
  return calculator;
}

/** @param {import("prorata").Estimate} estimate @param {string} group */
function cohort(estimate, group) {
  return estimate.pools.flatMap((pool) => pool.cohorts).find((c) => c.group === group);
}

const { backtests } = await json("tests/backtests.json");

for (const row of backtests) {
  test(`${row.settlement}, ${row.group}: ${row.estimate} against ${row.paid.low} paid`, async (t) => {
    const calculator = await calculatorOf(t, row.settlement);
    const estimate = calculator.estimate({ assumptions: row.assumptions });
    const payment = cohort(estimate, row.group).payment;
    assert.equal(payment, row.estimate);

    const [whole, places = ""] = row.tolerancePercent.split(".");
    const tolerance = BigInt(whole + places);
    const scale = 100n * 10n ** BigInt(places.length);
    for (const paid of [cents(row.paid.low), cents(row.paid.high)]) {
      const gap = cents(payment) > paid ? cents(payment) - paid : paid - cents(payment);
      assert.ok(gap * scale <= tolerance * paid, `${payment} is too far from ${paid} cents`);
    }
  });

  test(`${row.settlement}, ${row.group}: what was paid is what the settlement file says`, async () => {
    const { outcome } = await json(`settlements/${row.settlement}.json`);
    const first = outcome.payments.find((p) => p.group === row.group && (p.round ?? 1) === 1);
    const { low = first.amount, high = first.amount } = first.amount;
    assert.deepEqual({ low, high }, row.paid);
  });
}

test("TikTok: an Illinois payment is six nationwide ones to the cent, at any claims rate", async (t) => {
  const calculator = await calculatorOf(t, "tiktok-2022");
  const rates = ["0.001", "0.0157", "0.03", "0.1", "0.333", "1"];
  for (const assumptions of [{}, ...rates.map((claimsRate) => ({ claimsRate }))]) {
    const estimate = calculator.estimate({ assumptions });
    const nationwide = cents(cohort(estimate, "nationwide").payment);
    assert.ok(nationwide > 0n);
    assert.equal(cents(cohort(estimate, "illinois").payment), 6n * nationwide);
  }
});

test("TikTok: the payments are inside the range that the file's own ranges give", async (t) => {
  const calculator = await calculatorOf(t, "tiktok-2022");
  const estimate = calculator.estimate();
  for (const [group, paid] of [
    ["nationwide", "27.84"],
    ["illinois", "167.04"],
  ]) {
    const { low, high } = cohort(estimate, group).range;
    assert.ok(cents(low) <= cents(paid) && cents(paid) <= cents(high), `${low} to ${high}`);
  }
});

test("TikTok: the values that reach the payments are inside the file's ranges", async () => {
  const settlement = await json("settlements/tiktok-2022.json");
  const { assumptions } = backtests.find((row) => row.settlement === "tiktok-2022");
  const [fees, costs] = settlement.deductions.map((deduction) => deduction.amount);
  const within = (value, { low, high }) =>
    Number(low) <= Number(value) && Number(value) <= Number(high);
  assert.ok(within(assumptions.deductions.fees.percentOfGross, fees.percentOfGross));
  assert.ok(within(assumptions.deductions.costs.fixed, costs.fixed));
  const illinois = settlement.groups.find((group) => group.id === "illinois");
  assert.ok(within(assumptions.claims.illinois.count, illinois.claims.number.count));
});
