/** Claims that are alike, and what one of them weighs and is held to in a pool. */
import { chainOf, counted, measure, times } from "./answers.mjs";
import { besides, roomIn } from "./claims.mjs";
import { Fraction } from "./fraction.mjs";
import { AGAINST, between, least, most, OUTLOOKS, one, total, units } from "./values.mjs";

/** @typedef {import("./values.mjs").Outlook} Outlook */

/**
 * Claims with the same groups and the same answers.
 * @typedef {object} Cohort
 * @property {string} group the innermost group
 * @property {string[]} groups all of them, outermost first
 * @property {string[]} weighing those by which it weighs: not the ones that count with an earlier claim of the
 *   same member
 * @property {number | null} part
 * @property {Record<string, unknown>} answers
 * @property {bigint} claims
 * @property {boolean} [own] of the claimant alone, whose weights count the other way round than those of others
 * @property {bigint} [cashes] how many of them are the claimant's own, the payment of which is cashed
 * @property {string[]} [weighing]
 */

/**
 * A number of claims split by rates that add up to one: cut down, and those left over one each to
 * the largest remainders, the earlier first.
 * @param {bigint} claims
 * @param {bigint[]} rates
 */
export function split(claims, rates) {
  const exact = rates.map((rate) => new Fraction(claims * rate, one("rate")));
  const numbers = exact.map((share) => share.floor());
  const order = exact
    .map((share, i) => ({ i, cut: share.part() }))
    .sort((a, b) => b.cut.compare(a.cut) || a.i - b.i);
  const over = claims - total(numbers);
  for (const { i } of order.slice(0, Number(over))) numbers[i] += 1n;
  return numbers;
}

/**
 * The claims of each group alone, by the groups by which they weigh, those with most first. A group within takes
 * them from the group around it in this order; its other claims are of members who are counted already, and
 * weigh by this group alone.
 * @param {Map<string, bigint>} counts claims of each group
 * @returns {Map<string, { weighing: string[], claims: bigint }[]>}
 */
function layersOf(settlement, counts) {
  const room = roomIn(settlement);
  const layers = new Map();
  for (const group of settlement.groups) {
    const chain = chainOf(settlement, group.id).map((g) => g.id);
    const own = chain.map((_, i) => ({ weighing: chain.slice(i), claims: 0n }));
    layers.set(group.id, own);
    let wanted = room.take(group, counts.get(group.id));
    own.at(-1).claims = counts.get(group.id) - (group.within ? wanted : 0n);
    for (const [i, outer] of (layers.get(group.within) ?? []).entries()) {
      const taken = least(outer.claims, wanted);
      outer.claims -= taken;
      own[i].claims += taken;
      wanted -= taken;
    }
  }
  return layers;
}

/**
 * All claims, each in one cohort.
 * @param {Map<string, bigint>} counts claims of each group
 * @param {Outlook} outlook
 * @returns {Cohort[]}
 */
export function cohortsOf(settlement, counts, outlook) {
  const layers = layersOf(settlement, counts);
  return settlement.groups.flatMap((group) => {
    const chain = chainOf(settlement, group.id);
    const mix = chain.findLast((g) => g.claimMix)?.claimMix;
    const chosen = mix && { low: mix.heavy, likely: undefined, high: mix.light }[outlook];
    const parts = mix && (chosen ?? mix.parts);
    const overlaps = (i) => i === 0 || besides(settlement, chain[i]).length > 0;
    const own = layers.get(group.id).filter((_, i) => overlaps(i));
    return own.flatMap(({ weighing, claims }) => {
      const alike = { group: group.id, groups: chain.map((g) => g.id), weighing };
      if (!parts) return [{ ...alike, part: null, answers: {}, claims }];
      const numbers = split(
        claims,
        parts.map((p) => units(p.rate, "rate")),
      );
      return parts.map(({ answers }, i) => ({
        ...alike,
        part: i + 1,
        answers: counted(settlement, answers),
        claims: numbers[i],
      }));
    });
  });
}

/** What the claims of a pool weigh by. @returns {"shares" | "values"} */
export const weighsBy = (pool) => (pool.pays[0].shares === undefined ? "values" : "shares");

/**
 * What a claim weighs in a pool (millionths of a share, or cents of value) and its limits in cents.
 * @param {{ groups: string[], weighing?: string[], answers: Record<string, unknown> }} claim it weighs by
 *   all its groups unless some are left out; the limits of all of them hold
 * @param {Outlook} weightSide side of the ranges in what it weighs
 * @param {Outlook} limitSide side of the ranges in its limits
 * @param {Map<string, string>} kinds
 * @returns {{ weight: bigint, floor: bigint, cap: bigint | null }}
 */
export function weigh(pool, claim, weightSide, limitSide, kinds) {
  const { place, ...open } = pool;
  if (place !== undefined) return weighAt(place, open, claim, kinds);
  const { groups, weighing = groups, answers } = claim;
  const pays = groups.map((id) => pool.pays.find((pay) => pay.group === id)).filter(Boolean);
  const counted = pays.filter((pay) => weighing.includes(pay.group));
  // Nothing of the pool is this claim's.
  if (counted.length === 0) return { weight: 0n, floor: 0n, cap: null };
  const weight = total(
    counted.map((pay) =>
      pay.shares === undefined
        ? measure(pay.value, "money", answers, weightSide, kinds)
        : measure(pay.shares, "shares", answers, weightSide, kinds),
    ),
  );
  const nearest = (key) => pays.findLast((pay) => pay[key] !== undefined)?.[key];
  const limit = (key) => {
    const stated = nearest(key);
    return stated === undefined ? [] : [measure(stated, "money", answers, limitSide, kinds)];
  };
  const scaled = (key) => {
    const stated = pays.findLast((pay) => pay.factor?.[key] !== undefined)?.factor[key];
    return stated === undefined ? [] : [times(weight, units(stated, "multiple"))];
  };
  const caps = [...limit("cap"), ...scaled("most")];
  const cap = caps.length > 0 ? least(...caps) : null;
  const floor = most(0n, ...limit("floor"), ...scaled("least"));
  return { weight, floor: cap === null ? floor : least(floor, cap), cap };
}

/** The same where a draw has put everything at one place. */
function weighAt(place, pool, claim, kinds) {
  const [low, likely, high] = OUTLOOKS.map((side) => weigh(pool, claim, side, side, kinds));
  const drawn = (key) =>
    low[key] === null
      ? null
      : between({ low: low[key], likely: likely[key], high: high[key] }, place);
  return { weight: drawn("weight"), floor: drawn("floor"), cap: drawn("cap") };
}

/**
 * The cohorts as a pool's factor sees them.
 * @param {Cohort[]} cohorts
 * @param {Outlook} outlook
 * @param {Map<string, string>} kinds
 */
export function inPool(pool, cohorts, outlook, kinds) {
  return cohorts.map((cohort) => ({
    claims: cohort.claims,
    ...weigh(pool, cohort, cohort.own ? outlook : AGAINST[outlook], outlook, kinds),
  }));
}
