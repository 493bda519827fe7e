// The same job as in bigint.mjs, with decimal.js: dollars and rates as decimals, cut to the cent where the plan says so.

import { Decimal } from "decimal.js";
import { places, rates } from "./draw.mjs";

// No product of a rate, a count and an amount has more digits, so nothing is rounded but where it is meant to be.
const Exact = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_DOWN });
const ZERO = new Exact(0);
const ONE = new Exact(1);

/** @typedef {"low" | "likely" | "high"} Side */
/** @typedef {Record<Side, Decimal>} Range */

/** @param {any} figure @param {number} places of its smallest unit @returns {Range} */
function range(figure, places) {
  const written = figure?.low === undefined ? { low: figure, high: figure } : figure;
  const low = new Exact(written.low);
  const high = new Exact(written.high);
  const middle = low.plus(high).div(2).toDecimalPlaces(places, Decimal.ROUND_FLOOR);
  return { low, high, likely: written.likely ? new Exact(written.likely) : middle };
}

/** @param {Range} figure @param {number} place from 0 to 1 @param {number} places */
function between({ low, likely, high }, place, places) {
  const [from, to, part] = place < 0.5 ? [low, likely, 2 * place] : [likely, high, 2 * place - 1];
  return from.plus(to.minus(from).times(part)).toDecimalPlaces(places);
}

/** @param {any} settlement */
export function decimal(settlement) {
  const [outer, inner] = settlement.groups;
  const [ofOuter, ofInner] = settlement.plan.pools[0].pays;
  const cap = (/** @type {any} */ pays) => (pays.cap === undefined ? null : new Exact(pays.cap));
  const gross = new Exact(settlement.fund.gross);
  const fees = range(settlement.deductions[0].amount.percentOfGross, 7);
  const costs = range(settlement.deductions[1].amount.fixed, 2);
  const shares = new Exact(ofOuter.shares);
  const both = shares.plus(ofInner.shares);
  const capOfOuter = cap(ofOuter);
  const capOfBoth = cap(ofInner) ?? capOfOuter;
  const members = new Exact(outer.members.count);
  const innerMembers = new Exact(inner.members.count);
  const innerClaims = range(inner.claims.number.count, 0);
  const rateOfOuter = rates(settlement, outer);
  const likelyRate = new Exact(rateOfOuter(0.5)).div(1e9);

  /** What a claimant in both groups is paid. */
  function payment(
    /** @type {Decimal} */ outerClaims,
    /** @type {Decimal} */ within,
    /** @type {Decimal} */ percent,
    /** @type {Decimal} */ cost,
  ) {
    const fee = gross.times(percent).div(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    let net = gross.minus(fee).minus(cost);
    if (net.isNegative()) net = ZERO;
    let free = [
      { claims: outerClaims.minus(within), weight: shares, cap: capOfOuter },
      { claims: within, weight: both, cap: capOfBoth },
    ];
    let weight = ZERO;
    for (;;) {
      weight = ZERO;
      for (const c of free) weight = weight.plus(c.claims.times(c.weight));
      const over = free.filter((c) => c.cap && net.times(c.weight).gte(c.cap.times(weight)));
      if (over.length === 0) break;
      for (const { claims, cap } of over) net = net.minus(claims.times(cap ?? ZERO));
      free = free.filter((c) => !over.includes(c));
      if (free.length === 0) break;
    }
    if (free.length === 0) return capOfBoth ?? ZERO;
    const share = net.div(weight).toDecimalPlaces(2);
    const paid = share.times(both).toDecimalPlaces(2);
    return capOfBoth?.lt(paid) ? capOfBoth : paid;
  }

  /** The claims within, when the outer group's rate is moved and every group's odds of claiming with it. */
  function moved(/** @type {Decimal} */ rate, /** @type {Decimal} */ claims) {
    const kept = claims.times(rate).times(ONE.minus(likelyRate));
    const lost = innerMembers.minus(claims).times(ONE.minus(rate)).times(likelyRate);
    const all = kept.plus(lost);
    return all.isZero() ? claims : innerMembers.times(kept).div(all).floor();
  }

  /** @param {Decimal} dollars */
  const cents = (dollars) => BigInt(dollars.times(100).toFixed(0));

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
        const rate = new Exact(Math.round((from + ((to - from) * i) / (points - 1)) * 1e9)).div(
          1e9,
        );
        const claims = members.times(rate).floor();
        const at = (/** @type {Side} */ side) => {
          const wanted = moved(rate, innerClaims[side]);
          const within = wanted.lt(claims) ? wanted : claims;
          return payment(claims, within, fees[side], costs[side]);
        };
        const three = [at("likely"), at("high"), at("low")];
        likely[i] = cents(three[0] ?? ZERO);
        low[i] = cents(Decimal.min(...three));
        high[i] = cents(Decimal.max(...three));
      }
      return [likely, low, high];
    },

    /** Payments in cents. @param {number} draws @param {number} seed */
    draw(draws, seed) {
      const next = places(seed);
      const payments = new Float64Array(draws);
      for (let i = 0; i < draws; i++) {
        const at = next();
        const claims = members.times(rateOfOuter(at.lead)).div(1e9).floor();
        const wanted = between(innerClaims, at.inner, 0);
        const within = wanted.lt(claims) ? wanted : claims;
        const fee = between(fees, at.fees, 7);
        payments[i] = payment(claims, within, fee, between(costs, at.costs, 2))
          .times(100)
          .toNumber();
      }
      return payments;
    },
  };
}
