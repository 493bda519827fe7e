/**
 * The reference against arithmetic written out by hand: a small plan for everything that a settlement
 * file can say about money.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { estimate } from "./allocate.mjs";
import { counted } from "./answers.mjs";
import { PlanError } from "./values.mjs";

/** A pool that takes all and gives each claim of the class one share. */
const pool = (more = {}) => ({
  id: "main",
  takes: "remainder",
  pays: [{ group: "all", shares: "1" }],
  ...more,
});

const yes = { question: "in", is: true };

/** A group with so many claims. */
const group = (id, count, more = {}) => ({
  id,
  eligibleIf: yes,
  claims: { number: { count } },
  ...more,
});

/** A fund of $1,000.00 and ten claims, if nothing else is said. */
const settlement = ({ pools = [pool()], rounding, afterwards, ...more } = {}) => ({
  fund: { gross: "1000.00" },
  deductions: [],
  questions: [{ id: "in", kind: "yes-no" }],
  groups: [group("all", 10)],
  plan: { pools, rounding, afterwards },
  ...more,
});

/** What one claim of each cohort is paid, in cents, by pool. */
const paid = (file, assumptions) =>
  estimate(file, assumptions).pools.map((p) => p.cohorts.map((c) => Number(c.payment)));
const ranges = (file) =>
  estimate(file).pools.map((p) =>
    p.cohorts.map((c) => [Number(c.range.low), Number(c.range.high)]),
  );
const totals = (file) => Object.values(estimate(file).totals).map(Number);
const readerOf = (file, answers) => {
  const { payment, range } = estimate(file, {}, answers).reader;
  return [payment, range.low, range.high].map(Number);
};
const refused = (file, code, assumptions) =>
  assert.throws(
    () => estimate(file, assumptions),
    (error) => error instanceof PlanError && error.code === code,
  );

test("deductions, each by its rule, in their order", () => {
  const amounts = [
    { percentOfGross: "33.333" }, // 333.33
    { fixed: "-16.67" }, // interest: 683.34 remain
    { percentOfRemaining: "10" }, // 68.334, so 68.33
    { percentOf: { percent: "5", base: "100.10" } }, // 5.005, so 5.01
    { perClaim: "1.25" }, // 10 claims: 12.50
    { unknown: true },
  ];
  const file = settlement({ deductions: amounts.map((amount, i) => ({ id: `d${i}`, amount })) });
  const { fund } = estimate(file);
  assert.deepEqual(
    fund.deductions.map((d) => Number(d.amount)),
    [33333, -1667, 6833, 501, 1250, 0],
  );
  // 1000.00 - 402.50
  assert.equal(fund.net, 59750n);
});

test("a deduction in a range is high where the payment is low", () => {
  const amount = { fixed: { low: "100.00", high: "301.00" } };
  const { fund, pools } = estimate(settlement({ deductions: [{ id: "d", amount }] }));
  assert.equal(fund.deductions[0].amount, 20050n);
  assert.deepEqual(fund.deductions[0].range, { low: 10000n, high: 30100n });
  assert.deepEqual(fund.range, { low: 69900n, high: 90000n });
  assert.deepEqual(pools[0].cohorts[0].range, { low: 6990n, high: 9000n });
});

test("a percentage of what remains takes nothing of a debt", () => {
  const deductions = [
    { id: "a", amount: { fixed: "1500.00" } },
    { id: "b", amount: { percentOfRemaining: "10" } },
    { id: "c", amount: { fixed: "-600.00" } },
  ];
  assert.equal(estimate(settlement({ deductions })).fund.net, 10000n);
  refused(settlement({ deductions: deductions.slice(0, 2) }), "deductions-exceed-fund");
});

const nested = () =>
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

test("shares add up over groups within each other", () => {
  // 700.00 / (30 x 1 + 10 x 6) = 7.777...; cut to 7.77; 30 x 7.77 + 10 x 46.62 = 699.30
  const result = estimate(nested());
  assert.deepEqual(paid(nested()), [[777, 4662]]);
  assert.equal(result.totals.residual, 70n);
  assert.deepEqual(result.pools[0].cohorts[1].groups, ["all", "inner"]);
  assert.deepEqual(readerOf(nested(), { in: true, deep: true }), [4662, 4662, 4662]);
  assert.deepEqual(readerOf(nested(), { in: true, deep: false }), [777, 777, 777]);
  // A question that is not asked has no answer.
  assert.deepEqual(readerOf(nested(), { in: false, deep: true }), [0, 0, 0]);
});

test("the nearest cap and the nearest floor hold for the whole payment", () => {
  const file = nested();
  const [all, inner] = file.plan.pools[0].pays;
  all.cap = "7.00";
  assert.deepEqual(paid(file), [[700, 700]]);
  inner.cap = "60.00";
  // (700 - 30 x 7) / (10 x 6) = 8.166... a share; cut to 8.16; six shares are 48.96
  assert.deepEqual(paid(file), [[700, 4896]]);
  all.floor = "6.99";
  inner.floor = "50.00";
  // (700 - 10 x 50) / 30 = 6.66..., below the floor of the outer group
  refused(file, "floors-exceed-pool");
  all.floor = "6.00";
  assert.deepEqual(paid(file), [[666, 5000]]);
});

/** Ten claims of $20.00 and ten of $50.00, from the answers. */
const tiered = (gross, limits = [{}, {}], more = {}) => ({
  ...settlement({
    fund: { gross },
    groups: [group("small", 10), group("large", 10)],
    pools: [
      pool({
        pays: [
          { group: "small", value: "20.00", ...limits[0] },
          { group: "large", value: "50.00", ...limits[1] },
        ],
      }),
    ],
  }),
  ...more,
});

test("claim values are scaled up and down, and not past the limits on the factor", () => {
  assert.deepEqual(paid(tiered("350.00")), [[1000, 2500]]);
  assert.deepEqual(paid(tiered("1400.00")), [[4000, 10000]]);
  const downOnly = { factor: { most: "1" } };
  assert.deepEqual(paid(tiered("350.00", [downOnly, downOnly])), [[1000, 2500]]);
  assert.deepEqual(paid(tiered("1400.00", [downOnly, downOnly])), [[2000, 5000]]);
  assert.deepEqual(totals(tiered("1400.00", [downOnly, downOnly])), [140000, 0, 70000, 70000]);
});

test("only one of two tiers may fall, and both may rise by half at most", () => {
  const fixed = { factor: { least: "1", most: "1.5" } };
  const falls = { factor: { most: "1.5" } };
  // 350.00 less 10 x 20.00 leaves 15.00 for each of the others.
  assert.deepEqual(paid(tiered("350.00", [fixed, falls])), [[2000, 1500]]);
  assert.deepEqual(paid(tiered("1400.00", [fixed, falls])), [[3000, 7500]]);
  // Half a cent of a limit is cut off: 0.333 x 20.00 = 6.66, 0.3333 x 50.00 = 16.665.
  const third = [{ factor: { most: "0.333" } }, { factor: { most: "0.3333" } }];
  assert.deepEqual(paid(tiered("1400.00", third)), [[666, 1666]]);
  // A cap and a limit on the factor: the smaller. A floor above the cap is cut to the cap.
  const both = [
    { factor: { most: "2", least: "0.5" }, cap: "30.00", floor: "12.00" },
    { factor: { most: "0.5" }, cap: "30.00", floor: { sum: [{ fixed: "29.00" }] } },
  ];
  assert.deepEqual(paid(tiered("1400.00", both)), [[3000, 2500]]);
  assert.deepEqual(paid(tiered("375.00", both)), [[1250, 2500]]);
});

/** One group whose claims are of two kinds, half each. */
const spread = (first, second, pays, gross = "900.00", more = {}) =>
  settlement({
    fund: { gross },
    questions: [
      { id: "in", kind: "yes-no" },
      { id: "units", kind: "number" },
      { id: "spent", kind: "amount" },
    ],
    groups: [
      group("all", 10, {
        spread: {
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

const perUnit = { perUnit: { amount: "10.00", question: "units", most: 5 } };

test("weights from the answers: so much for each unit, at most five", () => {
  const file = spread({ units: 1 }, { units: 8 }, { value: { sum: [perUnit] } });
  // 5 x 10.00 + 5 x 50.00 = 300.00: three times.
  assert.deepEqual(paid(file), [[3000, 15000]]);
  // The reader has answers of their own, and counts among the claims as they are.
  assert.deepEqual(readerOf(file, { in: true, units: 3 }), [9000, 9000, 9000]);
});

test("weights from the answers: a base and so much for each unit, within limits", () => {
  const sum = [{ fixed: "15.00" }, perUnit];
  const file = spread({ units: 1 }, { units: 8 }, { value: { sum, most: "35.00" } });
  // 25.00 and 35.00, together 300.00
  assert.deepEqual(paid(file), [[7500, 10500]]);
});

test("weights from the answers: a percentage of what was spent, with a minimum", () => {
  const sum = [{ percentOf: { percent: "15", question: "spent" } }];
  const value = { sum, least: "25.00" };
  const file = spread({ spent: "100.00" }, { spent: "500.00" }, { value, factor: { most: "1" } });
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
  const file = spread(first, second, { value }, "600.00");
  file.questions.push({ id: "joined", kind: "date" }, { id: "left", kind: "date" });
  assert.deepEqual(paid(file), [[5000, 7000]]);
  assert.deepEqual(
    readerOf(file, { in: true, joined: "2020-12-31", left: "2021-01-01" }),
    [3200, 3200, 3200],
  );
  // Who leaves before joining has no month.
  assert.equal(readerOf(file, { in: true, joined: "2020-12-31", left: "2020-01-01" })[0], 3000);
});

test("weights from the answers: a table of tiers", () => {
  const tiers = [
    { when: { question: "units", atLeast: 5 }, amount: "100.00" },
    { when: { question: "units", atLeast: 2 }, amount: "40.00" },
    { amount: "10.00" },
  ];
  const file = spread({ units: 2 }, { units: 8 }, { value: { sum: [{ tiers }] } }, "350.00");
  // 5 x 40.00 + 5 x 100.00 = 700.00: half.
  assert.deepEqual(paid(file), [[2000, 5000]]);
  assert.deepEqual(readerOf(file, { in: true, units: 0 }), [500, 500, 500]);
});

test("a cap for each unit", () => {
  const cap = { sum: [{ perUnit: { amount: "30.00", question: "units" } }], most: "120.00" };
  const file = spread({ units: 1 }, { units: 8 }, { shares: "1", cap }, "900.00");
  // 5 x 30.00, and (900.00 - 150.00) / 5 = 150.00 is above 120.00.
  assert.deepEqual(paid(file), [[3000, 12000]]);
  assert.deepEqual(totals(file), [90000, 0, 75000, 15000]);
  file.fund.gross = "500.00";
  assert.deepEqual(paid(file), [[3000, 7000]]);
});

test("claims that turn out light leave more for each", () => {
  const parts = (units) => [{ rate: "1", answers: { units } }];
  const light = { light: parts(1), heavy: parts(5) };
  const file = spread({ units: 2 }, { units: 4 }, { value: { sum: [perUnit] } }, "900.00", light);
  // Likely 300.00 of value: three times. Light 100.00: nine times. Heavy 500.00: 1.8 times.
  assert.deepEqual(paid(file), [[6000, 12000]]);
  assert.deepEqual(ranges(file), [
    [
      [3600, 18000],
      [7200, 36000],
    ],
  ]);
});

test("the weights of others are high where the payment is low, the reader's own are low", () => {
  const value = { low: "10.00", high: "30.00" };
  const file = settlement({ pools: [pool({ pays: [{ group: "all", value }] })] });
  // 1000 / (10 x 30) x 10 = 33.33; 1000 / (10 x 20) x 20; 1000 / (10 x 10) x 30
  assert.deepEqual(ranges(file), [[[3333, 30000]]]);
  assert.deepEqual(readerOf(file, { in: true }), [10000, 3333, 30000]);
});

test("more claims leave less for each", () => {
  const file = settlement({ groups: [group("all", { low: 8, high: 25, likely: 10 })] });
  assert.deepEqual(paid(file), [[10000]]);
  assert.deepEqual(ranges(file), [[[4000, 12500]]]);
});

test("who would be paid too little drops out, once, and the others share", () => {
  const pays = [
    { group: "small", shares: "1" },
    { group: "middle", shares: "2" },
    { group: "large", shares: "7" },
  ];
  const file = settlement({
    groups: [group("small", 10), group("middle", 10), group("large", 10)],
    pools: [pool({ pays, deMinimis: "20.00" })],
  });
  // 10.00, 20.00, 70.00; without the small ones 1000 / 90 = 11.111 a share.
  assert.deepEqual(paid(file), [[0, 2222, 7777]]);
  assert.deepEqual(estimate(file).pools[0].dropped, [true, false, false]);
  file.plan.pools[0].deMinimis = "70.01";
  assert.deepEqual(paid(file), [[0, 0, 0]]);
  assert.equal(estimate(file).totals.residual, 100000n);
});

test("a reader who would be paid too little is paid nothing", () => {
  const file = spread({ units: 2 }, { units: 4 }, { value: { sum: [perUnit] } });
  file.plan.pools[0].deMinimis = "40.00";
  assert.deepEqual(readerOf(file, { in: true, units: 1 }), [0, 0, 0]);
  assert.deepEqual(readerOf(file, { in: true, units: 2 }), [6000, 6000, 6000]);
});

test("pools take in order: an amount, a percentage, what is needed, the rest", () => {
  const value = [{ group: "all", value: "15.00" }];
  const pools = [
    pool({ id: "a", takes: { fixed: "300.00" } }),
    pool({ id: "b", takes: { percentOfNet: "33.33333" } }), // 333.3333, so 333.33
    pool({ id: "c", takes: { asNeeded: {} }, pays: value }), // 150.00
    pool({ id: "d" }), // 216.67
  ];
  assert.deepEqual(paid(settlement({ pools })), [[3000], [3333], [1500], [2166]]);
  pools[0].takes.fixed = "900.00";
  assert.deepEqual(paid(settlement({ pools })), [[9000], [1000], [0], [0]]);
  pools[0].takes.fixed = "600.00";
  // 66.67 are left of the 150.00 needed.
  assert.deepEqual(paid(settlement({ pools })), [[6000], [3333], [666], [0]]);
  pools[0].takes.fixed = "300.00";
  pools[2].takes.asNeeded.atMost = "100.00";
  assert.deepEqual(paid(settlement({ pools })), [[3000], [3333], [1000], [2666]]);
});

test("documented losses come first, up to a most, and are prorated if they are too many", () => {
  const file = (gross) =>
    settlement({
      fund: { gross },
      groups: [
        group("all", 10),
        group("losses", 2, {
          within: "all",
          spread: { parts: [{ rate: "1", answers: { spent: "400.00" } }] },
        }),
      ],
      questions: [
        { id: "in", kind: "yes-no" },
        { id: "spent", kind: "amount" },
      ],
      pools: [
        pool({
          id: "losses",
          takes: { asNeeded: {} },
          pays: [
            {
              group: "losses",
              value: {
                sum: [{ percentOf: { percent: "100", question: "spent" } }],
                most: "250.00",
              },
              factor: { most: "1" },
            },
          ],
        }),
        pool(),
      ],
    });
  assert.deepEqual(paid(file("1000.00")), [
    [0, 25000],
    [5000, 5000],
  ]);
  assert.deepEqual(paid(file("300.00")), [
    [0, 15000],
    [0, 0],
  ]);
  assert.deepEqual(readerOf(file("1000.00"), { in: true, spent: "100.00" }), [15000, 15000, 15000]);
});

test("what the caps leave goes to the next pool, or stays", () => {
  const capped = pool({ id: "a", takes: { fixed: "600.00" } });
  capped.pays[0].cap = "20.00";
  const file = settlement({ pools: [{ ...capped, surplus: "next-pool" }, pool({ id: "b" })] });
  // 10 x 20.00 = 200.00; 400.00 go on to the 400.00 that are left.
  assert.deepEqual(paid(file), [[2000], [8000]]);
  assert.equal(estimate(file).pools[0].surplus, 40000n);
  file.plan.pools[0].surplus = "kept";
  assert.deepEqual(paid(file), [[2000], [4000]]);
  assert.equal(estimate(file).pools[0].residual, 40000n);
  assert.deepEqual(totals(file), [100000, 0, 60000, 40000]);
});

test("a pool that takes what it needs takes it of what is handed on to it, too", () => {
  const capped = pool({ id: "a", takes: { fixed: "800.00" }, surplus: "next-pool" });
  capped.pays[0].cap = "20.00";
  const losses = pool({
    id: "b",
    takes: { asNeeded: {} },
    pays: [{ group: "all", value: "70.00" }],
  });
  // 200.00 are paid, 600.00 handed on, 200.00 were left: 700.00 are needed, 100.00 left.
  const file = settlement({ pools: [capped, losses, pool({ id: "c" })] });
  assert.deepEqual(paid(file), [[2000], [7000], [1000]]);
});

test("a fund that grows with the claims, between a least and a most", () => {
  const file = (count, asClaimed) =>
    settlement({
      fund: { gross: { asClaimed } },
      groups: [group("all", count)],
      deductions: [
        { id: "fees", amount: { fixed: "100.00" } },
        { id: "costs", amount: { perClaim: "1.00" } },
      ],
      pools: [pool({ pays: [{ group: "all", value: "25.00", factor: { most: "2" } }] })],
    });
  const limits = { atLeast: "310.00", atMost: "500.00" };
  const gross = (count, asClaimed = limits) => Number(estimate(file(count, asClaimed)).fund.gross);
  // Between: 100.00 + 10 + 10 x 25.00. Below: 100.00 + 5 + 125.00. Above: 100.00 + 20 + 500.00.
  assert.deepEqual(
    [10, 5, 20].map((count) => gross(count)),
    [36000, 31000, 50000],
  );
  assert.deepEqual(paid(file(10, limits)), [[2500]]);
  assert.deepEqual(paid(file(5, limits)), [[4100]]);
  assert.deepEqual(paid(file(20, limits)), [[1900]]);
  assert.equal(gross(20, { atLeast: "310.00" }), 62000);
});

test("the defendant adds what a share lacks, up to a most", () => {
  const topUp = { shareValue: "120.00" };
  const file = settlement({ pools: [pool({ topUp })] });
  assert.deepEqual(paid(file), [[12000]]);
  assert.deepEqual(totals(file), [120000, 0, 120000, 0]);
  assert.equal(estimate(file).fund.gross, 100000n);
  topUp.atMost = "50.00";
  assert.deepEqual(paid(file), [[10500]]);
  topUp.shareValue = "99.00";
  assert.deepEqual(paid(file), [[10000]]);
  // Half shares at 120.01: 60.005 each, ten of them 600.05.
  const half = settlement({
    fund: { gross: "500.00" },
    pools: [pool({ topUp: { shareValue: "120.01" }, pays: [{ group: "all", shares: "0.5" }] })],
  });
  assert.equal(estimate(half).pools[0].amount, 60005n);
  half.groups[0].claims.number.count = 9;
  assert.equal(estimate(half).pools[0].amount, 54005n);
});

test("a fund that depends on what happens", () => {
  const scenarios = [
    { id: "sale", gross: { low: "800.00", high: "1200.00" } },
    { id: "none", gross: "100.00" },
    { id: "listing", gross: { low: "500.00", high: "3000.00" } },
  ];
  const file = settlement({ fund: { gross: { scenarios } } });
  assert.deepEqual(paid(file), [[10000]]);
  assert.deepEqual(ranges(file), [[[1000, 30000]]]);
  assert.deepEqual(paid(file, { scenario: "listing" }), [[17500]]);
  const { range } = estimate(file, { scenario: "listing" }).fund;
  assert.deepEqual(range, { low: 50000n, high: 300000n });
});

test("payments are cut down, or rounded half-up, or half-even", () => {
  const by = (payment, gross) => {
    const file = settlement({ fund: { gross }, rounding: { payment } });
    return [...paid(file)[0], Number(estimate(file).totals.residual)];
  };
  assert.deepEqual(by("truncate", "100.25"), [1002, 5]);
  assert.deepEqual(by("half-up", "100.25"), [1003, -5]);
  assert.deepEqual(by("half-even", "100.25"), [1002, 5]);
  assert.deepEqual(by("half-even", "100.35"), [1004, -5]);
});

test("the value of a share is cut to the cent first, but not where all are at their caps", () => {
  const file = nested();
  file.plan.rounding = {};
  assert.deepEqual(paid(file), [[777, 4666]]);
  file.plan.rounding.unitValue = "cent";
  const [all, inner] = file.plan.pools[0].pays;
  all.cap = "5.00";
  inner.cap = "40.00";
  assert.deepEqual(paid(file), [[500, 4000]]);
  assert.equal(estimate(file).pools[0].left, 15000n);
});

test("cents that cutting down leaves go to the payments that were cut most", () => {
  const file = settlement({
    fund: { gross: "10.00" },
    groups: [group("a", 2), group("b", 1), group("c", 3)],
    pools: [
      pool({
        pays: [
          { group: "a", shares: "1" },
          { group: "b", shares: "2" },
          { group: "c", shares: "1" },
        ],
      }),
    ],
    rounding: { residue: "largest-remainder" },
  });
  // 142.857 cents a share: a and c 142, b 285 (285.714): 5 x 142 + 285 = 995. Five cents: a and c were
  // cut by 0.857, b by 0.714, so all of a and c get one, and are paid it.
  const [{ cohorts, paidOut }] = estimate(file).pools;
  assert.deepEqual(
    cohorts.map((c) => Number(c.payment)),
    [143, 285, 143],
  );
  assert.deepEqual(
    cohorts.map((c) => Number(c.extra)),
    [0, 0, 0],
  );
  assert.equal(paidOut, 1000n);
  // 9.98 are 142.571 and 285.143 cents: 995 again; three cents for a's two and one of c's three.
  file.fund.gross = "9.98";
  const [fewer] = estimate(file).pools;
  assert.deepEqual(
    fewer.cohorts.map((c) => Number(c.payment)),
    [142, 285, 142],
  );
  assert.deepEqual(
    fewer.cohorts.map((c) => Number(c.extra)),
    [2, 0, 1],
  );
});

test("a reader has the cent for certain, perhaps, or not at all", () => {
  const file = settlement({
    fund: { gross: "10.00" },
    groups: [
      group("a", 5, { eligibleIf: { question: "is", is: "a" } }),
      group("b", 1, { eligibleIf: { question: "is", is: "b" } }),
    ],
    questions: [{ id: "is", kind: "choice" }],
    pools: [
      pool({
        pays: [
          { group: "a", shares: "1" },
          { group: "b", shares: "2" },
        ],
      }),
    ],
    rounding: { residue: "largest-remainder" },
  });
  // 142.857 and 285.714 cents: all of a's five get one.
  assert.deepEqual(readerOf(file, { is: "a" }), [143, 143, 143]);
  assert.deepEqual(readerOf(file, { is: "b" }), [285, 285, 285]);
  // 9.98: 142.571 and 285.143; three of a's five get one.
  file.fund.gross = "9.98";
  assert.deepEqual(readerOf(file, { is: "a" }), [142, 142, 143]);
  assert.deepEqual(readerOf(file, { is: "b" }), [285, 285, 285]);
});

test("what is not cashed is divided again among those who cashed", () => {
  const file = settlement({
    afterwards: {
      uncashed: "0.2",
      distributions: { pool: "main", most: 2, cost: "8.00" },
      rest: "cy-pres",
    },
  });
  const { later, reader } = estimate(file, {}, { in: true });
  // Two of ten are not cashed: 200.00 less 8.00 among eight, 24.00 each; one of the eight (1.6) is
  // not cashed: 24.00 less 8.00 among seven, 2.28 each; one of the seven (1.4) is not cashed.
  assert.deepEqual(
    later.map((l) => [l.amount, l.claims, l.payments, l.uncashed].map(Number)),
    [
      [19200, 8, 19200, 2400],
      [1600, 7, 1596, 228],
    ],
  );
  assert.deepEqual(
    reader.later.map((l) => Number(l.payment)),
    [2400, 228],
  );
  // 800.00 + 168.00 + 13.68; left 2.28 and 0.04
  assert.deepEqual(totals(file), [100000, 1600, 98168, 232]);
  const rounds = (leastPayment) => {
    file.plan.afterwards.distributions.leastPayment = leastPayment;
    return estimate(file).later.length;
  };
  // 16.00 among seven are 2.285... each, 192.00 among eight 24.00.
  assert.deepEqual(["2.28", "2.29", "24.00", "24.01"].map(rounds), [2, 1, 1, 0]);
});

test("a further distribution keeps to the caps, knows no floors, and leaves out who dropped out", () => {
  const pays = [
    { group: "small", shares: "1" },
    { group: "middle", shares: "3", cap: "30.00" },
    { group: "large", shares: "6", floor: "50.00" },
  ];
  const file = settlement({
    groups: [group("small", 10), group("middle", 10), group("large", 10)],
    pools: [pool({ takes: { fixed: "900.00" }, pays, deMinimis: "10.00" })],
    afterwards: { distributions: { pool: "main", most: 1 }, rest: "undecided" },
  });
  // 9.00 drop out; 900.00 / 90 = 10.00 a share: 30.00 and 60.00. 100.00 are left: all caps are
  // reached, so ten claims share them.
  assert.deepEqual(paid(file), [[0, 3000, 6000]]);
  const [second] = estimate(file).later;
  assert.deepEqual([second.amount, second.claims, second.payments].map(Number), [10000, 20, 10000]);
  assert.deepEqual(totals(file), [100000, 0, 100000, 0]);
});

test("a cent that a claim may have been given counts against its cap", () => {
  const file = settlement({
    groups: [group("all", 3)],
    pools: [
      pool({
        takes: { fixed: "20.00" },
        pays: [{ group: "all", value: "10.00", factor: { most: "1" } }],
      }),
    ],
    rounding: { residue: "largest-remainder" },
    afterwards: { distributions: { pool: "main", most: 1 }, rest: "reversion" },
  });
  // 666.67 cents: two of three have the cent. 10.00 less 6.67 are left for each.
  const { pools, later, reader } = estimate(file, {}, { in: true });
  assert.deepEqual([pools[0].cohorts[0].payment, pools[0].cohorts[0].extra], [666n, 2n]);
  assert.equal(later[0].payments, 999n);
  assert.equal(reader.later[0].payment, 333n);
});

test("a claims rate, of however many members there are", () => {
  const file = settlement({
    groups: [
      group("all", 0, {
        members: { count: { low: 90, high: 110 } },
        claims: { number: { rate: "0.155" } },
      }),
    ],
  });
  // 15.5 of 100 claims, cut down to 15; 13 of 90, 17 of 110.
  assert.deepEqual(paid(file), [[6666]]);
  assert.deepEqual(ranges(file), [[[5882, 7692]]]);
  // 25 of 100, 22 of 90, 27 of 110.
  const { range } = estimate(file, { claimsRate: "0.25" }).pools[0].cohorts[0];
  assert.deepEqual(range, { low: 3703n, high: 4545n });
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
  assert.deepEqual(counted(file, answers), { in: false });
  assert.deepEqual(counted(file, { ...answers, in: true, state: "NY" }), { in: true, state: "NY" });
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
  // 6 x 1 + 2 x 5 + 2 x 4 = 24 shares of 100.00; the reader has 1 + 4 and 3.
  assert.deepEqual(readerOf(file, { in: true }), [80000, 80000, 80000]);
  // A cap of the group around both holds for each of the two. (2400 - 4 x 250) / 6 = 233.33 a share.
  file.plan.pools[0].pays[0].cap = "250.00";
  assert.deepEqual(readerOf(file, { in: true }), [50000, 50000, 50000]);
});

test("a plan that cannot be carried out says why", () => {
  const change = (make) => {
    const file = nested();
    make(file);
    return file;
  };
  refused(
    change((f) => (f.groups[0].claims.number.count = 0)),
    "claims-exceed-group",
  );
  refused(
    change((f) => (f.groups[0].members = { count: 39 })),
    "claims-exceed-members",
  );
  refused(settlement({ groups: [group("all", 0)] }), "no-claims");
  refused(settlement({ groups: [group("all", { low: 0, high: 10 })] }), "no-claims");
  // Enough as is likely, not at worst.
  const file = settlement({ groups: [group("all", { low: 8, high: 12 })] });
  file.plan.pools[0].pays[0].floor = "90.00";
  refused(file, "floors-exceed-pool");
});
