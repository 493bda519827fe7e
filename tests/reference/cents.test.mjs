/** The reference against arithmetic written out by hand: whole cents, and the residual. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { estimate } from "./allocate.mjs";
import { claimantOf, group, nested, paid, pool, refused, settlement, totals } from "./by-hand.mjs";

test("payments are cut down, or rounded half-up, or half-even", () => {
  const pays = [
    { group: "a", shares: "1" },
    { group: "b", shares: "2" },
  ];
  const file = (gross, rounding) =>
    settlement({
      fund: { gross },
      groups: [group("a", 2), group("b", 1)],
      pools: [pool({ pays })],
      rounding,
    });
  const by = (payment, gross, more) => {
    const rounded = file(gross, { payment, ...more });
    return [...paid(rounded)[0], Number(estimate(rounded).totals.residual)];
  };
  // 41 cents for four shares: 10.25 twice and 20.5.
  assert.deepEqual(by("truncate", "0.41"), [10, 20, 1]);
  assert.deepEqual(by("half-up", "0.41"), [10, 21, 0]);
  assert.deepEqual(by("half-even", "0.41"), [10, 20, 1]);
  // 43 cents: 10.75 twice and 21.5. Rounded, 11 + 11 + 22 = 44, a cent more than there is.
  assert.deepEqual(by("truncate", "0.43"), [10, 21, 2]);
  for (const payment of ["half-up", "half-even"]) {
    refused(file("0.43", { payment }), "rounding-exceeds-pool");
    assert.deepEqual(by(payment, "0.43", { excess: "truncate" }), [10, 21, 2]);
  }
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

test("a claimant has the cent for certain, perhaps, or not at all", () => {
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
  assert.deepEqual(claimantOf(file, { is: "a" }), [143, 143, 143]);
  assert.deepEqual(claimantOf(file, { is: "b" }), [285, 285, 285]);
  // 9.98: 142.571 and 285.143; three of a's five get one.
  file.fund.gross = "9.98";
  assert.deepEqual(claimantOf(file, { is: "a" }), [142, 142, 143]);
  assert.deepEqual(claimantOf(file, { is: "b" }), [285, 285, 285]);
});

test("what is not cashed is divided again among those who cashed", () => {
  const file = settlement({
    residual: {
      uncashed: "0.2",
      distributions: { pool: "main", most: 2, cost: "8.00" },
      disposition: "cy-pres",
    },
  });
  const { distributions, claimant } = estimate(file, {}, { in: true });
  // Two of ten are not cashed: 200.00 less 8.00 among eight, 24.00 each; one of the eight (1.6) is
  // not cashed: 24.00 less 8.00 among seven, 2.28 each; one of the seven (1.4) is not cashed.
  assert.deepEqual(
    distributions.map((l) => [l.amount, l.claims, l.payments, l.uncashed].map(Number)),
    [
      [19200, 8, 19200, 2400],
      [1600, 7, 1596, 228],
    ],
  );
  assert.deepEqual(
    claimant.distributions.map((l) => Number(l.payment)),
    [2400, 228],
  );
  // 800.00 + 168.00 + 13.68; left 2.28 and 0.04
  assert.deepEqual(totals(file), [100000, 1600, 98168, 232]);
  const rounds = (leastPayment) => {
    file.plan.residual.distributions.leastPayment = leastPayment;
    return estimate(file).distributions.length;
  };
  // 16.00 among seven are 2.285... each, 192.00 among eight 24.00.
  assert.deepEqual(["2.28", "2.29", "24.00", "24.01"].map(rounds), [2, 1, 1, 0]);
});

test("a few cents among many claims are not distributed", () => {
  const residual = { distributions: { pool: "main", most: 3 }, disposition: "cy-pres" };
  // 10.00 each; five cents are left for ten.
  const file = settlement({ fund: { gross: "100.05" }, residual });
  assert.deepEqual(estimate(file).distributions, []);
  assert.deepEqual(totals(file), [10005, 0, 10000, 5]);
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
    residual: { distributions: { pool: "main", most: 1 }, disposition: "undecided" },
  });
  // 9.00 drop out; 900.00 / 90 = 10.00 a share: 30.00 and 60.00. 100.00 are left: all caps are
  // reached, so ten claims share them.
  assert.deepEqual(paid(file), [[0, 3000, 6000]]);
  const [second] = estimate(file).distributions;
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
    residual: { distributions: { pool: "main", most: 1 }, disposition: "reversion" },
  });
  // 666.67 cents: two of three have the cent. 10.00 less 6.67 are left for each.
  const { pools, distributions, claimant } = estimate(file, {}, { in: true });
  assert.deepEqual([pools[0].cohorts[0].payment, pools[0].cohorts[0].extra], [666n, 2n]);
  assert.equal(distributions[0].payments, 999n);
  assert.equal(claimant.distributions[0].payment, 333n);
});
