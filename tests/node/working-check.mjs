// What an estimate says must be what its working comes to.

import assert from "node:assert/strict";
import { Fraction, ZERO } from "../reference/fraction.mjs";
import { addUp, cents, total } from "./working.mjs";

/**
 * The steps add up, to what the estimate says, from what the file and the answers say.
 * @param {import("prorata").Estimate} estimate
 * @param {import("prorata").Step[]} steps
 * @param {any} settlement
 * @param {Record<string, unknown>} [answers]
 */
export function check(estimate, steps, settlement, answers) {
  const sheet = addUp(steps);
  /** @param {string} code @param {string} [pool] @returns {any[]} */
  const of = (code, pool) =>
    steps.filter((step) => step.code === code && (!pool || step.pool === pool));
  for (const { sources } of steps) {
    for (const id of sources ?? []) assert.ok(id in settlement.sources, `no source ${id}`);
  }
  checkGiven(settlement, answers, of);
  checkFund(estimate, sheet, of);
  checkPools(estimate, sheet, of);
  checkResidual(estimate, sheet, of);
  checkTotals(estimate, sheet);
  const { claimant } = estimate;
  if (!claimant) return assert.equal(sheet.payments.length, 0);
  assert.equal(cents(claimant.payment), total(sheet.payments), "the claimant's payments");
  assert.equal(claimant.eligible, sheet.eligible);
}

function checkFund({ fund, claims, pools }, sheet, of) {
  const [first] = [...of("gross-fund"), ...of("fund-as-claimed")];
  assert.equal(first.amount, fund.gross);
  if (first.code === "gross-fund") assert.equal(first.scenario, fund.scenario);
  const [net] = of("net-fund");
  assert.deepEqual([net.gross, net.amount], [fund.gross, fund.net]);
  const unknown = { amount: "0.00", range: { low: "0.00", high: "0.00" } };
  const told = [...of("deduction"), ...of("deduction-unknown").map((s) => ({ ...unknown, ...s }))];
  const plain = (id, { kind, amount, range }) => ({ id, kind, amount, range });
  assert.deepEqual(
    new Map(told.map((step) => [step.deduction, plain(step.deduction, step)])),
    new Map(fund.deductions.map((d) => [d.id, plain(d.id, d)])),
  );
  // Where each amount comes from: stated, usual or before the payments.
  const figures = new Map(fund.deductions.map(({ id, figure }) => [id, figure]));
  for (const { deduction, usual } of of("deduction"))
    assert.equal(figures.get(deduction), usual ? "usual" : "stated");
  for (const { deduction } of of("deduction-unknown"))
    assert.equal(figures.get(deduction), "not-counted");
  const counted = of("claims").map(({ code, stage, sources, confidence, ...figures }) => figures);
  assert.deepEqual(counted, claims);
  const all = total(pools[0].cohorts.map((cohort) => BigInt(cohort.claims)));
  for (const count of sheet.claimsOfDeductions) assert.equal(count, all, "all claims");
}

function checkPools({ pools }, sheet, of) {
  assert.deepEqual(
    [...sheet.pools.keys()],
    pools.map(({ pool }) => pool),
  );
  for (const pool of pools) {
    const said = sheet.pools.get(pool.pool);
    assert.equal(cents(pool.amount), said.amount);
    assert.equal(cents(pool.topUp), said.topUp);
    const [weights] = of("weights", pool.pool);
    assert.deepEqual([weights.weights, weights.total], [pool.weights, pool.totalWeight]);
    const [factor] = of("factor", pool.pool);
    assert.deepEqual([factor.weights, factor.factor], [pool.weights, pool.factor]);
    const free = pool.cohorts.filter((cohort) => cohort.limit === null);
    const weighed = free.map((c) => Fraction.of(c.weight).times(Fraction.of(c.claims)));
    // Where every claim is at its cap, those that the factor brings there exactly count among the others.
    if (said.surplus === 0n) {
      const limited = pool.cohorts.filter((cohort) => cohort.limit !== null);
      assert.equal(said.atLimits, total(limited.map((cohort) => cents(cohort.total))));
      assert.ok(said.sharing.equals(weighed.reduce((sum, weight) => sum.plus(weight), ZERO)));
    }
    const [surplus] = of("surplus", pool.pool);
    assert.equal(pool.surplus, surplus?.to ? surplus.amount : "0.00");
    for (const { claims, payment, extraCents, total: all } of pool.cohorts) {
      assert.equal(cents(all), cents(payment) * BigInt(claims) + BigInt(extraCents));
    }
    const payments = total(pool.cohorts.map((cohort) => cents(cohort.total)));
    assert.equal(cents(pool.payments), payments);
    assert.equal(cents(pool.amount), payments + cents(pool.surplus) + cents(pool.residual));
  }
}

function checkResidual({ pools, distributions, claimant, totals }, sheet, of) {
  const paid = total(pools.map((pool) => cents(pool.payments)));
  const left = sheet.net + sheet.topUps - paid;
  if (sheet.undistributed) assert.equal(cents(sheet.undistributed.payments), paid);
  if (sheet.uncashed) {
    const { amount, rate } = sheet.uncashed;
    // One check a claim, out of however many pools; none for nothing.
    const checks = ({ claims, payment, extraCents }) => (payment === "0.00" ? extraCents : claims);
    const sent = pools[0].cohorts.map((_, i) => Math.max(...pools.map((p) => checks(p.cohorts[i]))));
    const lost = share(sent, Fraction.of(rate));
    const uncashed = pools.flatMap((pool) => pool.cohorts.map((c, i) => lost[i] * cents(c.payment)));
    assert.equal(cents(amount), total(uncashed));
  }
  const keys = ["round", "pool", "cost", "amount", "factor", "payments", "uncashed"];
  const told = (round) => keys.map((key) => round[key]);
  assert.deepEqual(sheet.distributions.map(told), distributions.map(told));
  const mine = new Map(
    claimant?.distributions.map(({ round, payment }) => [round, cents(payment)]),
  );
  for (const { round, paid } of sheet.distributions) assert.equal(paid, mine.get(round) ?? 0n);
  assert.equal(cents(totals.residual), sheet.left ?? left);
  assert.deepEqual(
    of("residual").map((step) => step.to),
    totals.disposition ? [totals.disposition] : [],
  );
}

/** The rate of all checks together, each cohort's cut down and the rest one each by largest remainder. */
function share(sent, { n, d }) {
  const lost = sent.map((checks) => (BigInt(checks) * n) / d);
  const cut = sent.map((checks, i) => BigInt(checks) * n - lost[i] * d);
  const all = (total(sent.map(BigInt)) * n) / d;
  const order = cut.map((_, i) => i).sort((a, b) => Number(cut[b] - cut[a]) || a - b);
  for (const i of order.slice(0, Number(all - total(lost)))) lost[i] += 1n;
  return lost;
}

function checkTotals({ totals, pools, distributions }, sheet) {
  const topUps = total(pools.map((pool) => cents(pool.topUp)));
  assert.equal(cents(totals.gross), sheet.gross + topUps);
  const costs = total(distributions.map((round) => cents(round.cost)));
  assert.equal(cents(totals.deductions), sheet.deductions + costs);
  const [deductions, payments] = [cents(totals.deductions), cents(totals.payments)];
  assert.equal(cents(totals.gross), deductions + payments + cents(totals.residual));
  const rounds = distributions.map((round) => cents(round.payments) - cents(round.uncashed));
  const first = total(pools.map((pool) => cents(pool.payments)));
  assert.equal(payments, first - cents(sheet.uncashed?.amount ?? "0.00") + total(rounds));
}

/** Amounts that the steps begin with are the file's, or the claimant's answers. */
function checkGiven({ fund, deductions, plan }, answers, of) {
  const { asClaimed } = fund.gross;
  for (const { atLeast, atMost } of of("fund-as-claimed")) {
    assert.deepEqual([atLeast, atMost], [asClaimed.atLeast, asClaimed.atMost ?? null]);
  }
  for (const { deduction, base, percentOf, assumed } of of("deduction")) {
    const { amount } = deductions.find(({ id }) => id === deduction);
    if (percentOf === "stated" && !assumed) assert.equal(base, amount.percentOf.base);
  }
  for (const { id, takes, deMinimis = null, topUp } of plan.pools) {
    const stated = takes === "remainder" ? null : (takes.fixed ?? takes.asNeeded?.atMost ?? null);
    for (const step of of("pool", id)) assert.equal(step.stated, stated);
    for (const step of of("top-up", id)) assert.equal(step.atMost, topUp.atMost ?? null);
    for (const { below } of of("de-minimis", id)) assert.equal(below, deMinimis);
    for (const { limit, amount } of of("limit", id)) {
      if (limit === "de-minimis") assert.equal(amount, deMinimis);
    }
    for (const { shareValue } of of("top-up", id)) assert.equal(shareValue, topUp.shareValue);
  }
  const terms = of("weight").flatMap((step) => step.terms);
  for (const { kind, question, of: whole } of terms) {
    if (kind === "percent-of") assert.equal(whole, answers?.[question] ?? "0.00");
  }
  const distributions = plan.residual?.distributions;
  for (const { cost, leastPayment } of of("not-viable")) {
    assert.equal(leastPayment, distributions.leastPayment ?? null);
    assert.equal(cents(cost), likely(distributions.cost ?? "0.00"));
  }
}

/** The likely amount of a range, in cents. */
function likely(range) {
  if (typeof range === "string") return cents(range);
  if (range.likely) return cents(range.likely);
  return (cents(range.low) + cents(range.high)) / 2n;
}
