import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import { activeSet } from "./active-set.mjs";
import {
  carryOut,
  claimCounts,
  cohortsOf,
  estimate,
  movedRate,
  PlanError,
  paymentAt,
  valueAt,
  waterFill,
} from "./allocate.mjs";
import { Fraction, ONE, sum, ZERO } from "./fraction.mjs";

/** @param {string} name */
async function vectors(name) {
  return JSON.parse(await readFile(new URL(`../vectors/${name}`, import.meta.url), "utf8"));
}

const { cases } = await vectors("caps-floors.json");
for (const row of cases) {
  test(`caps and floors: ${row.name}`, () => {
    const divided = waterFill(
      Fraction.of(row.amount),
      row.weights.map((weight, i) => ({
        count: 1n,
        weight: Fraction.of(weight),
        floor: Fraction.of(row.floors[i]),
        cap: row.caps[i] === null ? null : Fraction.of(row.caps[i]),
      })),
    );
    assert.equal(divided.outcome, row.outcome ?? "balanced");
    if (row.payments) assert.deepEqual(divided.payments.map(String), row.payments);
  });
}

const { problems } = await vectors("claims-problems.json");
for (const { amount, claims, proportional, constrainedEqualAwards } of problems) {
  test(`${amount} among claims of ${claims.join(", ")}`, () => {
    const inProportion = waterFill(
      Fraction.of(amount),
      claims.map((claim) => ({ count: 1n, weight: Fraction.of(claim) })),
    );
    assert.deepEqual(inProportion.payments.map(String), proportional);

    const equally = waterFill(
      Fraction.of(amount),
      claims.map((claim) => ({ count: 1n, weight: ONE, cap: Fraction.of(claim) })),
    );
    assert.deepEqual(equally.payments.map(String), constrainedEqualAwards);
  });
}

const cohorts = fc.array(
  fc
    .record({
      count: fc.bigInt({ min: 0n, max: 2_000_000n }),
      weight: fc.tuple(fc.bigInt({ min: 0n, max: 60n }), fc.bigInt({ min: 1n, max: 10n })),
      floor: fc.option(fc.bigInt({ min: 0n, max: 500n }), { nil: 0n }),
      room: fc.option(fc.bigInt({ min: 0n, max: 900n })),
    })
    .map(({ count, weight, floor, room }) => ({
      count,
      weight: new Fraction(...weight),
      floor: new Fraction(floor),
      cap: room === null ? null : new Fraction(floor + room),
    })),
  { minLength: 1, maxLength: 8 },
);
const amounts = fc.bigInt({ min: 0n, max: 3_000_000_000n }).map((n) => new Fraction(n));

test("water-filling and the active set divide every pool alike", () => {
  fc.assert(
    fc.property(amounts, cohorts, (amount, group) => {
      const divided = waterFill(amount, group);
      const other = activeSet(amount, group);
      if (divided.outcome === "floors-exceed-pool") return assert.equal(other, null);
      for (const [i, cohort] of group.entries()) {
        if (cohort.count > 0n) assert.equal(`${other[i]}`, `${divided.payments[i]}`);
      }
    }),
    { numRuns: 5000 },
  );
});

test("a balanced pool is spent to the last fraction, a surplus leaves every rising claim at its cap", () => {
  fc.assert(
    fc.property(amounts, cohorts, (amount, group) => {
      const divided = waterFill(amount, group);
      if (divided.outcome === "floors-exceed-pool") return;
      const spent = sum(divided.payments.map((p, i) => p.times(new Fraction(group[i].count))));
      assert.equal(`${spent.plus(divided.left)}`, `${amount}`);
      for (const [i, c] of group.entries()) {
        assert.equal(`${divided.payments[i]}`, `${paymentAt(divided.factor, c)}`);
        if (divided.outcome !== "surplus" || c.count === 0n || c.weight.isZero()) continue;
        assert.equal(`${divided.payments[i]}`, `${c.cap}`);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a highest factor leaves the rest of the pool", () => {
  const group = [
    { count: 10n, weight: ONE },
    { count: 5n, weight: Fraction.of(2) },
  ];
  const capped = waterFill(Fraction.of(100), group, Fraction.of(3));
  assert.equal(capped.outcome, "surplus");
  assert.deepEqual(capped.payments.map(String), ["3", "6"]);
  assert.equal(`${capped.left}`, "40");
  const exactly = waterFill(Fraction.of(60), group, Fraction.of(3));
  assert.equal(exactly.outcome, "balanced");
  const below = waterFill(Fraction.of(50), group, Fraction.of(3));
  assert.deepEqual(below.payments.map(String), ["5/2", "5"]);
});

test("rounding keeps to the named rule", () => {
  const rounded = (value, rule) => Fraction.of(value).round(2, rule).toFixed(2);
  assert.equal(rounded("2.345", "truncate"), "2.34");
  assert.equal(rounded("2.345", "half-up"), "2.35");
  assert.equal(rounded("2.345", "half-even"), "2.34");
  assert.equal(rounded("2.355", "half-even"), "2.36");
  assert.equal(rounded("2.3451", "half-even"), "2.35");
  assert.equal(rounded("-2.345", "half-up"), "-2.35");
});

test("the likely value of a range is the stated one, or the midpoint cut to the unit", () => {
  assert.equal(`${valueAt({ low: 3, high: 6 }, 0, "likely")}`, "4");
  assert.equal(`${valueAt({ low: 3, high: 6, likely: 5 }, 0, "likely")}`, "5");
  assert.equal(valueAt({ low: "0.01", high: "0.02" }, 2, "likely").toFixed(2), "0.01");
  assert.equal(valueAt({ low: "32.6", high: "33.33" }, 9, "likely").toFixed(9), "32.965000000");
  assert.equal(
    valueAt({ low: "0.000000001", high: "0.000000002" }, 9, "likely").toFixed(9),
    "0.000000001",
  );
});

test("a moved rate multiplies the odds by one factor", () => {
  const odds = (rate) => rate.over(ONE.minus(rate));
  const [rate, from, to] = ["0.11", "0.0157", "0.05"].map((r) => Fraction.of(r));
  const moved = movedRate(rate, from, to);
  assert.equal(`${odds(moved).over(odds(rate))}`, `${odds(to).over(odds(from))}`);
  assert.equal(`${movedRate(rate, from, from)}`, `${rate}`);
  assert.equal(`${movedRate(rate, from, ZERO)}`, "0");
  assert.equal(`${movedRate(rate, from, ONE)}`, "1");
});

/** A plan in small numbers: 100 members, 40 claims, 10 of them in the inner group. */
const plan = {
  fund: { gross: "1000.00" },
  deductions: [{ id: "fees", amount: { percentOfGross: "30" } }],
  groups: [
    { id: "all", members: { count: 100 }, claims: { number: { count: 40 } } },
    {
      id: "inner",
      within: "all",
      members: { count: 20 },
      claims: { number: { rate: { low: "0.4", high: "0.6" } } },
    },
  ],
  plan: {
    pools: [
      {
        id: "main",
        takes: "remainder",
        pays: [
          { group: "all", shares: "1" },
          { group: "inner", shares: "5" },
        ],
      },
    ],
    rounding: { unitValue: "cent", payment: "truncate" },
  },
};

test("nested groups: exclusive counts, shares added along the chain", () => {
  const counts = claimCounts(plan, {}, "likely");
  const [outer, inner] = cohortsOf(plan, plan.plan.pools[0], counts);
  assert.deepEqual([outer.count, inner.count], [30n, 10n]);
  assert.deepEqual([`${outer.weight}`, `${inner.weight}`], ["1", "6"]);
  assert.deepEqual(inner.groups, ["all", "inner"]);
});

test("a plan in small numbers, by hand", () => {
  // 700.00 / (30 x 1 + 10 x 6) = 7.777...; cut to 7.77; 30 x 7.77 + 10 x 46.62 = 699.30
  const result = estimate(plan);
  assert.deepEqual(
    result.cohorts.map((c) => c.payment.toFixed(2)),
    ["7.77", "46.62"],
  );
  assert.equal(result.residual.toFixed(2), "0.70");
  // Inner claims 8 to 12: 700 / 80 = 8.75 at most, 700 / 100 = 7.00 at least.
  assert.deepEqual(
    result.cohorts.map((c) => [c.low.toFixed(2), c.high.toFixed(2)]),
    [
      ["7.00", "8.75"],
      ["42.00", "52.50"],
    ],
  );
});

test("a claim's cap is the innermost one stated, and so is its floor", () => {
  const limited = structuredClone(plan);
  const [all, inner] = limited.plan.pools[0].pays;
  const payments = () =>
    carryOut(limited, {}, "likely").cohorts.map((cohort) => cohort.payment.toFixed(2));
  all.cap = "7.00";
  assert.deepEqual(payments(), ["7.00", "7.00"]);
  inner.cap = "60.00";
  // (700 - 30 x 7) / (10 x 6) = 8.166... a share; cut to 8.16; six shares are 48.96
  assert.deepEqual(payments(), ["7.00", "48.96"]);
  all.floor = "6.99";
  inner.floor = "50.00";
  // (700 - 10 x 50) / 30 = 6.66..., below the floor of the outer group
  assert.throws(payments, { code: "floors-exceed-pool" });
  all.floor = "6.00";
  // 6.666... a share; cut to 6.66
  assert.deepEqual(payments(), ["6.66", "50.00"]);
});

test("a plan that cannot be carried out says why", () => {
  const refused = (change, code) => {
    const changed = structuredClone(plan);
    change(changed);
    assert.throws(
      () => estimate(changed),
      (error) => error instanceof PlanError && error.code === code,
    );
  };
  refused((p) => {
    p.plan.pools[0].pays[0].floor = "17.51";
  }, "floors-exceed-pool");
  refused((p) => {
    p.deductions[0].amount = { fixed: "1000.01" };
  }, "deductions-exceed-fund");
  refused((p) => {
    p.groups[0].claims.number.count = 101;
  }, "claims-exceed-members");
  refused((p) => {
    p.plan.pools[0].pays[0].floor = "2.00";
    p.plan.pools[0].pays[1].cap = "1.99";
  }, "floor-above-cap");
  refused((p) => {
    p.groups = [{ ...p.groups[0], claims: { number: { count: 0 } } }];
  }, "no-claims");
  refused((p) => {
    p.groups[0].claims.number.count = 9;
  }, "claims-exceed-group");
});
