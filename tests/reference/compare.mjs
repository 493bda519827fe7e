/** What an estimate of the calculator must say, given what the reference says. */
import assert from "node:assert/strict";
import { estimate as expectedEstimate } from "./allocate.mjs";
import { claimsOfClaimant, counted, holds, kindsOf } from "./answers.mjs";
import { areReversed, fileFaults } from "./file-faults.mjs";
import { Fraction } from "./fraction.mjs";
import { at, least, most, one, PlanError, total, units, wereTooLarge } from "./values.mjs";

/**
 * The reference's estimate, or the codes it can be refused with.
 * @returns {{ estimate: ReturnType<typeof expectedEstimate>, codes?: undefined } | { codes: string[], estimate?: undefined }}
 */
export function expected(settlement, assumptions, answers) {
  wereTooLarge();
  const faults = fileFaults(settlement);
  if (faults.length > 0) return { codes: faults };
  try {
    // A file whose own figures do not come out is refused whatever is assumed.
    if (answers || Object.keys(assumptions).length > 0) expectedEstimate(settlement);
    if (answers && claimantIsReversed(settlement, answers))
      return { codes: ["answers-out-of-order"] };
    const estimate = expectedEstimate(settlement, assumptions, answers);
    return wereTooLarge() ? { codes: ["overflow"] } : { estimate };
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return { codes: wereTooLarge() ? [error.code, "overflow"] : [error.code] };
  }
}

/** Whether a claimant answers that months end before they begin. */
function claimantIsReversed(settlement, given) {
  const kinds = kindsOf(settlement);
  const kept = counted(settlement, given);
  // What counts for whoever is not asked is no answer of the claimant's.
  const own = settlement.questions.filter(({ askIf }) => !askIf || holds(askIf, kept, kinds));
  const answers = Object.fromEntries(own.map(({ id }) => [id, kept[id]]));
  return areReversed(settlement, claimsOfClaimant(settlement, given).groups, answers);
}

/** A whole number of units with exactly so many decimals. @param {bigint} number */
function decimals(number, places) {
  const digits = `${number < 0n ? -number : number}`.padStart(places + 1, "0");
  const cut = digits.length - places;
  return `${number < 0n ? "-" : ""}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** @param {bigint} cents */
const dollars = (cents) => decimals(cents, 2);
const range = ({ low, high }) => ({ low: dollars(low), high: dollars(high) });

/** A pool's unit of weight: a millionth of a share, or a cent of value. */
const kindOf = (weights) => (weights === "shares" ? "shares" : "money");

/** Whether this text says this number of units. */
const says = (written, number, kind) => units(written, kind) === number;

/**
 * The factor as it is displayed: dollars for a share, or a part of the value; cut down to six decimals.
 * @param {string} written
 * @param {Fraction} factor cents for a unit of weight
 */
function assertFactor(written, factor, weights, where) {
  // Cents for a millionth are dollars for 10,000 of a share; cents for a cent are a part as they are.
  const scale = weights === "shares" ? one("shares") / one("money") : 1n;
  const cut = factor.times(new Fraction(scale * 1_000_000n)).floor();
  assert.ok(
    units(written, "multiple") === cut,
    `${where}: factor ${written}, not ${decimals(cut, 6)}`,
  );
}

/**
 * @param {import("prorata").Estimate} got
 * @param {ReturnType<typeof expectedEstimate>} want
 * @param {object} settlement
 * @param {object} assumptions
 */
export function compare(got, want, settlement, assumptions) {
  assert.equal(got.settlement, settlement.id);
  compareFund(got.fund, want.fund, settlement, assumptions);
  compareClaims(got.claims, want.claims, settlement);
  assert.equal(got.pools.length, want.pools.length);
  for (const [i, pool] of want.pools.entries()) comparePool(got.pools[i], pool);
  compareDistributions(got.distributions, want.distributions, want.pools);
  compareClaimant(got.claimant, want.claimant);
  // Whoever asks is one of those who share.
  const held = total(got.pools.map((pool) => cents(pool.amount)));
  assert.ok(!got.claimant || cents(got.claimant.payment) <= held, "more than the pools hold");
  const refused = got.refused.map(({ case: which, fault }) => ({ case: which, code: fault.code }));
  assert.deepEqual(refused, want.refused, "cases that cannot be");
  const { disposition, ...totals } = got.totals;
  const wanted = Object.entries(want.totals).map(([key, amount]) => [key, dollars(amount)]);
  assert.deepEqual(totals, Object.fromEntries(wanted), "totals");
  assert.equal(disposition, settlement.plan.residual?.disposition ?? null);
}

function compareFund(got, want, settlement, assumptions) {
  assert.equal(got.gross, dollars(want.gross), "gross");
  const [first] = settlement.fund.gross.scenarios ?? [];
  assert.equal(got.scenario, assumptions.scenario ?? first?.id ?? null);
  const deductions = want.deductions.map((d) => ({
    id: d.id,
    amount: dollars(d.amount),
    range: range(d.range),
  }));
  assert.deepEqual(
    got.deductions.map(({ id, amount, range }) => ({ id, amount, range })),
    deductions,
    "deductions",
  );
  assert.equal(got.net, dollars(want.net), "net");
  assert.deepEqual(got.range, range(want.range), "range of the net fund");
}

function compareClaims(got, want, settlement) {
  const plain = want.map(({ group, likely, low, high }) => ({
    group,
    count: Number(likely),
    low: Number(least(low, likely, high)),
    high: Number(most(low, likely, high)),
  }));
  const claims = got.map(({ group, count, low, high }) => ({ group, count, low, high }));
  assert.deepEqual(claims, plain, "claims");
  for (const { group, members, count, rate } of got) {
    const stated = settlement.groups.find((g) => g.id === group).members?.count;
    const known = stated === undefined ? null : at(stated, "count", "likely");
    assert.equal(members, known === null ? null : Number(known));
    if (known === null) assert.equal(rate, null);
    else assert.ok(says(rate, (BigInt(count) * one("rate")) / known, "rate"), `rate of ${group}`);
  }
}

function comparePool(got, want) {
  const where = `pool ${want.pool.id}`;
  assert.equal(got.pool, want.pool.id);
  const amounts = ({ amount, topUp, payments, surplus, residual }) => ({
    amount,
    topUp,
    payments,
    surplus,
    residual,
  });
  const wanted = amounts({ ...want, payments: want.paidOut });
  for (const [key, amount] of Object.entries(wanted)) wanted[key] = dollars(amount);
  assert.deepEqual(amounts(got), wanted, where);
  assert.equal(got.weights, want.weights);
  const kind = kindOf(want.weights);
  assert.ok(says(got.totalWeight, want.totalWeight, kind), `${where}: weight ${got.totalWeight}`);
  assertFactor(got.factor, want.factor, want.weights, where);
  // Claims that weigh by fewer groups than they have are shown where there are any.
  const shown = want.cohorts.filter((c) => c.claims > 0n || c.weighing.length === c.groups.length);
  assert.equal(got.cohorts.length, shown.length, where);
  for (const [i, cohort] of shown.entries()) {
    const found = got.cohorts[i];
    const which = `${where}, cohort ${cohort.group}${cohort.part ? `/${cohort.part}` : ""}`;
    const { group, groups, part, own, claims, payment, extraCents, total } = found;
    assert.deepEqual(
      { group, groups, part, own, claims, payment, extraCents, total },
      {
        group: cohort.group,
        groups: cohort.own ? cohort.groups : cohort.weighing,
        part: cohort.part,
        own: cohort.own ?? false,
        claims: Number(cohort.claims),
        payment: dollars(cohort.payment),
        extraCents: Number(cohort.extra),
        total: dollars(cohort.total),
      },
      which,
    );
    assert.deepEqual(found.range, range(cohort.range), `${which}: range`);
    assert.ok(says(found.weight, cohort.weight, kind), `${which}: weight ${found.weight}`);
    compareLimit(found.limit, cohort, want, which);
  }
}

/** A limit is named where it is what decides, and nowhere else. */
function compareLimit(limit, cohort, { factor, left }, which) {
  const { claims, weight, floor, cap, payment, dropped } = cohort;
  // Where floor and cap are one, either name is right.
  if (claims === 0n || weight === 0n || floor === cap) return;
  if (dropped) return assert.equal(limit, "de-minimis", which);
  // Where the caps leave money it is they that decide, also for a claim that only just reaches its own.
  if (left > 0n && payment === cap) return assert.equal(limit, "cap", which);
  const asked = factor.times(new Fraction(weight));
  const [top, bottom] = [cap === null ? null : new Fraction(cap), new Fraction(floor)];
  if (top?.lessThan(asked)) assert.equal(limit, "cap", which);
  else if (asked.lessThan(bottom)) assert.equal(limit, "floor", which);
  else if (bottom.lessThan(asked) && !top?.equals(asked)) assert.equal(limit, null, which);
}

function compareDistributions(got, want, pools) {
  const plain = want.map(({ round, pool, cost, amount, claims, payments, uncashed }) => ({
    round,
    pool,
    cost: dollars(cost),
    amount: dollars(amount),
    claims: Number(claims),
    payments: dollars(payments),
    uncashed: dollars(uncashed),
  }));
  assert.deepEqual(
    got.map(({ factor, ...round }) => round),
    plain,
    "further distributions",
  );
  for (const [i, { factor, pool, round }] of want.entries()) {
    const { weights } = pools.find((p) => p.pool.id === pool);
    assertFactor(got[i].factor, factor, weights, `distribution ${round}`);
  }
}

function compareClaimant(got, want) {
  if (!want) return assert.equal(got, null);
  assert.deepEqual([...got.groups].sort(), [...want.groups].sort());
  assert.equal(got.eligible, want.groups.length > 0);
  assert.equal(got.payment, dollars(want.payment), "claimant's payment");
  assert.deepEqual(got.range, range(want.range), "claimant's range");
  const distributions = want.distributions.map(({ round, payment, range: r }) => ({
    round,
    payment: dollars(payment),
    range: range(r),
  }));
  // Distributions of which the claimant has nothing need not be listed.
  const nothing = (list) => list.every((l) => l.range.high === "0.00");
  if (nothing(distributions) && nothing(got.distributions)) return;
  assert.deepEqual(got.distributions, distributions, "claimant's further payments");
}

const cents = (written) => units(written, "money");

/** The value of a millionth of a share, where that of a share is cut down to the cent. */
const cutToCent = (factor) =>
  new Fraction(factor.times(new Fraction(one("shares"))).floor(), one("shares"));

/**
 * The working must tell the figures that the estimate gives.
 * @param {import("prorata").Step[]} steps
 * @param {import("prorata").Estimate} got
 * @param {ReturnType<typeof expectedEstimate>} want
 */
export function compareSteps(steps, got, want) {
  const of = (code) => steps.filter((step) => step.code === code);
  assert.deepEqual(
    [...of("gross-fund"), ...of("fund-as-claimed")].map((step) => step.amount),
    [got.fund.gross],
  );
  assert.deepEqual(
    [...of("deduction"), ...of("deduction-unknown")]
      .map((s) => [s.deduction, s.amount ?? "0.00"])
      .sort(),
    got.fund.deductions.map((d) => [d.id, d.amount]).sort(),
  );
  assert.deepEqual(
    of("net-fund").map((s) => [cents(s.gross) - cents(s.deductions), s.amount]),
    [[want.fund.net, got.fund.net]],
  );
  for (const step of of("weights")) {
    const kind = kindOf(step.weights);
    const sum = total(step.lines.map((line) => units(line.total, kind)));
    assert.equal(sum, units(step.total, kind), "the lines of the weights add up");
  }
  for (const step of of("factor")) {
    const sharing = units(step.sharing, kindOf(step.weights));
    if (sharing === 0n) continue;
    const shared = cents(step.amount) - cents(step.surplus) - cents(step.atLimits);
    const factor = new Fraction(shared, sharing);
    const { full } = want.pools.find((p) => p.pool.id === step.pool);
    const cut = step.rule === "cent" && !full ? cutToCent(factor) : factor;
    assertFactor(step.factor, cut, step.weights, `the working of pool ${step.pool}`);
  }
  for (const step of of("pool")) {
    assert.equal(cents(step.taken) + cents(step.handedOn), cents(step.amount), step.pool);
  }
  const added = of("own-claim").map((step) => step.groups.at(-1));
  assert.deepEqual(added, want.added, "claims that are more than counted");
  if (!got.claimant) return;
  const payments = of("payment").map((step) => cents(step.amount));
  assert.equal(total(payments), cents(got.claimant.payment), "the claimant's payments add up");
}
