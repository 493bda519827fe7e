/** The claims of every group, as the file has them or as the caller assumes. */
import { chainOf } from "./answers.mjs";
import { Fraction, ONE } from "./fraction.mjs";
import { someone } from "./possible.mjs";
import { forecastOf } from "./rate-model.mjs";
import { at, least, OUTLOOKS, one, PlanError, total } from "./values.mjs";

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

/** What the claims of a group go by, if they are not just what is stated. */
function goesBy(settlement, group, assumptions) {
  if (assumptions.claims?.[group.id]) return "assumed";
  const outer = (g) => settlement.groups.find(({ id }) => id === g?.within);
  if (assumptions.claimsRate !== undefined) {
    return group.members ? "odds" : { with: group.within ?? leadGroup(settlement).id };
  }
  for (let around = outer(group); around; around = outer(around)) {
    const assumed = assumptions.claims?.[around.id];
    if ((assumed ?? around.claims.number).forecast) {
      return group.members ? "room" : { with: group.within };
    }
    if (assumed) return { with: group.within };
  }
  return "stated";
}

/**
 * The group in proportion to which another goes because it is forecast, or goes with what is; else undefined.
 * @returns {string | undefined}
 */
export function goesWithForecast(settlement, group, assumptions) {
  const other = goesBy(settlement, group, assumptions).with;
  if (other === undefined || assumptions.claimsRate !== undefined) return undefined;
  const around = settlement.groups.find(({ id }) => id === other);
  const number = assumptions.claims?.[other] ?? around.claims.number;
  if (number.forecast || goesWithForecast(settlement, around, assumptions)) return other;
  return undefined;
}

/** Claims that have been moved: some are left of some. */
const kept = (before, now) => (before > 0n && now < 1n ? 1n : now);

/**
 * Claims of a group that go with those of another: so many times as many as the file states, as there now are
 * of the other for each that it states.
 * @param {Record<Side, bigint>} now
 * @returns {bigint[]} on each side of what is uncertain, from the least to the most
 */
export function inProportion(settlement, group, other, now, scenario) {
  const around = settlement.groups.find(({ id }) => id === other);
  const file = (g, side) => paid(numbered(settlement, g, { scenario }), side);
  return OUTLOOKS.map((side) => {
    const before = file(around, around.claims.number.forecast ? "likely" : side);
    const own = file(group, side);
    if (before === 0n) return own;
    return kept(own, least((own * now[side]) / before, 10_000_000_000n));
  }).sort((a, b) => (a < b ? -1 : 1));
}

/** Whether any group around a group is forecast, and no claims rate moves it. */
function isWithinForecast(settlement, { within }, assumptions) {
  const outer = settlement.groups.find(({ id }) => id === within);
  if (!outer) return false;
  const number = assumptions.claims?.[outer.id] ?? outer.claims.number;
  const forecast = number.forecast && goesBy(settlement, outer, assumptions) !== "odds";
  return forecast || isWithinForecast(settlement, outer, assumptions);
}

const alike = new WeakMap();

/** Ids of the groups before a group, within the same one, that its members can be in as well. */
export function besides(settlement, group) {
  if (!alike.has(group)) {
    const earlier = settlement.groups.slice(0, settlement.groups.indexOf(group));
    const beside = earlier.filter((g) => group.within !== undefined && g.within === group.within);
    const around = chainOf(settlement, group.id).map((g) => g.eligibleIf);
    const both = beside.filter((g) => someone(settlement, [...around, g.eligibleIf]));
    alike.set(
      group,
      both.map(({ id }) => id),
    );
  }
  return alike.get(group);
}

/** Room for the claims of groups within groups, which take it in the order of the file. */
export function roomIn(settlement) {
  const counts = new Map();
  const free = new Map();
  const shareable = (group) => {
    const beside = total(besides(settlement, group).map((id) => counts.get(id)));
    return least(beside, counts.get(group.within) - free.get(group.within));
  };
  return {
    /** The most claims that a group can have. */
    most: (group) => free.get(group.within) + shareable(group),
    /** Says how many of a group's claims take room: not those of members who have taken it already. */
    take(group, own) {
      counts.set(group.id, own);
      free.set(group.id, own);
      if (group.within === undefined) return own;
      const room = free.get(group.within);
      const { overlap = "0" } = group.claims;
      const stated = least((own * at(overlap, "rate", "likely")) / one("rate"), shareable(group));
      const shared = own - stated > room ? own - room : stated;
      free.set(group.within, room - (own - shared));
      return own - shared;
    },
  };
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

/**
 * Claims of a group when the lead group's rate is the wanted one. The odds are moved from those of the file.
 * @param {Side} side
 */
function moved(lead, group, wanted, side) {
  const rate =
    group.id === lead.id
      ? wanted
      : movedRate(baseRate(group, side), baseRate(lead, "likely"), wanted);
  if (!rate) return paid(group, side);
  const now = rate.times(new Fraction(membersOf(group, side))).floor();
  return group.id === lead.id ? now : kept(paid(group, side), now);
}

/**
 * The claims of every group (those of groups within it included) on each side of what is uncertain.
 * Refuses more claims than members, and more claims within a group than it has room for.
 * @param {object} settlement
 * @param {object} [assumptions] the claims rate can be any fraction
 * @returns {Map<string, Record<Side, bigint>>}
 */
export function claimRanges(settlement, assumptions = {}) {
  const ranges = new Map();
  const { scenario } = assumptions;
  const rooms = Object.fromEntries(OUTLOOKS.map((side) => [side, roomIn(settlement)]));
  // Odds are moved from those of the file, whatever is assumed.
  const lead = numbered(settlement, leadGroup(settlement), { scenario });
  const wanted = assumptions.claimsRate === undefined ? null : Fraction.of(assumptions.claimsRate);
  for (const group of settlement.groups) {
    const by = goesBy(settlement, group, assumptions);
    const stated = numbered(settlement, group, assumptions);
    const inFile = numbered(settlement, group, { scenario });
    const counts =
      by === "odds"
        ? OUTLOOKS.map((side) => moved(lead, inFile, wanted, side))
        : by.with !== undefined
          ? inProportion(settlement, group, by.with, ranges.get(by.with), scenario)
          : OUTLOOKS.map((side) => paid(stated, side));
    // More members at the same count are a lower rate: moved, the sides can change places.
    const [low, likely, high] = by === "odds" ? counts.sort((a, b) => (a < b ? -1 : 1)) : counts;
    const range = { low, likely, high };
    const stops = by === "odds" || by === "room" || by.with !== undefined;
    for (const side of OUTLOOKS) {
      const most = group.within === undefined ? null : rooms[side].most(group);
      // What is moved, or stated within what is forecast, stops at what there can be; what is assumed, or
      // within what is stated, may not exceed it.
      if (stops) {
        if (group.members) range[side] = least(range[side], membersOf(group, side));
        if (most !== null) range[side] = least(range[side], most);
      }
      // Of a forecast only what is likely can be held against what is assumed within it.
      else if (
        by === "assumed" &&
        side !== "likely" &&
        isWithinForecast(settlement, group, assumptions)
      ) {
        range[side] = least(range[side], most);
      }
      if (most !== null && range[side] > most) throw new PlanError("claims-exceed-group");
    }
    if (group.members && OUTLOOKS.some((side) => range[side] > membersOf(group, side))) {
      throw new PlanError("claims-exceed-members");
    }
    for (const side of OUTLOOKS) rooms[side].take(group, range[side]);
    ranges.set(group.id, range);
  }
  return ranges;
}
