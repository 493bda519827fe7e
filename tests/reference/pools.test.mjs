/** The reference against arithmetic written out by hand: pools, limits, and what is left of a pool. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { estimate } from "./allocate.mjs";
import {
  claimantOf,
  claimMix,
  group,
  nested,
  paid,
  perUnit,
  pool,
  refused,
  settlement,
  totals,
} from "./by-hand.mjs";

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

test("a claimant who would be paid too little is paid nothing", () => {
  const file = claimMix({ units: 2 }, { units: 4 }, { value: { sum: [perUnit] } });
  file.plan.pools[0].deMinimis = "40.00";
  assert.deepEqual(claimantOf(file, { in: true, units: 1 }), [0, 0, 0]);
  assert.deepEqual(claimantOf(file, { in: true, units: 2 }), [6000, 6000, 6000]);
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
          claimMix: { parts: [{ rate: "1", answers: { spent: "400.00" } }] },
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
  assert.deepEqual(
    claimantOf(file("1000.00"), { in: true, spent: "100.00" }),
    [15000, 15000, 15000],
  );
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
