/**
 * A second implementation of the whole calculation, from the settlement file to the cents, in exact
 * fractions. It is written from the description of the plan of allocation and shares no code and no
 * method with the calculator, so that an error has to be made twice to go unseen. It trusts its input
 * to be a valid settlement file.
 *
 * The order is that of the money: claims, fund, pools, the residual; each is a module.
 */
import { claimsOfClaimant, kindsOf } from "./answers.mjs";
import { claimRanges } from "./claims.mjs";
import { cohortsOf, weigh } from "./cohorts.mjs";
import { fundOf } from "./fund.mjs";
import { classesOf, withOwn } from "./own.mjs";
import { poolsOf } from "./pools.mjs";
import { distributionPayments, residualOf } from "./residual.mjs";
import { least, most, noteSize, OUTLOOKS, PlanError, total } from "./values.mjs";

/** @typedef {import("./values.mjs").Outlook} Outlook */

/**
 * Carries the plan out in one outlook.
 * @param {object} settlement
 * @param {object} assumptions
 * @param {Outlook} outlook
 * @param {ReturnType<typeof claimRanges>} ranges
 * @param {import("./own.mjs").Claim[]} claims of the claimant
 */
function carryOut(settlement, assumptions, outlook, ranges, claims) {
  const kinds = kindsOf(settlement);
  // More claims leave less for each.
  const side = { low: "high", likely: "likely", high: "low" }[outlook];
  const counts = new Map([...ranges].map(([id, range]) => [id, range[side]]));
  const counted = cohortsOf(settlement, counts, outlook);
  const { cohorts, added } = withOwn(settlement, counted, claims, outlook, kinds);
  const more = classesOf(settlement, added);
  const fund = fundOf(settlement, assumptions, outlook, counts, cohorts, more, kinds);
  const pools = poolsOf(settlement, fund.net, cohorts, outlook, kinds);
  const topUps = total(pools.map((p) => p.topUp));
  const undistributed = fund.net + topUps - total(pools.map((p) => p.paidOut));
  const residual = residualOf(settlement.plan, undistributed, cohorts, pools, outlook);
  const totals = {
    gross: fund.gross + topUps,
    deductions: fund.deducted + residual.costs,
    payments: residual.cashedMoney,
    residual: residual.left,
  };
  return { outlook, kinds, cohorts, added, fund, pools, rounds: residual.rounds, totals };
}

/** What one claim is paid by a pool in an outlook, and what it weighs there. */
function paidBy(carried, index, claim) {
  const divided = carried.pools[index];
  const { outlook, kinds } = carried;
  const held = weigh(divided.pool, claim, outlook, outlook, kinds);
  return { held, ...divided.pay(held) };
}

/** What is likely, and the least and the most of the three outlooks. */
const spanOf = (lows, highs) => ({ low: least(...lows), high: most(...highs) });

/** What a claimant's claims are paid together in one outlook. */
function claimantIn(carried, claims) {
  const payments = claims.flatMap((claim) =>
    carried.pools.map((divided, i) => {
      const paid = paidBy(carried, i, claim);
      const from = carried.rounds[0]?.pool === divided.pool.id;
      const shares = from && paid.held.weight > 0n && !paid.droppedOut;
      return {
        ...paid,
        distributions: shares ? distributionPayments(carried.rounds, paid.held, paid.possible) : [],
      };
    }),
  );
  noteSize(payments.map((p) => p.possible));
  return {
    sure: total(payments.map((p) => p.sure)),
    possible: total(payments.map((p) => p.possible)),
    distributions: carried.rounds.map(({ round }, i) => ({
      round,
      payment: total(
        payments.flatMap((p) => (p.distributions[i] === undefined ? [] : [p.distributions[i]])),
      ),
    })),
    weighs: payments.some((p) => p.distributions.length > 0),
  };
}

/**
 * What a claimant is likely to be paid, and nothing else.
 * @param {object} settlement
 * @param {object} assumptions
 * @param {Record<string, unknown>} answers
 */
export function likelyPayment(settlement, assumptions, answers) {
  const ranges = claimRanges(settlement, assumptions);
  const { claims } = claimsOfClaimant(settlement, answers);
  return claimantIn(carryOut(settlement, assumptions, "likely", ranges, claims), claims).sure;
}

function claimantOf(settlement, answers, low, likely, high) {
  const { groups, claims } = claimsOfClaimant(settlement, answers);
  const [a, b, c] = [low, likely, high].map((carried) => claimantIn(carried, claims));
  const inRound = (outlook, round) =>
    outlook.distributions.find((l) => l.round === round)?.payment ?? 0n;
  return {
    groups,
    payment: b.sure,
    range: spanOf([a.sure, b.sure, c.sure], [a.possible, b.possible, c.possible]),
    distributions: ([a, b, c].some((o) => o.weighs) ? b.distributions : []).map(
      ({ round, payment }) => {
        const outlooks = [a, b, c].map((outlook) => inRound(outlook, round));
        return { round, payment, range: spanOf(outlooks, outlooks) };
      },
    ),
  };
}

/** A likely pool, with what one claim of each of its cohorts is paid in every outlook. */
function poolResult(index, low, likely, high) {
  const divided = likely.pools[index];
  const cohorts = likely.cohorts.map((cohort, i) => {
    const [a, b, c] = [low, likely, high].map((carried) => paidBy(carried, index, cohort));
    noteSize([a, b, c].map((paid) => paid.possible));
    return {
      ...cohort,
      ...divided.held[i],
      payment: b.sure,
      range: spanOf([a.sure, b.sure, c.sure], [a.possible, b.possible, c.possible]),
      extra: divided.extra[i],
      total: cohort.claims * b.sure + divided.extra[i],
      dropped: divided.dropped[i],
    };
  });
  return { ...divided, cohorts };
}

/** Nobody is paid under a settlement that has come to nothing. */
const FAILED = ["rejected", "withdrawn", "terminated"];

/**
 * The estimate: what is likely, with every payment's low and high. What the caller assumes takes the
 * place of the file's value in every outlook; an assumed rate is of however many members there are.
 * Throws a PlanError if what is likely cannot be carried out; where another outlook cannot, it is left out of the ranges.
 * @param {object} settlement
 * @param {object} [assumptions]
 * @param {Record<string, unknown>} [answers] of a claimant
 */
export function estimate(settlement, assumptions = {}, answers = undefined) {
  if (FAILED.includes(settlement.status)) throw new PlanError("no-payment");
  const ranges = claimRanges(settlement, assumptions);
  const claims = answers ? claimsOfClaimant(settlement, answers).claims : [];
  const likely = carryOut(settlement, assumptions, "likely", ranges, claims);
  const refused = [];
  const [low, , high] = OUTLOOKS.map((outlook) => {
    if (outlook === "likely") return likely;
    try {
      return carryOut(settlement, assumptions, outlook, ranges, claims);
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      refused.push({ case: { low: "worst", high: "best" }[outlook], code: error.code });
      return likely;
    }
  });
  const over = (figure) => {
    const all = [low, likely, high].map(figure);
    return spanOf(all, all);
  };
  return {
    claimant: answers ? claimantOf(settlement, answers, low, likely, high) : null,
    fund: {
      gross: likely.fund.gross,
      net: likely.fund.net,
      range: over((o) => o.fund.net),
      deductions: likely.fund.deductions.map((d, i) => ({
        ...d,
        range: over((o) => o.fund.deductions[i].amount),
      })),
    },
    claims: settlement.groups.map((g) => ({ group: g.id, ...ranges.get(g.id) })),
    pools: likely.pools.map((_, index) => poolResult(index, low, likely, high)),
    distributions: likely.rounds,
    totals: likely.totals,
    refused,
    added: likely.added,
  };
}
