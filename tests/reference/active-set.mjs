/**
 * The division of an amount without sorting anything: all claims are first paid in proportion; then,
 * of the claims that would break a limit, those on the side that is broken by more money are set to
 * their limit, and the rest of the money is divided again among the others. Each pass settles at least
 * one cohort.
 */
import { Fraction, ZERO } from "./fraction.mjs";
import { total } from "./values.mjs";

/**
 * @typedef {object} Weighed
 * @property {bigint} claims
 * @property {bigint} weight
 * @property {bigint} floor
 * @property {bigint | null} cap not below the floor
 */

/**
 * A number held within the limits of a claim. The number is a quotient, so that nothing is rounded;
 * the result is one of the same denominator.
 * @param {bigint} n
 * @param {bigint} d
 * @param {{ floor: bigint, cap: bigint | null }} limits
 */
function within(n, d, { floor, cap }) {
  if (cap !== null && n > cap * d) return cap * d;
  const least = floor * d;
  if (n < least) return least;
  return n;
}

/**
 * What a claim is entitled to at a factor: clamp(factor x weight, floor, cap).
 * @param {Fraction} factor
 * @param {{ weight: bigint, floor: bigint, cap: bigint | null }} claim
 */
export function entitled(factor, claim) {
  const n = factor.n * claim.weight;
  const held = within(n, factor.d, claim);
  return held === n ? new Fraction(n, factor.d) : new Fraction(held / factor.d);
}

/**
 * Divides an amount. Where a whole stretch of factors gives the same payments, `factor` is the lowest of
 * them; where the caps leave money, the lowest at which every claim would reach its cap. `full` says that
 * all claims are at their caps; `left` is what the caps leave.
 * @param {bigint} amount
 * @param {Weighed[]} cohorts
 * @returns {{ factor: Fraction, payments: Fraction[], left: bigint, full: boolean } | null} null if the
 *   floors alone cost more than there is
 */
export function divide(amount, cohorts) {
  if (amount < total(cohorts.map((c) => c.floor * c.claims))) return null;

  // A claim without weight is paid its floor at every factor, and one nobody has made costs nothing.
  const rising = cohorts.filter((c) => c.claims > 0n && c.weight > 0n);
  let free = rising;
  let rest = amount;
  for (const c of cohorts) if (c.weight === 0n) rest -= c.floor * c.claims;
  /** @type {Map<Weighed, Fraction>} */
  const paid = new Map();
  while (free.length > 0) {
    const weight = total(free.map((c) => c.weight * c.claims));
    const asked = free.map((c) => {
      const n = rest * c.weight;
      return { c, n, by: within(n, weight, c) - n };
    });
    const net = total(asked.map(({ c, by }) => by * c.claims));
    for (const { c, n, by } of asked) {
      const settled = net === 0n || (net > 0n ? by > 0n : by < 0n);
      if (settled) paid.set(c, new Fraction(n + by, weight));
    }
    if (net === 0n) {
      rest = 0n;
      break;
    }
    free = free.filter((c) => {
      const payment = paid.get(c);
      if (payment) rest -= payment.floor() * c.claims;
      return !payment;
    });
  }

  let factor = ZERO;
  for (const [c, payment] of paid) {
    const reached = new Fraction(payment.n, payment.d * c.weight);
    const needs = rest > 0n || payment.n > c.floor * payment.d;
    if (needs && factor.lessThan(reached)) factor = reached;
  }
  const full = rising.every((c) => c.cap !== null && paid.get(c).equals(new Fraction(c.cap)));
  const payments = cohorts.map((c) => paid.get(c) ?? entitled(factor, c));
  return { factor, payments, left: rest, full };
}
