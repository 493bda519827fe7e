/**
 * Draws of everything that is uncertain in a settlement, one at a time: each gives a settlement without
 * ranges, for the reference to carry out. Written from the description, with a generator of its own.
 */
import { claimRanges, goesWithForecast, inProportion, leadGroup, roomIn } from "./claims.mjs";
import { usualFees } from "./fund.mjs";

import { money, percent, millionths as sixPlaces } from "./random.mjs";
import { cut, modelOf } from "./rate-model.mjs";
import { at, between, least, one } from "./values.mjs";

/** @typedef {() => number} Next a number from 0 up to 1 */

/** A figure of the file at a place. @param {import("./values.mjs").Kind} kind */
export const figureAt = (figure, kind, place) =>
  between(
    {
      low: at(figure, kind, "low"),
      likely: at(figure, kind, "likely"),
      high: at(figure, kind, "high"),
    },
    place,
  );

/** Two parts of one place and one part of another, made uniform again by its distribution function. */
export function blend(lead, own) {
  const sum = (2 * lead + own) / 3;
  // Its density rises over a third, is 1.5 for a third, and falls over a third.
  if (sum < 1 / 3) return (9 * sum * sum) / 4;
  if (sum > 2 / 3) return 1 - (9 * (1 - sum) * (1 - sum)) / 4;
  return 0.25 + 1.5 * (sum - 1 / 3);
}

/** How many claim in each group. @param {Next} next */
function drawnClaims(settlement, assumptions, ranges, next) {
  const lead = leadGroup(settlement);
  const numberOf = (g) => assumptions.claims?.[g.id] ?? g.claims.number;
  const moves = (g) =>
    assumptions.claimsRate !== undefined && g.members && !assumptions.claims?.[g.id];
  const isForecast = (g) => numberOf(g).forecast === true && !moves(g);
  const { low, high } = ranges.get(lead.id);
  const leadPlace = low !== high || isForecast(lead) ? next() : null;
  const counts = {};
  const room = roomIn(settlement);
  for (const group of settlement.groups) {
    const own = next();
    const place = leadPlace === null ? own : group === lead ? leadPlace : blend(leadPlace, own);
    const members = group.members && at(group.members.count, "count", "likely");
    // What goes with a forecast has a range while that is likely, and then goes with what is drawn of it.
    const other = goesWithForecast(settlement, group, assumptions);
    const likely = other && ranges.get(other).likely;
    const all = other && { low: likely, likely, high: likely };
    const [low, middle, high] = other
      ? inProportion(settlement, group, other, all, assumptions.scenario)
      : [];
    const range = other ? { low, likely: middle, high } : ranges.get(group.id);
    const foreseen = () => {
      const rate = BigInt(cut(modelOf(settlement, group, assumptions.scenario)(place)));
      const sent = (rate * members) / one("rate");
      const { accepted } = group.claims;
      // As many claims as there are is what is expected; which part of them is accepted goes with it.
      return accepted && !assumptions.claims?.[group.id]
        ? (sent * figureAt(accepted.rate, "rate", place)) / one("rate")
        : sent;
    };
    let claims = isForecast(group) ? foreseen() : between(range, place);
    if (other && likely > 0n) {
      const moved = (claims * counts[other]) / likely;
      claims = claims > 0n && moved < 1n ? 1n : moved;
    }
    if (members !== undefined) claims = least(claims, members);
    counts[group.id] = group.within ? least(claims, room.most(group)) : claims;
    room.take(group, counts[group.id]);
  }
  return Object.fromEntries(
    Object.entries(counts).map(([id, count]) => [id, { count: Number(count) }]),
  );
}

/** An amount of a deduction without ranges. */
export function exactAmount(kind, amount, place) {
  if (amount.unknown) {
    const usual = usualFees(kind, amount);
    return usual ? { percentOfGross: percentAt(usual, place) } : amount;
  }
  if (amount.fixed !== undefined) return { fixed: signed(figureAt(amount.fixed, "money", place)) };
  if (amount.perClaim !== undefined) {
    return { perClaim: money(figureAt(amount.perClaim, "money", place)) };
  }
  if (amount.percentOf) {
    const { base } = amount.percentOf;
    return { percentOf: { base, percent: percentAt(amount.percentOf.percent, place) } };
  }
  const [[key, figure]] = Object.entries(amount);
  return { [key]: percentAt(figure, place) };
}

const percentAt = (figure, place) => percent(figureAt(figure, "percent", place));
const signed = (cents) => (cents < 0n ? `-${money(-cents)}` : money(cents));

/** A mix at a place: a mixture of the parts on either side of it. */
export function exactMix(mix, place) {
  const { parts, light = parts, heavy = parts } = mix;
  if (light === heavy) return mix;
  const [one, other, share] =
    place < 0.5 ? [light, parts, 2 * place] : [parts, heavy, 2 * place - 1];
  // In billionths, of which all but the last part are cut and the last takes what is left.
  const scaled = (list, by) => list.map((p) => ({ ...p, rate: Number(p.rate) * by }));
  const mixed = [...scaled(one, 1 - share), ...scaled(other, share)];
  let left = 1_000_000_000;
  return {
    ...mix,
    light: undefined,
    heavy: undefined,
    parts: mixed.map(({ answers, rate }, i) => {
      const billionths = i === mixed.length - 1 ? left : Math.min(left, Math.floor(rate * 1e9));
      left -= billionths;
      return {
        answers,
        rate: `0.${String(billionths).padStart(9, "0")}`.replace("0.1000000000", "1"),
      };
    }),
  };
}

/** The plan with every range in it at one place. */
export function exactPlan(plan, place) {
  const fixed = (value, kind) => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((v) => fixed(v, kind));
    if ("low" in value && "high" in value) {
      const found = figureAt(value, kind, place);
      return kind === "money" ? money(found) : sixPlaces(found);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => [key, fixed(v, key === "shares" ? "shares" : kind)]),
    );
  };
  return { ...plan, pools: fixed(plan.pools, "money") };
}

/**
 * The plan with what a claim weighs, and its limits, at one place between what all its figures make of them at their
 * low, likely and high ends.
 */
function drawnPlan(plan, place) {
  const pools = plan.pools.map((pool) => (isOpen(pool) ? { ...pool, place } : pool));
  return { ...plan, pools };
}

const isOpen = (pool) => JSON.stringify(pool).includes('"low"');

/** The fund without ranges: of a contingent one, the scenario that is assumed, or the first. */
export function exactGross(gross, scenario, place) {
  if (gross.asClaimed) return gross;
  if (!gross.scenarios) return money(figureAt(gross, "money", place));
  const chosen = gross.scenarios.find((s) => s.id === scenario) ?? gross.scenarios[0];
  return money(figureAt(chosen.gross, "money", place));
}

/**
 * What is drawn, as a settlement and assumptions in which nothing varies any more.
 * @param {object} settlement
 * @param {object} assumptions
 * @param {Next} next
 */
export function drawer(settlement, assumptions, next) {
  const ranges = claimRanges(settlement, assumptions);
  return () => ({
    settlement: {
      ...settlement,
      fund: { gross: exactGross(settlement.fund.gross, assumptions.scenario, next()) },
      deductions: settlement.deductions.map((d) => ({
        ...d,
        amount: exactAmount(d.kind, assumptions.deductions?.[d.id] ?? d.amount, next()),
      })),
      groups: settlement.groups.map((g) =>
        g.claimMix ? { ...g, claimMix: exactMix(g.claimMix, next()) } : g,
      ),
      plan: drawnPlan(settlement.plan, next()),
    },
    assumptions: { claims: drawnClaims(settlement, assumptions, ranges, next) },
  });
}
