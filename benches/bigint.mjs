// The job in plain BigInt, for a plan of two groups, one within the other, paid by shares that add up: the estimate of a
// claimant in both groups, the curve over the claims rate, and the draws. It reads no other plan.

import { places, rates } from "./draw.mjs";

const BILLION = 1_000_000_000n;
const MILLION = 1_000_000n;

/** @typedef {"low" | "likely" | "high"} Side */
/** @typedef {Record<Side, bigint>} Range */

/** A decimal as a whole number of its smallest unit. @param {string} text @param {number} places */
function units(text, places) {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

/** @param {any} figure @param {(written: any) => bigint} read @returns {Range} */
function range(figure, read) {
  const { low, high, likely } = figure?.low === undefined ? { low: figure, high: figure } : figure;
  const ends = { low: read(low), high: read(high) };
  return { ...ends, likely: likely ? read(likely) : (ends.low + ends.high) / 2n };
}

/** @param {Range} figure @param {number} place from 0 to 1 */
function between({ low, likely, high }, place) {
  const [from, to, part] = place < 0.5 ? [low, likely, 2 * place] : [likely, high, 2 * place - 1];
  return from + (BigInt(Math.round(part * 2 ** 30)) * (to - from)) / 2n ** 30n;
}

/** @param {any} settlement */
export function bigint(settlement) {
  const [outer, inner] = settlement.groups;
  const [ofOuter, ofInner] = settlement.plan.pools[0].pays;
  const money = (/** @type {string} */ text) => units(text, 2);
  const cap = (/** @type {any} */ pays) => (pays.cap === undefined ? null : money(pays.cap));
  const gross = money(settlement.fund.gross);
  const fees = range(settlement.deductions[0].amount.percentOfGross, (text) => units(text, 7));
  const costs = range(settlement.deductions[1].amount.fixed, money);
  const shares = units(ofOuter.shares, 6);
  const both = shares + units(ofInner.shares, 6);
  const capOfOuter = cap(ofOuter);
  const capOfBoth = cap(ofInner) ?? capOfOuter;
  const members = BigInt(outer.members.count);
  const innerMembers = BigInt(inner.members.count);
  const innerClaims = range(inner.claims.number.count, BigInt);
  const rateOfOuter = rates(settlement, outer);
  const likelyRate = BigInt(rateOfOuter(0.5));

  /** What a claimant in both groups is paid. */
  function payment(
    /** @type {bigint} */ outerClaims,
    /** @type {bigint} */ within,
    /** @type {bigint} */ percent,
    /** @type {bigint} */ cost,
  ) {
    // Half a cent goes up.
    const fee = (gross * percent + 500_000_000n) / BILLION;
    let net = gross - fee - cost;
    if (net < 0n) net = 0n;
    let free = [
      { claims: outerClaims - within, weight: shares, cap: capOfOuter },
      { claims: within, weight: both, cap: capOfBoth },
    ];
    let weight = 0n;
    for (;;) {
      weight = 0n;
      for (const c of free) weight += c.claims * c.weight;
      const over = free.filter(({ cap, weight: own }) => cap !== null && net * own >= cap * weight);
      if (over.length === 0) break;
      for (const { claims, cap } of over) net -= claims * (cap ?? 0n);
      free = free.filter((c) => !over.includes(c));
      if (free.length === 0) break;
    }
    if (free.length === 0) return capOfBoth ?? 0n;
    const share = (net * MILLION) / weight;
    const paid = (share * both) / MILLION;
    return capOfBoth !== null && paid > capOfBoth ? capOfBoth : paid;
  }

  /** The claims within, when the outer group's rate is moved and every group's odds of claiming with it. */
  function moved(/** @type {bigint} */ rate, /** @type {bigint} */ claims) {
    const kept = claims * rate * (BILLION - likelyRate);
    const lost = (innerMembers - claims) * (BILLION - rate) * likelyRate;
    return kept + lost === 0n ? claims : (innerMembers * kept) / (kept + lost);
  }

  return {
    /**
     * What is likely, the least and the most, in cents, for so many claims rates from one to another.
     * @param {number} from @param {number} to @param {number} points
     */
    curve(from, to, points) {
      const likely = new BigInt64Array(points);
      const low = new BigInt64Array(points);
      const high = new BigInt64Array(points);
      for (let i = 0; i < points; i++) {
        const rate = BigInt(Math.round((from + ((to - from) * i) / (points - 1)) * 1e9));
        const claims = (members * rate) / BILLION;
        const at = (/** @type {Side} */ side) => {
          const wanted = moved(rate, innerClaims[side]);
          const within = wanted < claims ? wanted : claims;
          return payment(claims, within, fees[side], costs[side]);
        };
        const three = [at("likely"), at("high"), at("low")];
        likely[i] = three[0] ?? 0n;
        three.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        low[i] = three[0] ?? 0n;
        high[i] = three[2] ?? 0n;
      }
      return [likely, low, high];
    },

    /** Payments in cents. @param {number} draws @param {number} seed */
    draw(draws, seed) {
      const next = places(seed);
      const payments = new Float64Array(draws);
      for (let i = 0; i < draws; i++) {
        const at = next();
        const claims = (members * BigInt(rateOfOuter(at.lead))) / BILLION;
        const wanted = between(innerClaims, at.inner);
        const within = wanted < claims ? wanted : claims;
        payments[i] = Number(
          payment(claims, within, between(fees, at.fees), between(costs, at.costs)),
        );
      }
      return payments;
    },
  };
}
