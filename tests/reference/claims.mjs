/** The claims of every group, as the file has them or as the caller assumes. */
import { Fraction, ONE } from "./fraction.mjs";
import { forecastOf } from "./rate-model.mjs";
import { at, OUTLOOKS, one, PlanError, total } from "./values.mjs";

/** @typedef {import("./values.mjs").Outlook} Side */

/** The first group that is not within another: the one that a wanted claims rate speaks of. */
export const leadGroup = (settlement) => settlement.groups.find((g) => g.within === undefined);

/** @param {Side} side */
const membersOf = (group, side) => at(group.members.count, "count", side);

/** The claims of a group as the file gives them, whether or not they are accepted. @param {Side} side */
function stated(group, side) {
  const { count, rate } = group.claims.number;
  if (count !== undefined) return at(count, "count", side);
  return (at(rate, "rate", side) * membersOf(group, side)) / one("rate");
}

/** Those of them that are paid: the accepted part, of which no claim is a fraction. @param {Side} side */
function paid(group, side) {
  const all = stated(group, side);
  const { accepted } = group.claims;
  return accepted ? (all * at(accepted.rate, "rate", side)) / one("rate") : all;
}

/** The share of a group's members whose claims are paid, as the file gives it. @param {Side} side */
function baseRate(group, side) {
  const { number, accepted } = group.claims;
  if (number.rate !== undefined && !accepted)
    return new Fraction(at(number.rate, "rate", side), one("rate"));
  return new Fraction(paid(group, side), membersOf(group, side));
}

/**
 * The rate of another group when the lead group's rate moves from `from` to `to`: its odds of
 * claiming, rate / (1 - rate), are multiplied by the factor by which the lead group's odds moved.
 * Null where nobody, or everybody, claims both in the file and as wanted: there are no odds to move.
 * @param {Fraction} rate
 * @param {Fraction} from
 * @param {Fraction} to
 */
export function movedRate(rate, from, to) {
  const kept = rate.times(to).times(ONE.minus(from));
  const lost = ONE.minus(rate).times(ONE.minus(to)).times(from);
  const all = lost.plus(kept);
  return all.isZero() ? null : kept.over(all);
}

/** Whether nobody has counted a group's claims, and nothing else is assumed. */
const isForecast = ({ id, claims }, assumptions) =>
  (assumptions.claims?.[id] ?? claims.number).forecast === true;

/** Whether the claims of any group around a group are forecast. */
function isWithinForecast(settlement, { within }, assumptions) {
  const outer = settlement.groups.find(({ id }) => id === within);
  if (!outer) return false;
  return isForecast(outer, assumptions) || isWithinForecast(settlement, outer, assumptions);
}

/**
 * A group with its claims as assumed, all of which are paid; a forecast is written out as the range of rates that it is.
 */
function numbered(settlement, group, assumptions) {
  const assumed = assumptions.claims?.[group.id];
  const { accepted, ...claims } = group.claims;
  const part = assumed || !accepted ? {} : { accepted };
  const number = assumed ?? claims.number;
  if (number.forecast === undefined) return { ...group, claims: { ...claims, ...part, number } };
  const rate = forecastOf(settlement, group, assumptions.scenario);
  return { ...group, claims: { ...claims, ...part, number: { rate } } };
}

/** Claims of a group when the lead group's rate is the wanted one. @param {Side} side */
function moved(lead, group, wanted, side) {
  const rate =
    group.id === lead.id
      ? wanted
      : movedRate(baseRate(group, side), baseRate(lead, "likely"), wanted);
  return rate ? rate.times(new Fraction(membersOf(group, side))).floor() : paid(group, side);
}

/**
 * The claims of every group (those of groups within it included) on each side of what is uncertain.
 * Refuses more claims than members, and more claims within a group than it has.
 * @param {object} settlement
 * @param {object} [assumptions] the claims rate can be any fraction
 * @returns {Map<string, Record<Side, bigint>>}
 */
export function claimRanges(settlement, assumptions = {}) {
  const ranges = new Map();
  const groups = settlement.groups.map((group) => numbered(settlement, group, assumptions));
  const { scenario } = assumptions;
  // Odds are moved from those of the file, whatever is assumed.
  const lead = numbered(settlement, leadGroup(settlement), { scenario });
  for (const group of groups) {
    const moves =
      !assumptions.claims?.[group.id] && assumptions.claimsRate !== undefined && group.members;
    const wanted = moves && Fraction.of(assumptions.claimsRate);
    const counts = OUTLOOKS.map((side) => {
      return moves ? moved(lead, group, wanted, side) : paid(group, side);
    });
    // More members at the same count are a lower rate: moved, the sides can change places.
    const [low, likely, high] = moves ? counts.sort((a, b) => (a < b ? -1 : 1)) : counts;
    const range = { low, likely, high };
    if (group.within) {
      const assumed = assumptions.claims?.[group.id] !== undefined;
      const stops = moves || (!assumed && isWithinForecast(settlement, group, assumptions));
      const siblings = settlement.groups.filter((g) => g.within === group.within);
      for (const side of OUTLOOKS) {
        const taken = total(siblings.map((g) => ranges.get(g.id)?.[side] ?? 0n));
        const room = ranges.get(group.within)[side] - taken;
        // What is moved, or stated within what is forecast, stops at the room there is; what is assumed, or
        // within what is stated, may not exceed it.
        if (stops && range[side] > room) range[side] = room;
        if (range[side] > room) throw new PlanError("claims-exceed-group");
      }
    }
    if (group.members && OUTLOOKS.some((side) => range[side] > membersOf(group, side))) {
      throw new PlanError("claims-exceed-members");
    }
    ranges.set(group.id, range);
  }
  return ranges;
}
