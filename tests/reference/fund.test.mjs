/** The reference against arithmetic written out by hand: the fund, what comes out of it, and how many claims there are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { estimate } from "./allocate.mjs";
import { group, nested, paid, pool, ranges, refused, settlement, totals } from "./by-hand.mjs";

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

test("more claims leave less for each", () => {
  const file = settlement({ groups: [group("all", { low: 8, high: 25, likely: 10 })] });
  assert.deepEqual(paid(file), [[10000]]);
  assert.deepEqual(ranges(file), [[[4000, 12500]]]);
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

/** No claim is paid less than $90.00. */
const floored = pool({ pays: [{ group: "all", shares: "1", floor: "90.00" }] });

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
  refused(settlement({ groups: [group("all", 12)], pools: [floored] }), "floors-exceed-pool");
});

test("what cannot be carried out in the worst or the best case only ends the range there", () => {
  // Five claims are likely, of 200.00; at worst ten, of 100.00; at best nobody claims, and nobody can be paid.
  const none = settlement({ groups: [group("all", { low: 0, high: 10 })] });
  assert.deepEqual(ranges(none), [[[10000, 20000]]]);
  assert.deepEqual(estimate(none).refused, [{ case: "best", code: "no-claims" }]);
  // Ten claims are likely, of 100.00; at best eight, of 125.00; at worst twelve, to which 12 x 90.00 = 1080.00 is promised.
  const file = settlement({ groups: [group("all", { low: 8, high: 12 })], pools: [floored] });
  assert.deepEqual(ranges(file), [[[10000, 12500]]]);
  assert.deepEqual(estimate(file).refused, [{ case: "worst", code: "floors-exceed-pool" }]);
});
