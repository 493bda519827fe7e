/** The pools: what each takes, the factor it is divided by, and the whole cents that come of it. */
import { divide, entitled } from "./active-set.mjs";
import { inPool, weighsBy } from "./cohorts.mjs";
import { Fraction, ONE, ZERO } from "./fraction.mjs";
import { least, most, noteSize, one, PlanError, total, units } from "./values.mjs";

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
  const given = lines.map(() => 0n);
  const order = lines
    .map(({ claims, cut }, i) => ({ claims, cut, i }))
    .filter(({ claims, cut }) => claims > 0n && !cut.isZero())
    .sort((a, b) => b.cut.compare(a.cut) || a.i - b.i);
  let rest = over;
  for (const { claims, i } of order) {
    given[i] = least(claims, rest);
    rest -= given[i];
  }
  const last = order.filter(({ i }) => given[i] > 0n).at(-1)?.cut;
  const short = last && order.some(({ cut, claims, i }) => cut.equals(last) && given[i] < claims);
  return {
    given,
    /** How a claim fares depends on what is cut off alone, but where the cents run out. */
    fate(cut) {
      const above = !last || cut.isZero() ? -1 : cut.compare(last);
      return {
        sure: above > 0 || (above === 0 && !short) ? 1n : 0n,
        possible: above < 0 ? 0n : 1n,
      };
    },
  };
}

/**
 * A pool, divided in one outlook.
 * @param {object} pool
 * @param {bigint} amount
 * @param {import("./active-set.mjs").Weighed[]} cohorts
 * @param {object} rounding
 */
export function dividePool(pool, amount, cohorts, rounding) {
  const divided = divideBy(pool, amount, cohorts, rounding);
  if (divided.paidOut <= amount) return divided;
  if (rounding.excess !== "truncate") throw new PlanError("rounding-exceeds-pool");
  return divideBy(pool, amount, cohorts, { ...rounding, payment: "truncate" });
}

function divideBy(pool, amount, cohorts, rounding) {
  const weights = weighsBy(pool);
  const totalWeight = total(cohorts.map((c) => c.claims * c.weight));
  if (totalWeight === 0n) throw new PlanError("no-claims");
  const rule = rounding.payment ?? "truncate";
  const found = divide(amount, cohorts);
  if (!found) throw new PlanError("floors-exceed-pool");

  const first = cutFactor(found, weights, rounding);
  const below = pool.deMinimis === undefined ? 0n : cents(pool.deMinimis);
  const dropsOut = (held) => entitled(first, held).round(rule) < below;
  // Who has no part in the pool has nothing to drop out of, and is nobody who is left in it.
  const inIt = (held) => held.weight > 0n || held.floor > 0n;
  const dropped = cohorts.map((c) => inIt(c) && dropsOut(c));
  const others = cohorts.map((c, i) => (dropped[i] ? { ...c, claims: 0n } : c));
  const empty = others.every((c) => c.claims === 0n || !inIt(c));
  const again = dropped.includes(true) && !empty ? divide(amount, others) : found;
  const factor = dropped.includes(true) ? cutFactor(again, weights, rounding) : first;

  const exact = cohorts.map((c, i) => (dropped[i] || empty ? ZERO : entitled(factor, c)));
  const lines = cohorts.map(({ claims }, i) => ({ claims, cut: exact[i].part() }));
  const cutOff = lines
    .map(({ claims, cut }) => cut.times(new Fraction(claims)))
    .reduce((a, b) => a.plus(b));
  const spreads = rounding.residue === "largest-remainder";
  const { given, fate } = spreadCents(lines, spreads ? cutOff.floor() : 0n);
  // A cent that all of a cohort have is part of the payment.
  const payments = noteSize(exact.map((e, i) => e.round(rule) + fate(lines[i].cut).sure));
  const extra = exact.map((e, i) => given[i] - fate(e.part()).sure * cohorts[i].claims);
  return {
    weights,
    totalWeight,
    // Where nothing is paid there is no factor.
    factor: empty ? ZERO : factor,
    full: again.full,
    dropped,
    payments,
    extra,
    left: empty ? amount : again.left,
    paidOut: total(payments.map((p, i) => p * cohorts[i].claims)) + total(extra),
    /**
     * What a single claim is paid: with the cent that it is sure of, and with one it may be given.
     * @param {Held} held
     */
    pay(held) {
      const droppedOut = dropsOut(held);
      if (droppedOut || empty) return { droppedOut, sure: 0n, possible: 0n };
      const exactly = entitled(factor, held);
      const { sure, possible } = fate(exactly.part());
      const base = exactly.round(rule);
      return { droppedOut, sure: base + sure, possible: base + possible };
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
