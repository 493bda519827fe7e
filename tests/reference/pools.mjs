/** The pools: what each takes, the factor it is divided by, and the whole cents that come of it. */
import { divide, entitled } from "./active-set.mjs";
import { inPool, weighsBy } from "./cohorts.mjs";
import { Fraction, ONE, ZERO } from "./fraction.mjs";
import { least, most, one, PlanError, total, units } from "./values.mjs";

/**
 * @typedef {import("./values.mjs").Outlook} Outlook
 * @typedef {import("./cohorts.mjs").Cohort} Cohort
 * @typedef {{ weight: bigint, floor: bigint, cap: bigint | null }} Held what a claim weighs, and its limits
 */

const cents = (written) => units(written, "money");
/** Limits that may be left out hold nothing back. */
const upTo = (amount, written) => (written === undefined ? amount : least(amount, cents(written)));

/** What the claims of a pool need to be paid their full value. @param {Outlook} outlook */
export function need(pool, cohorts, outlook, kinds) {
  const held = inPool(pool, cohorts, outlook, kinds);
  return total(held.map((c) => c.claims * entitled(ONE, c).floor()));
}

/** What a pool takes of the net fund. @param {() => bigint} needed */
function taken(takes, net, available, needed) {
  if (takes === "remainder") return available;
  if (takes.fixed !== undefined) return least(cents(takes.fixed), available);
  if (takes.asNeeded) return upTo(least(needed(), available), takes.asNeeded.atMost);
  const part = (net * units(takes.percentOfNet, "percent")) / (100n * one("percent"));
  return least(part, available);
}

/** What the defendant adds so that a share is worth enough. */
function addedTo(pool, amount, cohorts) {
  if (!pool.topUp) return 0n;
  const shareValue = new Fraction(cents(pool.topUp.shareValue), one("shares"));
  const exact = cohorts
    .map((c) => entitled(shareValue, c).times(new Fraction(c.claims)))
    .reduce((a, b) => a.plus(b));
  const needed = -new Fraction(-exact.n, exact.d).floor();
  return upTo(most(0n, needed - amount), pool.topUp.atMost);
}

/**
 * The factor that carries out the plan's rule for the value of a share.
 * @param {"shares" | "values"} weights
 */
export function cutFactor({ factor, full }, weights, rounding) {
  if (weights === "values" || rounding.unitValue !== "cent" || full) return factor;
  const share = factor.times(new Fraction(one("shares"))).floor();
  return new Fraction(share, one("shares"));
}

/**
 * The cents that cutting down leaves, one each to the claims that were cut most.
 * @param {{ claims: bigint, cut: Fraction }[]} lines
 * @param {bigint} over how many
 */
function spreadCents(lines, over) {
  const extra = lines.map(() => 0n);
  const order = lines
    .map(({ claims, cut }, i) => ({ claims, cut, i }))
    .filter(({ claims, cut }) => claims > 0n && !cut.isZero())
    .sort((a, b) => b.cut.compare(a.cut) || a.i - b.i);
  let rest = over;
  for (const { claims, i } of order) {
    extra[i] = least(claims, rest);
    rest -= extra[i];
  }
  // How a claim fares depends on its fraction alone, but for those on which the cents run out.
  const served = order.filter(({ i }) => extra[i] > 0n);
  const last = served.at(-1)?.cut;
  const short = last && order.some(({ cut, claims, i }) => cut.equals(last) && extra[i] < claims);
  return { extra, last, short };
}

/**
 * A pool, divided in one outlook.
 * @param {object} pool
 * @param {bigint} amount
 * @param {import("./active-set.mjs").Weighed[]} cohorts
 * @param {object} rounding
 */
export function dividePool(pool, amount, cohorts, rounding) {
  const weights = weighsBy(pool);
  const totalWeight = total(cohorts.map((c) => c.claims * c.weight));
  if (totalWeight === 0n) throw new PlanError("no-claims");
  const rule = rounding.payment ?? "truncate";
  const found = divide(amount, cohorts);
  if (!found) throw new PlanError("floors-exceed-pool");

  const first = cutFactor(found, weights, rounding);
  const below = pool.deMinimis === undefined ? 0n : cents(pool.deMinimis);
  const dropsOut = (held) => entitled(first, held).round(rule) < below;
  const dropped = cohorts.map(dropsOut);
  const others = cohorts.map((c, i) => (dropped[i] ? { ...c, claims: 0n } : c));
  const empty = others.every((c) => c.claims === 0n);
  const again = dropped.includes(true) && !empty ? divide(amount, others) : found;
  const factor = dropped.includes(true) ? cutFactor(again, weights, rounding) : first;

  const exact = cohorts.map((c, i) => (dropped[i] ? ZERO : entitled(factor, c)));
  const payments = exact.map((e) => e.round(rule));
  const lines = cohorts.map(({ claims }, i) => ({ claims, cut: exact[i].part() }));
  const entitlements = lines
    .map(({ claims }, i) => exact[i].times(new Fraction(claims)))
    .reduce((a, b) => a.plus(b));
  const spreads = rounding.residue === "largest-remainder";
  const cut = total(lines.map(({ claims }, i) => claims * exact[i].floor()));
  const residue = spreadCents(lines, spreads ? entitlements.floor() - cut : 0n);
  return {
    weights,
    totalWeight,
    // Where nothing is paid there is no factor.
    factor: empty ? ZERO : factor,
    dropped,
    payments,
    extra: residue.extra,
    left: empty ? amount : again.left,
    paidOut: total(payments.map((p, i) => p * cohorts[i].claims)) + total(residue.extra),
    /**
     * What a single claim is paid: without the cents that it may or may not be given, and with them.
     * @param {Held} held
     */
    pay(held) {
      if (dropsOut(held)) return { limit: "de-minimis", base: 0n, sure: 0n, possible: 0n };
      if (empty) return { limit: null, base: 0n, sure: 0n, possible: 0n };
      const exactly = entitled(factor, held);
      const base = exactly.round(rule);
      const { last, short } = residue;
      const fraction = exactly.part();
      const order = !last || fraction.isZero() ? -1 : fraction.compare(last);
      const sure = order > 0 || (order === 0 && !short) ? 1n : 0n;
      const possible = order >= 0 ? 1n : 0n;
      return { limit: null, base, sure: base + sure, possible: base + possible };
    },
  };
}

/**
 * All pools, in order.
 * @param {bigint} net
 * @param {Cohort[]} cohorts
 * @param {Outlook} outlook
 */
export function poolsOf(settlement, net, cohorts, outlook, kinds) {
  const { pools, rounding = {} } = settlement.plan;
  let available = net;
  let handedOn = 0n;
  return pools.map((pool) => {
    const held = inPool(pool, cohorts, outlook, kinds);
    if (pool.takes.asNeeded) {
      available += handedOn;
      handedOn = 0n;
    }
    const takes = taken(pool.takes, net, available, () => need(pool, cohorts, outlook, kinds));
    available -= takes;
    const topUp = addedTo(pool, takes + handedOn, held);
    const amount = takes + handedOn + topUp;
    const divided = dividePool(pool, amount, held, rounding);
    handedOn = pool.surplus === "next-pool" ? divided.left : 0n;
    const residual = amount - divided.paidOut - handedOn;
    return { pool, held, taken: takes, topUp, amount, surplus: handedOn, residual, ...divided };
  });
}
