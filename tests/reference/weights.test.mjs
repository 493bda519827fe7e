/** The reference against arithmetic written out by hand: what a claim weighs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { estimate } from "./allocate.mjs";
import { counted, holds, kindsOf } from "./answers.mjs";
import {
  claimantOf,
  claimMix,
  group,
  nested,
  paid,
  perUnit,
  pool,
  ranges,
  settlement,
  totals,
  yes,
} from "./by-hand.mjs";
import { claimRanges } from "./claims.mjs";

test("shares add up over groups within each other", () => {
  // 700.00 / (30 x 1 + 10 x 6) = 7.777...; cut to 7.77; 30 x 7.77 + 10 x 46.62 = 699.30
  const result = estimate(nested());
  assert.deepEqual(paid(nested()), [[777, 4662]]);
  assert.equal(result.totals.residual, 70n);
  assert.deepEqual(result.pools[0].cohorts[1].groups, ["all", "inner"]);
  assert.deepEqual(claimantOf(nested(), { in: true, deep: true }), [4662, 4662, 4662]);
  assert.deepEqual(claimantOf(nested(), { in: true, deep: false }), [777, 777, 777]);
  // A question that is not asked has no answer.
  assert.deepEqual(claimantOf(nested(), { in: false, deep: true }), [0, 0, 0]);
});

test("weights from the answers: so much for each unit, at most five", () => {
  const file = claimMix({ units: 1 }, { units: 8 }, { value: { sum: [perUnit] } });
  // 5 x 10.00 + 5 x 50.00 = 300.00: three times.
  assert.deepEqual(paid(file), [[3000, 15000]]);
  // The claimant has answers of their own, and counts among the claims as they are.
  assert.deepEqual(claimantOf(file, { in: true, units: 3 }), [9000, 9000, 9000]);
});

test("weights from the answers: a base and so much for each unit, within limits", () => {
  const sum = [{ fixed: "15.00" }, perUnit];
  const file = claimMix({ units: 1 }, { units: 8 }, { value: { sum, most: "35.00" } });
  // 25.00 and 35.00, together 300.00
  assert.deepEqual(paid(file), [[7500, 10500]]);
});

test("weights from the answers: a percentage of what was spent, with a minimum", () => {
  const sum = [{ percentOf: { percent: "15", question: "spent" } }];
  const value = { sum, least: "25.00" };
  const file = claimMix({ spent: "100.00" }, { spent: "500.00" }, { value, factor: { most: "1" } });
  assert.deepEqual(paid(file), [[2500, 7500]]);
  file.fund.gross = "250.00";
  assert.deepEqual(paid(file), [[1250, 3750]]);
});

test("weights from the answers: so much a month between two days", () => {
  const between = { first: "2019-01-01", last: "2020-12-31" };
  const perMonth = { amount: "1.00", between, start: "joined", end: "left", months: "calendar" };
  const value = { sum: [{ fixed: "15.00" }, { perMonth }], most: "35.00" };
  // June 2019 to March 2020 are ten months; all of 2019 and 2020 are 24, cut from 39.00 to 35.00.
  const first = { joined: "2019-06-15", left: "2020-03-10" };
  const second = { joined: "2018-01-31", left: "2021-05-01" };
  const file = claimMix(first, second, { value }, "600.00");
  file.questions.push({ id: "joined", kind: "date" }, { id: "left", kind: "date" });
  assert.deepEqual(paid(file), [[5000, 7000]]);
  assert.deepEqual(
    claimantOf(file, { in: true, joined: "2020-12-31", left: "2021-01-01" }),
    [3200, 3200, 3200],
  );
  // Who leaves before joining has no month.
  assert.equal(claimantOf(file, { in: true, joined: "2020-12-31", left: "2020-01-01" })[0], 3000);
});

test("weights from the answers: a table of tiers", () => {
  const tiers = [
    { when: { question: "units", atLeast: 5 }, amount: "100.00" },
    { when: { question: "units", atLeast: 2 }, amount: "40.00" },
    { amount: "10.00" },
  ];
  const file = claimMix({ units: 2 }, { units: 8 }, { value: { sum: [{ tiers }] } }, "350.00");
  // 5 x 40.00 + 5 x 100.00 = 700.00: half.
  assert.deepEqual(paid(file), [[2000, 5000]]);
  assert.deepEqual(claimantOf(file, { in: true, units: 0 }), [500, 500, 500]);
});

test("a cap for each unit", () => {
  const cap = { sum: [{ perUnit: { amount: "30.00", question: "units" } }], most: "120.00" };
  const file = claimMix({ units: 1 }, { units: 8 }, { shares: "1", cap }, "900.00");
  // 5 x 30.00, and (900.00 - 150.00) / 5 = 150.00 is above 120.00.
  assert.deepEqual(paid(file), [[3000, 12000]]);
  assert.deepEqual(totals(file), [90000, 0, 75000, 15000]);
  file.fund.gross = "500.00";
  assert.deepEqual(paid(file), [[3000, 7000]]);
});

test("claims that turn out light leave more for each", () => {
  const parts = (units) => [{ rate: "1", answers: { units } }];
  const light = { light: parts(1), heavy: parts(5) };
  const file = claimMix({ units: 2 }, { units: 4 }, { value: { sum: [perUnit] } }, "900.00", light);
  // Likely 300.00 of value: three times. Light 100.00: nine times. Heavy 500.00: 1.8 times.
  assert.deepEqual(paid(file), [[6000, 12000]]);
  assert.deepEqual(ranges(file), [
    [
      [3600, 18000],
      [7200, 36000],
    ],
  ]);
});

test("the weights of others are high where the payment is low, the claimant's own are low", () => {
  const value = { low: "10.00", high: "30.00" };
  const file = settlement({ pools: [pool({ pays: [{ group: "all", value }] })] });
  // 1000 / (10 x 30) x 10 = 33.33; 1000 / (10 x 20) x 20; 1000 / (10 x 10) x 30
  assert.deepEqual(ranges(file), [[[3333, 30000]]]);
  // The claimant's is one of the ten: 1000 / (9 x 10 + 30) x 30 = 250.00 at best. At worst it is among ten of 30 each, of
  // which one is paid no less.
  assert.deepEqual(claimantOf(file, { in: true }), [10000, 3333, 25000]);
});

test("a question that is not asked has no answer, and what depends on it is not asked", () => {
  const file = {
    questions: [
      { id: "in", kind: "yes-no" },
      { id: "state", kind: "state", askIf: yes },
      { id: "made", kind: "yes-no", askIf: { question: "state", is: "IL" } },
    ],
  };
  const answers = { in: false, state: "IL", made: true };
  assert.deepEqual(counted(file, answers), { in: false, state: null, made: null });
  const elsewhere = { in: true, state: "NY", made: null };
  assert.deepEqual(counted(file, { ...answers, in: true, state: "NY" }), elsewhere);
  // Nothing holds of no answer, so that nothing is so; of an answer that counts otherwise it may.
  const made = { question: "made", is: true };
  const kinds = kindsOf(file);
  assert.equal(holds(made, elsewhere, kinds), false);
  assert.equal(holds({ not: made }, elsewhere, kinds), true);
  assert.equal(holds({ not: made }, { in: true }, kinds), undefined);
  file.questions[2].otherwise = true;
  assert.deepEqual(counted(file, { in: true, state: "NY" }), { in: true, state: "NY", made: true });
});

test("claims that two groups share count what is around them once", () => {
  const within = { within: "all" };
  const shares = (group, number, more = {}) => ({ group, shares: number, ...more });
  const file = settlement({
    groups: [group("all", 100), group("a", 60, within), group("b", 60, within)],
    pools: [
      pool({ pays: [shares("all", "1"), shares("a", "1"), shares("b", "2", { cap: "25.00" })] }),
    ],
    fund: { gross: "2650.00" },
  });
  const cohorts = () =>
    estimate(file)
      .pools[0].cohorts.filter((c) => c.claims > 0n)
      .map((c) => [c.group, Number(c.claims), Number(c.weight) / 1e6, Number(c.payment)]);
  // 60 x 2 + 20 x 2 = 160 shares for 2650 - 40 x 25: 10.3125.
  assert.deepEqual(cohorts(), [
    ["a", 60, 2, 2062],
    ["b", 40, 3, 2500],
    ["b", 20, 2, 2062],
  ]);
  // Half of 60 are 30: 10 + 120 + 60 = 190 shares for 2650 - 30 x 25 = 1900.
  file.groups[2].claims.overlap = "0.5";
  assert.deepEqual(cohorts(), [
    ["all", 10, 1, 1000],
    ["a", 60, 2, 2000],
    ["b", 30, 3, 2500],
    ["b", 30, 2, 2000],
  ]);
});

test("claims without a size of their own go with those around them", () => {
  const file = settlement({
    groups: [group("all", 100, { members: { count: 1000 } }), group("a", 40, { within: "all" })],
    pools: [pool({ pays: [{ group: "a", shares: "1" }] })],
  });
  const likely = (assumptions) => Number(claimRanges(file, assumptions).get("a").likely);
  assert.equal(likely({ claimsRate: "0.05" }), 20);
  assert.equal(likely({ claims: { all: { count: 333 } } }), 133);
  // 40 x 2 / 100 is less than one: one is left.
  assert.equal(likely({ claimsRate: "0.002" }), 1);
  assert.equal(likely({ claimsRate: "0" }), 0);
});

test("two groups side by side are two claims; a group around both counts once", () => {
  const file = settlement({
    groups: [group("all", 10), group("a", 2, { within: "all" }), group("b", 2, { within: "all" })],
    pools: [
      pool({
        pays: [
          { group: "all", shares: "1" },
          { group: "a", shares: "4" },
          { group: "b", shares: "3" },
        ],
      }),
    ],
    fund: { gross: "2400.00" },
  });
  // 6 x 1 + 2 x 5 + 2 x 4 = 24 shares of 100.00; the claimant has 1 + 4 and 3.
  assert.deepEqual(claimantOf(file, { in: true }), [80000, 80000, 80000]);
  // A cap of the group around both holds for each of the two. (2400 - 4 x 250) / 6 = 233.33 a share.
  file.plan.pools[0].pays[0].cap = "250.00";
  assert.deepEqual(claimantOf(file, { in: true }), [50000, 50000, 50000]);
});
