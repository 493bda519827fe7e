/** What an estimate of the calculator must say, given what the reference says. */
import assert from "node:assert/strict";
import { chainOf, estimate as expectedEstimate, PlanError, valueAt } from "./allocate.mjs";
import { Fraction, sum } from "./fraction.mjs";

/** The reference's estimate, or the code of its refusal. */
export function expected(settlement, assumptions) {
  try {
    // A file whose own figures do not come out is refused whatever is assumed.
    expectedEstimate(settlement);
    return { estimate: expectedEstimate(settlement, assumptions) };
  } catch (error) {
    if (error instanceof PlanError) return { code: error.code };
    throw error;
  }
}

const dollars = (amount) => amount.toFixed(2);
const range = (low, high) => ({ low: dollars(low), high: dollars(high) });

/** @param {import("prorata").Estimate} got @param {ReturnType<typeof expectedEstimate>} want */
export function compare(got, want, settlement) {
  assert.equal(got.settlement, settlement.id);
  assert.deepEqual(got.totals, {
    gross: dollars(want.gross),
    deductions: dollars(want.deducted),
    payments: dollars(want.payments),
    residual: dollars(want.residual),
  });
  assert.equal(got.fund.gross, dollars(want.gross));
  assert.equal(got.fund.net, dollars(want.net));
  assert.deepEqual(got.fund.range, range(want.netRange.low, want.netRange.high));
  assert.deepEqual(
    got.fund.deductions.map(({ id, amount, range: r }) => ({ id, amount, range: r })),
    want.deductions.map((d) => ({
      id: d.id,
      amount: dollars(d.amount),
      range: range(d.low, d.high),
    })),
  );
  assert.deepEqual(
    got.claims.map(({ group, count, low, high }) => ({ group, count, low, high })),
    want.claims.map((c) => ({
      group: c.group,
      count: Number(c.count),
      low: Number(c.low),
      high: Number(c.high),
    })),
  );
  for (const claims of got.claims) {
    const members = settlement.groups.find((g) => g.id === claims.group).members?.count;
    assert.equal(claims.members === null, members === undefined);
    if (claims.members === null) assert.equal(claims.rate, null);
    else {
      assert.equal(claims.members, Number(valueAt(members, 0, "likely").floor()));
      const rate = Fraction.of(claims.count).over(Fraction.of(claims.members)).round(9, "truncate");
      assert.ok(Fraction.of(claims.rate).equals(rate), `rate of ${claims.group}`);
    }
  }

  const [pool] = got.pools;
  assert.equal(pool.payments, dollars(want.payments));
  assert.equal(pool.residual, dollars(want.residual));
  assert.ok(Fraction.of(pool.totalShares).equals(want.totalShares), "total shares");
  if (want.settled) {
    const places = pool.unitValue.split(".")[1]?.length ?? 0;
    assert.equal(pool.unitValue, want.factor.toFixed(places), "unit value");
  }
  for (const cohort of want.cohorts) {
    const found = pool.cohorts.find((c) => c.group === cohort.group);
    assert.ok(found, `no cohort for ${cohort.group}`);
    assert.deepEqual(found.groups, cohort.groups);
    assert.equal(found.claims, Number(cohort.count));
    assert.ok(Fraction.of(found.shares).equals(cohort.weight), "shares of a claim");
    if (cohort.count === 0n) continue;
    assert.equal(found.payment, dollars(cohort.payment), `payment of ${cohort.group}`);
    assert.equal(found.total, dollars(cohort.total), `total of ${cohort.group}`);
    if (!cohort.ranged) continue;
    assert.deepEqual(found.range, range(cohort.low, cohort.high), `range of ${cohort.group}`);
  }
  compareLimits(pool, want);
  compareSteps(got);
  const paid = sum(pool.cohorts.map((c) => Fraction.of(c.total)));
  assert.equal(dollars(paid), pool.payments, "the cohorts add up");
}

/** A limit is named where it is what decides, and nowhere else. */
function compareLimits(pool, want) {
  if (!want.settled) return;
  for (const { group, count, weight, floor, cap } of want.cohorts) {
    if (count === 0n) continue;
    const asked = want.factor.times(weight);
    const { limit } = pool.cohorts.find((c) => c.group === group);
    if (cap?.lessThan(asked)) assert.equal(limit, "cap", `limit of ${group}`);
    else if (asked.lessThan(floor)) assert.equal(limit, "floor", `limit of ${group}`);
    else if (floor.lessThan(asked) && !cap?.equals(asked)) assert.equal(limit, null);
  }
}

/** The working must tell the figures that the estimate gives. */
function compareSteps(got) {
  const of = (code) => got.steps.filter((step) => step.code === code);
  const [pool] = got.pools;
  assert.deepEqual(
    of("gross-fund").map((step) => step.amount),
    [got.totals.gross],
  );
  assert.deepEqual(
    [...of("deduction"), ...of("deduction-unknown")]
      .map((s) => [s.deduction, s.amount ?? "0.00"])
      .sort(),
    got.fund.deductions.map((d) => [d.id, d.amount]).sort(),
  );
  assert.deepEqual(
    of("net-fund").map(({ gross, deductions, amount }) => [gross, deductions, amount]),
    [[got.totals.gross, got.totals.deductions, got.fund.net]],
  );
  assert.deepEqual(
    of("claims").map(({ group, count, low, high }) => ({ group, count, low, high })),
    got.claims.map(({ group, count, low, high }) => ({ group, count, low, high })),
  );
  const [shares] = of("shares");
  for (const line of shares.lines) {
    const product = Fraction.of(line.claims).times(Fraction.of(line.sharesEach));
    assert.ok(Fraction.of(line.shares).equals(product), `shares of ${line.group}`);
  }
  assert.ok(sum(shares.lines.map((l) => Fraction.of(l.shares))).equals(Fraction.of(shares.total)));
  assert.equal(shares.total, pool.totalShares);
  assert.deepEqual(
    of("unit-value").map(({ amount, totalShares, value }) => [amount, totalShares, value]),
    [[pool.amount, pool.totalShares, pool.unitValue]],
  );
  const claims = of("payment").map((step) => Fraction.of(step.amount));
  if (got.reader) assert.equal(dollars(sum(claims)), got.reader.payment, "the claims add up");
}

/** A reader has one claim for each innermost group, and is paid for it what its cohort is paid. */
export function compareReader(got, settlement, answers) {
  const inside = settlement.groups.filter((g) =>
    chainOf(settlement, g.id).every((id) => {
      const { question } = settlement.groups.find((h) => h.id === id).eligibleIf;
      return answers[question];
    }),
  );
  assert.deepEqual([...got.reader.groups].sort(), inside.map((g) => g.id).sort());
  assert.equal(got.reader.eligible, inside.length > 0);
  if (inside.length === 0) {
    assert.equal(got.reader.payment, "0.00");
    return;
  }
  const innermost = inside.filter((g) => !inside.some((h) => h.within === g.id));
  const chains = innermost.flatMap((g) => chainOf(settlement, g.id));
  // What two chains share counts once, with the first: then a claim is no longer one of a cohort.
  if (new Set(chains).size < chains.length) return;
  const cohorts = innermost.map((g) => got.pools[0].cohorts.find((c) => c.group === g.id));
  const together = (money) => dollars(sum(cohorts.map((c) => Fraction.of(money(c)))));
  assert.equal(
    got.reader.payment,
    together((c) => c.payment),
  );
  assert.deepEqual(got.reader.range, {
    low: together((c) => c.range.low),
    high: together((c) => c.range.high),
  });
}
