/** The parts of the reference against published problems and properties that any division must have. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import { divide, entitled } from "./active-set.mjs";
import { holds, measure, monthsBetween } from "./answers.mjs";
import { movedRate } from "./claims.mjs";
import { split } from "./cohorts.mjs";
import { Fraction, ONE, ZERO } from "./fraction.mjs";
import { dividePool } from "./pools.mjs";
import { at, percentage, total, units } from "./values.mjs";

/** @param {string} name */
async function vectors(name) {
  return JSON.parse(await readFile(new URL(`../vectors/${name}`, import.meta.url), "utf8"));
}

/** One claim with a weight, and limits if there are any. */
const one = (weight, floor = 0, cap = null) => ({
  claims: 1n,
  weight: BigInt(weight),
  floor: BigInt(floor),
  cap: cap === null ? null : BigInt(cap),
});

const { cases } = await vectors("caps-floors.json");
for (const row of cases) {
  test(`caps and floors: ${row.name}`, () => {
    const claims = row.weights.map((weight, i) => one(weight, row.floors[i], row.caps[i]));
    const divided = divide(BigInt(row.amount), claims);
    const outcome = divided === null ? "floors-exceed-pool" : divided.left > 0n && "surplus";
    assert.equal(outcome || "balanced", row.outcome ?? "balanced");
    if (row.payments) assert.deepEqual(divided.payments.map(String), row.payments);
  });
}

const { problems } = await vectors("claims-problems.json");
for (const { amount, claims, proportional, constrainedEqualAwards } of problems) {
  test(`${amount} among claims of ${claims.join(", ")}`, () => {
    const inProportion = divide(
      BigInt(amount),
      claims.map((claim) => one(claim)),
    );
    assert.deepEqual(inProportion.payments.map(String), proportional);
    const equally = divide(
      BigInt(amount),
      claims.map((claim) => one(1, 0, claim)),
    );
    assert.deepEqual(equally.payments.map(String), constrainedEqualAwards);
  });
}

const cut = await vectors("truncate-and-keep.json");
for (const { amount, weights, paid, left } of cut.cases) {
  test(`${amount} by weights of ${weights.join(", ")}, cut down`, () => {
    const pool = { id: "main", pays: [{ value: "1.00" }] };
    const divided = dividePool(
      pool,
      BigInt(amount),
      weights.map((w) => one(w)),
      {},
    );
    assert.deepEqual(divided.payments.map(Number), paid);
    assert.equal(Number(BigInt(amount) - divided.paidOut), left);
  });
}

test("half-up, as decimal arithmetic has it", async () => {
  const rounding = await vectors("round-half-up.json");
  for (const [number, places, rounded] of rounding.cases) {
    const scale = new Fraction(10n ** BigInt(places));
    const digits = Fraction.of(number.replace("+", "")).times(scale).round("half-up");
    assert.equal(`${new Fraction(digits).over(scale)}`, `${Fraction.of(rounded)}`, number);
  }
});

const cohort = fc
  .record({
    claims: fc.bigInt({ min: 0n, max: 2_000_000n }),
    weight: fc.bigInt({ min: 0n, max: 60n }),
    floor: fc.option(fc.bigInt({ min: 0n, max: 500n }), { nil: 0n }),
    room: fc.option(fc.bigInt({ min: 0n, max: 900n })),
  })
  .map(({ room, ...c }) => ({ ...c, cap: room === null ? null : c.floor + room }));
const cohorts = fc.array(cohort, { minLength: 1, maxLength: 8 });
const amounts = fc.bigInt({ min: 0n, max: 3_000_000_000n });

const spent = (payments, group) =>
  payments.map((p, i) => p.times(new Fraction(group[i].claims))).reduce((a, b) => a.plus(b), ZERO);

test("an amount is spent to the last fraction, or every claim that can rise is at its cap", () => {
  fc.assert(
    fc.property(amounts, cohorts, (amount, group) => {
      const divided = divide(amount, group);
      const floors = total(group.map((c) => c.floor * c.claims));
      if (divided === null) return assert.ok(amount < floors);
      const { factor, payments, left, full } = divided;
      assert.equal(`${spent(payments, group).plus(new Fraction(left))}`, `${amount}`);
      for (const [i, c] of group.entries()) {
        assert.equal(`${payments[i]}`, `${entitled(factor, c)}`);
        if (full && c.claims > 0n && c.weight > 0n) assert.equal(`${payments[i]}`, `${c.cap}`);
      }
      assert.ok(left === 0n || full);
    }),
    { numRuns: 5000 },
  );
});

test("no lower factor makes the same payments", () => {
  fc.assert(
    fc.property(amounts, cohorts, (amount, group) => {
      const divided = divide(amount, group);
      // Where the caps leave money, the factor may be one that no claim needs, all being at their floors.
      if (divided === null || divided.factor.isZero() || divided.left > 0n) return;
      const lower = divided.factor.times(new Fraction(999_999n, 1_000_000n));
      const less = group.map((c) => entitled(lower, c));
      assert.ok(spent(less, group).lessThan(spent(divided.payments, group)));
    }),
    { numRuns: 2000 },
  );
});

test("rounding keeps to the named rule", () => {
  const rounded = (value, rule) => Number(Fraction.of(value).round(rule));
  assert.equal(rounded("234.5", "truncate"), 234);
  assert.equal(rounded("234.5", "half-up"), 235);
  assert.equal(rounded("234.5", "half-even"), 234);
  assert.equal(rounded("235.5", "half-even"), 236);
  assert.equal(rounded("234.51", "half-even"), 235);
  assert.equal(rounded("-234.5", "half-up"), -235);
  assert.equal(percentage(units("0.5", "percent"), 100n), 1n);
});

test("the likely value of a range is the stated one, or the middle cut down to the unit", () => {
  const likely = (range, kind) => Number(at(range, kind, "likely"));
  assert.equal(likely({ low: 3, high: 6 }, "count"), 4);
  assert.equal(likely({ low: 3, high: 6, likely: 5 }, "count"), 5);
  assert.equal(likely({ low: "0.01", high: "0.02" }, "money"), 1);
  assert.equal(likely({ low: "-0.02", high: "-0.01" }, "money"), -2);
  assert.equal(likely({ low: "32.6", high: "33.33" }, "percent"), 329_650_000);
  assert.equal(likely({ low: "0.000000001", high: "0.000000002" }, "rate"), 1);
});

test("a moved rate multiplies the odds by one factor", () => {
  const odds = (rate) => rate.over(ONE.minus(rate));
  const [rate, from, to] = ["0.11", "0.0157", "0.05"].map((r) => Fraction.of(r));
  const moved = movedRate(rate, from, to);
  assert.equal(`${odds(moved).over(odds(rate))}`, `${odds(to).over(odds(from))}`);
  assert.equal(`${movedRate(rate, from, from)}`, `${rate}`);
  assert.equal(`${movedRate(rate, from, ZERO)}`, "0");
  assert.equal(`${movedRate(rate, from, ONE)}`, "1");
  assert.equal(movedRate(rate, ZERO, ZERO), null);
});

test("a split gives what is left over to the largest remainders, the earlier first", () => {
  const parts = (claims, ...rates) =>
    split(
      claims,
      rates.map((r) => units(r, "rate")),
    ).map(Number);
  // 3.5, 2.1 and 1.4: one is left over, and 0.5 is the largest remainder.
  assert.deepEqual(parts(7n, "0.5", "0.3", "0.2"), [4, 2, 1]);
  // 1.25, 1.25, 2.5: 4 are given, the half gets the one.
  assert.deepEqual(parts(5n, "0.25", "0.25", "0.5"), [1, 1, 3]);
  // 0.5 and 0.5: the first.
  assert.deepEqual(parts(1n, "0.5", "0.5"), [1, 0]);
  assert.deepEqual(parts(0n, "0.5", "0.5"), [0, 0]);
});

test("months of the calendar, and complete months", () => {
  const months = (from, to) =>
    ["calendar", "complete"].map((which) => monthsBetween(from, to, which));
  assert.deepEqual(months("2020-01-31", "2020-02-01"), [2, 0]);
  assert.deepEqual(months("2021-01-01", "2021-01-31"), [1, 1]);
  assert.deepEqual(months("2021-01-01", "2021-01-30"), [1, 0]);
  assert.deepEqual(months("2021-01-15", "2021-02-14"), [2, 1]);
  assert.deepEqual(months("2021-01-15", "2021-02-13"), [2, 0]);
  assert.deepEqual(months("2019-11-01", "2021-02-28"), [16, 16]);
  assert.deepEqual(months("2020-02-29", "2021-02-28"), [13, 12]);
  assert.deepEqual(months("2020-05-10", "2020-05-10"), [1, 0]);
  assert.deepEqual(months("2020-05-10", "2020-05-09"), [0, 0]);
});

const kinds = new Map([
  ["state", "state"],
  ["units", "number"],
  ["bought", "date"],
  ["spent", "amount"],
]);

test("conditions are true, false or not decided", () => {
  const is = { question: "state", is: "IL" };
  const many = { question: "units", atLeast: 3 };
  const judged = (condition, answers) => holds(condition, answers, kinds);
  assert.equal(judged(is, {}), undefined);
  assert.equal(judged({ all: [is, many] }, { units: 2 }), false);
  assert.equal(judged({ all: [is, many] }, { units: 3 }), undefined);
  assert.equal(judged({ any: [is, many] }, { units: 3 }), true);
  assert.equal(judged({ any: [is, many] }, { units: 2 }), undefined);
  assert.equal(judged({ not: is }, {}), undefined);
  assert.equal(judged({ not: is }, { state: "NY" }), true);
  assert.equal(judged({ question: "state", isOneOf: ["IL", "none"] }, { state: "none" }), true);
  const period = { question: "bought", atLeast: "2020-01-01", atMost: "2020-12-31" };
  const bought = (day) => judged(period, { bought: day });
  assert.deepEqual(["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"].map(bought), [
    false,
    true,
    true,
    false,
  ]);
  // Amounts are compared as amounts, not as text.
  assert.equal(judged({ question: "spent", atLeast: "9.00" }, { spent: "10.00" }), true);
});

test("what a measure comes to", () => {
  const answers = { units: 7, spent: "33.37", bought: "2020-11-15" };
  const comes = (kind, sum, limits = {}) =>
    Number(measure({ sum, ...limits }, kind, answers, "likely", kinds));
  assert.equal(comes("money", [{ fixed: "5.00" }, { fixed: { low: "1.00", high: "2.00" } }]), 650);
  const perUnit = { amount: "2.50", question: "units" };
  assert.equal(comes("money", [{ perUnit }]), 1750);
  assert.equal(comes("money", [{ perUnit: { ...perUnit, most: 5 } }]), 1250);
  assert.equal(comes("money", [{ perUnit: { ...perUnit, question: "other" } }]), 0);
  const between = { first: "2019-06-01", last: "2021-01-14" };
  const perMonth = { amount: "1.00", between, months: "complete" };
  // 1 June 2019 to 14 January 2021: nineteen months and a half; from 15 November 2020: two.
  assert.equal(comes("money", [{ perMonth }]), 1900);
  assert.equal(comes("money", [{ perMonth: { ...perMonth, start: "bought" } }]), 200);
  assert.equal(comes("money", [{ perMonth: { ...perMonth, most: 12 } }]), 1200);
  assert.equal(comes("money", [{ perMonth: { ...perMonth, end: "left" } }]), 0);
  // To the last day answered: 1 June 2019 to 15 November 2020 are seventeen and a half.
  assert.equal(comes("money", [{ perMonth: { ...perMonth, end: "bought" } }]), 1700);
  // 15 % of $33.37 is $5.0055; of 33.37 shares 5.0055.
  const percentOf = { percent: "15", question: "spent" };
  assert.equal(comes("money", [{ percentOf }]), 501);
  assert.equal(comes("shares", [{ percentOf }]), 5_005_500);
  assert.equal(comes("money", [{ percentOf }], { least: "25.00" }), 2500);
  assert.equal(comes("money", [{ percentOf }], { most: "5.00" }), 500);
  const tiers = [
    { when: { question: "state", is: "IL" }, amount: "100.00" },
    { when: { question: "units", atLeast: 5 }, amount: "50.00" },
    { amount: "10.00" },
  ];
  assert.equal(comes("money", [{ tiers }]), 5000);
  assert.equal(comes("money", [{ tiers: tiers.slice(0, 1) }]), 0);
});
