/**
 * The same division by another road, to check the reference itself. Nothing is sorted and no factor
 * is raised: all claims are first paid in proportion; then, of the claims that would break a limit,
 * those on the side that is broken by more money are set to their limit, and the rest of the money is
 * divided again among the others. Each pass settles at least one cohort.
 */
import { Fraction, sum, ZERO } from "./fraction.mjs";

/**
 * @param {Fraction} amount
 * @param {import("./allocate.mjs").Cohort[]} cohorts
 * @returns {Fraction[] | null} a payment for one claim of each cohort, or null when the floors cost too much
 */
export function activeSet(amount, cohorts) {
  const limit = (c, payment) => {
    const floored = c.floor && payment.lessThan(c.floor) ? c.floor : payment;
    return c.cap?.lessThan(floored) ? c.cap : floored;
  };
  const counted = cohorts.map((c) => new Fraction(c.count));
  const floors = sum(cohorts.map((c, i) => limit(c, ZERO).times(counted[i])));
  if (amount.lessThan(floors)) return null;

  /** @type {(Fraction | null)[]} */
  const fixed = cohorts.map(() => null);
  for (;;) {
    const free = cohorts.flatMap((c, i) => (fixed[i] ? [] : [{ c, i }]));
    const spent = sum(fixed.flatMap((p, i) => (p ? [p.times(counted[i])] : [])));
    const weights = sum(free.map(({ c, i }) => c.weight.times(counted[i])));
    if (weights.isZero()) {
      // Nobody with a claim is left to take more.
      return cohorts.map(
        (c, i) => fixed[i] ?? (c.weight.isZero() ? limit(c, ZERO) : (c.cap ?? ZERO)),
      );
    }
    const factor = amount.minus(spent).over(weights);
    const moves = free.map(({ c, i }) => {
      const asked = factor.times(c.weight);
      return { i, allowed: limit(c, asked), by: limit(c, asked).minus(asked) };
    });
    const net = sum(moves.map((m) => m.by.times(counted[m.i])));
    const settle = moves.filter((m) => {
      const side = m.by.compare(ZERO);
      return net.isZero() ? true : side !== 0 && side === net.compare(ZERO);
    });
    for (const m of settle) fixed[m.i] = m.allowed;
    if (net.isZero()) return fixed.map((p) => p ?? ZERO);
  }
}
