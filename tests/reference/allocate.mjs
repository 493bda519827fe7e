/**
 * A second implementation of the whole calculation, from the settlement file to the cents, in exact
 * fractions. It is written from the description of the plan of allocation and shares no code, no
 * number type and no method with the calculator, so that an error has to be made twice to go unseen.
 * It is slow, and it trusts its input to be a valid settlement file.
 *
 * The order is that of the money: claims, deductions, net fund, cohorts, factor, payments, residual.
 */
import { Fraction, max, min, ONE, sum, ZERO } from "./fraction.mjs";

/**
 * Where in every range the calculation stands: at its likely value, or with all the deductions and
 * claims at their high end (each claim is paid least) or at their low end (each is paid most).
 * @typedef {"likely" | "most-claims" | "fewest-claims"} Scenario
 */

/**
 * Claims that are alike.
 * @typedef {object} Cohort
 * @property {bigint} count
 * @property {Fraction} weight
 * @property {Fraction} [floor] least that one claim is paid
 * @property {Fraction | null} [cap] most that one claim is paid
 */

/** A plan that cannot be carried out; `code` is the one that the calculator reports. */
export class PlanError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = "PlanError";
    this.code = code;
  }
}

// ---------------------------------------------------------------- the division of a pool

/**
 * What one claim of a cohort is paid at a factor: clamp(factor x weight, floor, cap).
 * @param {Fraction} factor
 * @param {Cohort} cohort
 */
export function paymentAt(factor, cohort) {
  const floored = max(factor.times(cohort.weight), cohort.floor ?? ZERO);
  return cohort.cap ? min(floored, cohort.cap) : floored;
}

/** @param {Fraction} factor @param {Cohort[]} cohorts */
function spentAt(factor, cohorts) {
  return sum(cohorts.map((c) => paymentAt(factor, c).times(new Fraction(c.count))));
}

/**
 * Divides a pool among cohorts by water-filling: the factor is raised from one break point (where a
 * claim leaves its floor or reaches its cap) to the next, until the money is spent.
 *
 * - `balanced`: the payments take the whole pool;
 * - `surplus`: every claim is at its cap, or at the highest factor, and `left` remains;
 * - `floors-exceed-pool`: the floors alone cost more than there is.
 *
 * `settled` is false when a whole stretch of factors gives the same payments (all claims stand at a
 * floor or a cap); `factor` is then the lowest of them.
 *
 * @param {Fraction} amount
 * @param {Cohort[]} cohorts
 * @param {Fraction | null} [highest] highest factor, when the plan states one
 * @returns {{ outcome: "balanced" | "surplus", factor: Fraction, settled: boolean, payments: Fraction[], left: Fraction }
 *   | { outcome: "floors-exceed-pool", short: Fraction }}
 */
export function waterFill(amount, cohorts, highest = null) {
  const paid = cohorts.filter((c) => c.count > 0n);
  const floors = spentAt(ZERO, paid);
  if (amount.lessThan(floors))
    return { outcome: "floors-exceed-pool", short: floors.minus(amount) };

  const rising = paid.filter((c) => !c.weight.isZero());
  const stops = rising.flatMap((c) => {
    const leavesFloor = (c.floor ?? ZERO).over(c.weight);
    return c.cap ? [leavesFloor, c.cap.over(c.weight)] : [leavesFloor];
  });
  if (highest) stops.push(highest);
  const levels = [ZERO, ...stops.filter((s) => !highest?.lessThan(s))]
    .sort((a, b) => a.compare(b))
    .filter((s, i, all) => i === 0 || !s.equals(all[i - 1]));

  for (const [i, level] of levels.entries()) {
    const missing = amount.minus(spentAt(level, paid));
    // Up to the next level the spending is a straight line. Its slope is the weight of the claims
    // that stand between their floor and their cap.
    const between = rising.filter(
      (c) =>
        !level.lessThan((c.floor ?? ZERO).over(c.weight)) &&
        (!c.cap || level.lessThan(c.cap.over(c.weight))),
    );
    const slope = sum(between.map((c) => c.weight.times(new Fraction(c.count))));
    const ends = slope.isZero() || (highest?.equals(level) ?? false);
    if (missing.isZero()) return balanced(level, cohorts, !ends);

    const next = levels[i + 1];
    if (next && !amount.lessThan(spentAt(next, paid))) continue;
    if (!next && ends) {
      return { ...balanced(level, cohorts, false), outcome: "surplus", left: missing };
    }
    return balanced(level.plus(missing.over(slope)), cohorts, true);
  }
  throw new Error("the last level always returns");
}

/** @param {Fraction} factor @param {Cohort[]} cohorts @param {boolean} settled */
function balanced(factor, cohorts, settled) {
  const payments = cohorts.map((c) => paymentAt(factor, c));
  return { outcome: /** @type {const} */ ("balanced"), factor, settled, payments, left: ZERO };
}

// ---------------------------------------------------------------- values and ranges

/** Whether a value of the file is written as a range. */
function isRange(value) {
  return typeof value === "object" && value !== null && "low" in value;
}

/**
 * The value of a range in a scenario. The likely value is the stated one, or the midpoint with the
 * digits below the unit cut off.
 * @param {unknown} value a bare value, or { low, high, likely? }
 * @param {number} places decimal places of the unit: 0 for claims, 2 for money, 9 for rates, 7 for percent
 * @param {"low" | "high" | "likely"} end
 */
export function valueAt(value, places, end) {
  if (!isRange(value)) return Fraction.of(value);
  if (end !== "likely") return Fraction.of(value[end]);
  if (value.likely !== undefined) return Fraction.of(value.likely);
  const middle = Fraction.of(value.low).plus(Fraction.of(value.high)).over(new Fraction(2n));
  return new Fraction(
    middle.times(new Fraction(10n ** BigInt(places))).floor(),
    10n ** BigInt(places),
  );
}

/** @param {Scenario} scenario */
function endOf(scenario) {
  return scenario === "likely" ? "likely" : scenario === "most-claims" ? "high" : "low";
}

// ---------------------------------------------------------------- claims

/** The first group that is not within another: the one that a wanted claims rate speaks of. */
export function leadGroup(settlement) {
  return settlement.groups.find((g) => g.within === undefined);
}

/** The claims of a group as the file gives them: a whole number. */
function filedClaims(group, end) {
  const number = group.claims.number;
  if ("count" in number) return valueAt(number.count, 0, end).floor();
  const members = valueAt(group.members.count, 0, end);
  return valueAt(number.rate, 9, end).times(members).floor();
}

/**
 * The share of a group's members who claim, as the file gives it.
 * @param {"low" | "high" | "likely"} end of the group's ranges
 */
export function baseRate(group, end) {
  const number = group.claims.number;
  if ("rate" in number) return valueAt(number.rate, 9, end);
  return valueAt(number.count, 0, end).over(valueAt(group.members.count, 0, end));
}

/**
 * The rate of another group when the lead group's rate moves from `from` to `to`: its odds of
 * claiming, rate / (1 - rate), are multiplied by the factor by which the lead group's odds moved.
 * @param {Fraction} rate
 * @param {Fraction} from
 * @param {Fraction} to
 */
export function movedRate(rate, from, to) {
  const kept = rate.times(to).times(ONE.minus(from));
  const lost = ONE.minus(rate).times(ONE.minus(to)).times(from);
  return kept.over(lost.plus(kept));
}

/** Claims of a group when the lead group's rate is the wanted one; at most what the outer group has left. */
function movedClaims(settlement, group, wanted, end) {
  const members = valueAt(group.members.count, 0, end);
  const lead = leadGroup(settlement);
  if (group === lead) return wanted.times(members).floor();
  const [rate, from] = [baseRate(group, end), baseRate(lead, "likely")];
  const kept = rate.times(wanted).times(ONE.minus(from));
  const lost = ONE.minus(rate).times(ONE.minus(wanted)).times(from);
  // Nobody, or everybody, claims in the file and as wanted: there are no odds to move.
  if (kept.plus(lost).isZero()) return filedClaims(group, end);
  return movedRate(rate, from, wanted).times(members).floor();
}

/**
 * The claims of every group (those of groups within it included) at each end of what is uncertain.
 * Refuses more claims than members, and more claims within a group than it has.
 * @param {object} settlement
 * @param {object} [assumptions]
 * @returns {Map<string, { low: bigint, likely: bigint, high: bigint }>}
 */
export function claimRanges(settlement, assumptions = {}) {
  const ends = /** @type {const} */ (["low", "likely", "high"]);
  const ranges = new Map();
  for (const group of settlement.groups) {
    const assumed = assumptions.claims?.[group.id];
    const moves = !assumed && assumptions.claimsRate !== undefined && group.members;
    const wanted = moves && Fraction.of(assumptions.claimsRate);
    const counts = ends.map((end) => {
      if (moves) return movedClaims(settlement, group, wanted, end);
      return filedClaims(assumed ? { ...group, claims: { number: assumed } } : group, end);
    });
    // More members at the same count are a lower rate: moved, the ends can change places.
    const [low, likely, high] = moves ? counts.sort((a, b) => (a < b ? -1 : 1)) : counts;
    const range = { low, likely, high };
    const siblings = settlement.groups.filter((g) => g.within && g.within === group.within);
    const left = (end) =>
      siblings.reduce(
        (room, g) => room - (ranges.get(g.id)?.[end] ?? 0n),
        ranges.get(group.within)[end],
      );
    if (group.within && moves) {
      for (const end of ends) if (range[end] > left(end)) range[end] = left(end);
    }
    if (group.within && ends.some((end) => range[end] > left(end))) {
      throw new PlanError("claims-exceed-group");
    }
    const members = (end) => valueAt(group.members.count, 0, end).floor();
    if (group.members && ends.some((end) => range[end] > members(end))) {
      throw new PlanError("claims-exceed-members");
    }
    ranges.set(group.id, range);
  }
  return ranges;
}

/**
 * The claims of every group in one scenario.
 * @param {Scenario} scenario
 * @returns {Map<string, bigint>}
 */
export function claimCounts(settlement, assumptions, scenario) {
  const end = endOf(scenario);
  return new Map([...claimRanges(settlement, assumptions)].map(([id, range]) => [id, range[end]]));
}

/** Every claim once: those of the groups that are not within another. */
function allClaims(settlement, counts) {
  return settlement.groups
    .filter((g) => g.within === undefined)
    .reduce((total, g) => total + counts.get(g.id), 0n);
}

// ---------------------------------------------------------------- deductions

/**
 * What one deduction takes out, in dollars; nothing when nobody knows. A percentage of the gross
 * fund is rounded half-up to the cent.
 */
export function deductionAmount(amount, gross, claims, end) {
  if ("unknown" in amount) return ZERO;
  if ("fixed" in amount) return valueAt(amount.fixed, 2, end);
  if ("perClaim" in amount) return valueAt(amount.perClaim, 2, end).times(new Fraction(claims));
  // Cut to the ninth decimal of the fraction, which is the seventh of the percentage.
  const percent = valueAt(amount.percentOfGross, 7, end);
  return gross.times(percent).over(new Fraction(100n)).round(2, "half-up");
}

// ---------------------------------------------------------------- cohorts

/** The chain of groups from the outermost one to this one. */
export function chainOf(settlement, id) {
  const group = settlement.groups.find((g) => g.id === id);
  return group.within === undefined ? [id] : [...chainOf(settlement, group.within), id];
}

/**
 * The cohorts of a pool: one for each group, holding the claims whose innermost group it is. The
 * shares add up along the chain; a claim's floor is the innermost one stated along it, and so is its cap.
 */
export function cohortsOf(settlement, pool, counts) {
  return settlement.groups.map((group) => {
    const groups = chainOf(settlement, group.id);
    const entries = groups.flatMap((id) => pool.pays.filter((entry) => entry.group === id));
    const inner = settlement.groups.filter((g) => g.within === group.id);
    const floor = entries.findLast((e) => e.floor !== undefined)?.floor;
    const cap = entries.findLast((e) => e.cap !== undefined)?.cap;
    return {
      group: group.id,
      groups,
      count: inner.reduce((left, g) => left - counts.get(g.id), counts.get(group.id)),
      weight: sum(entries.map((e) => Fraction.of(e.shares))),
      floor: floor === undefined ? ZERO : Fraction.of(floor),
      cap: cap === undefined ? null : Fraction.of(cap),
    };
  });
}

/** Refuses a claim whose floor is above its cap: that is a fault of the file, whatever the figures. */
function checkLimits(settlement) {
  const none = new Map(settlement.groups.map((g) => [g.id, 0n]));
  for (const pool of settlement.plan.pools) {
    for (const { cap, floor } of cohortsOf(settlement, pool, none)) {
      if (cap?.lessThan(floor)) throw new PlanError("floor-above-cap");
    }
  }
}

// ---------------------------------------------------------------- the whole plan

/**
 * Carries the plan out in one scenario.
 * @param {object} settlement
 * @param {object} assumptions
 * @param {Scenario} scenario
 */
export function carryOut(settlement, assumptions, scenario) {
  const gross = Fraction.of(settlement.fund.gross);
  checkLimits(settlement);
  const counts = claimCounts(settlement, assumptions, scenario);

  const claims = allClaims(settlement, counts);
  const deductions = settlement.deductions.map((d) => {
    const assumed = assumptions.deductions?.[d.id];
    const amount = deductionAmount(assumed ?? d.amount, gross, claims, endOf(scenario));
    return { id: d.id, amount };
  });
  const deducted = sum(deductions.map((d) => d.amount));
  const short = gross.lessThan(deducted);
  if (short && scenario === "likely") throw new PlanError("deductions-exceed-fund");
  // Deductions that may at worst take everything leave nothing then.
  const net = short ? ZERO : gross.minus(deducted);

  const [pool] = settlement.plan.pools;
  const cohorts = cohortsOf(settlement, pool, counts);
  if (cohorts.every((c) => c.count === 0n)) throw new PlanError("no-claims");
  const divided = waterFill(net, cohorts);
  if (divided.outcome === "floors-exceed-pool") throw new PlanError("floors-exceed-pool");

  const { unitValue = "exact", payment = "truncate" } = settlement.plan.rounding ?? {};
  const cutFactor = unitValue === "cent" ? divided.factor.round(2, "truncate") : divided.factor;
  const paid = cohorts.map((cohort, i) => {
    // With money to spare every claim is paid its cap, whatever the unit value is cut to.
    const exact =
      divided.outcome === "surplus" ? divided.payments[i] : paymentAt(cutFactor, cohort);
    const amount = exact.round(2, payment);
    return { ...cohort, payment: amount, total: amount.times(new Fraction(cohort.count)) };
  });
  const payments = sum(paid.map((c) => c.total));
  return {
    gross,
    counts,
    deductions,
    deducted,
    net,
    cohorts: paid,
    outcome: divided.outcome,
    factor: cutFactor,
    settled: divided.settled,
    totalShares: sum(paid.map((c) => c.weight.times(new Fraction(c.count)))),
    payments,
    residual: net.minus(payments),
  };
}

/**
 * The estimate: what is likely, with every payment's low and high. What the caller assumes takes the
 * place of the file's value in every scenario; an assumed rate is of however many members there are.
 * @param {object} settlement
 * @param {object} [assumptions]
 */
export function estimate(settlement, assumptions = {}) {
  const likely = carryOut(settlement, assumptions, "likely");
  const least = carryOut(settlement, assumptions, "most-claims");
  const most = carryOut(settlement, assumptions, "fewest-claims");
  return {
    ...likely,
    net: likely.net,
    netRange: { low: least.net, high: most.net },
    deductions: likely.deductions.map((d, i) => ({
      ...d,
      low: most.deductions[i].amount,
      high: least.deductions[i].amount,
    })),
    claims: settlement.groups.map((g) => ({
      group: g.id,
      count: likely.counts.get(g.id),
      low: most.counts.get(g.id),
      high: least.counts.get(g.id),
    })),
    cohorts: likely.cohorts.map((c, i) => {
      const [a, b] = [least.cohorts[i], most.cohorts[i]];
      return {
        ...c,
        // More claims of a group whose cap is low can leave more for the others, so what is least for
        // one claim need not be so for all. A range always holds the likely payment.
        low: min(c.payment, min(a.payment, b.payment)),
        high: max(c.payment, max(a.payment, b.payment)),
        // It speaks of somebody only if the cohort has a claim at both its ends.
        ranged: a.count > 0n && b.count > 0n,
      };
    }),
  };
}
