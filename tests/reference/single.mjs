/** Settlements in which everything is at its likely value but for one figure: that varies, or is held at a place. */
import { claimRanges, leadGroup } from "./claims.mjs";
import { blend, exactAmount, exactGross, exactMix, exactPlan, figureAt } from "./draws.mjs";
import { usualFees } from "./fund.mjs";
import { cut, modelOf } from "./rate-model.mjs";
import { at, between, least, one, total } from "./values.mjs";

/**
 * A figure that is uncertain, as a forecast calls what drives it.
 * @typedef {{ kind: "claims-rate" | "group" | "accepted" | "deduction" | "usual-fees" | "fund" | "claim-mix" | "plan", id: string | null }} Figure
 */

const varies = (value) =>
  typeof value === "object" &&
  value !== null &&
  (("low" in value && "high" in value && value.low !== value.high) ||
    Object.values(value).some(varies));

/** What the claims of a group are called as a figure: where only how many are accepted is open, by that. @returns {Figure} */
function claimsFigure(settlement, { id, claims }) {
  const { number, accepted } = claims;
  if (accepted && !number.forecast && !varies(number)) return { kind: "accepted", id };
  return { kind: id === leadGroup(settlement).id ? "claims-rate" : "group", id };
}

const isUsual = ({ kind, amount }) => usualFees(kind, amount) !== null;

/** @returns {Figure} */
const deductionFigure = (d) => ({ kind: isUsual(d) ? "usual-fees" : "deduction", id: d.id });

/** All uncertain figures of a settlement. @returns {Figure[]} */
export function uncertain(settlement) {
  const ranges = claimRanges(settlement);
  const { gross } = settlement.fund;
  const claims = settlement.groups
    .filter((g) => g.claims.number.forecast || ranges.get(g.id).low !== ranges.get(g.id).high)
    .map((g) => claimsFigure(settlement, g));
  const deductions = settlement.deductions.filter((d) => isUsual(d) || varies(d.amount));
  const mixes = settlement.groups.filter((g) => g.claimMix?.light || g.claimMix?.heavy);
  return [
    ...claims,
    ...deductions.map(deductionFigure),
    ...(varies(gross.scenarios ? gross.scenarios[0].gross : gross)
      ? [{ kind: "fund", id: null }]
      : []),
    ...mixes.map(({ id }) => ({ kind: "claim-mix", id })),
    ...(varies(settlement.plan.pools) ? [{ kind: "plan", id: null }] : []),
  ];
}

/**
 * The settlement with every figure at the place that is said, from 0 to 1, or "free" to leave it as it is.
 * @param {(figure: Figure) => number | "free"} place
 */
function held(settlement, place) {
  const { deductions, fund, groups, plan } = settlement;
  const unless = (kind, id, value, make) => {
    const where = place({ kind, id });
    return where === "free" ? value : make(where);
  };
  const claims = claimsAt(settlement, place);
  return {
    ...settlement,
    fund: {
      ...fund,
      gross: unless("fund", null, fund.gross, (p) => exactGross(fund.gross, undefined, p)),
    },
    deductions: deductions.map((d) => ({
      ...d,
      amount: unless(deductionFigure(d).kind, d.id, d.amount, (p) =>
        exactAmount(d.kind, d.amount, p),
      ),
    })),
    groups: groups.map((g) => {
      const claimMix =
        g.claimMix && unless("claim-mix", g.id, g.claimMix, (p) => exactMix(g.claimMix, p));
      return { ...g, claims: claims[g.id], ...(claimMix && { claimMix }) };
    }),
    plan: unless("plan", null, plan, (p) => exactPlan(plan, p)),
  };
}

/** The claims of all groups; those within another stop at the room there is. */
function claimsAt(settlement, place) {
  const ranges = claimRanges(settlement);
  const counts = {};
  const claims = {};
  for (const group of settlement.groups) {
    const { id, within } = group;
    const where = place(claimsFigure(settlement, group));
    const p = where === "free" ? 0.5 : where;
    const count = group.claims.number.forecast
      ? forecastAt(settlement, group, p)
      : between(ranges.get(id), p);
    const beside = settlement.groups.filter((g) => within && g.within === within);
    const room = within && counts[within] - total(beside.map((g) => counts[g.id] ?? 0n));
    counts[id] = within ? least(count, room) : count;
    // These are claims that are paid.
    const { accepted, filed, ...others } = group.claims;
    const number = { count: Number(counts[id]) };
    claims[id] = where === "free" ? group.claims : { ...others, number };
  }
  return claims;
}

function forecastAt(settlement, group, place) {
  const rate = BigInt(cut(modelOf(settlement, group)(place)));
  const sent = (rate * at(group.members.count, "count", "likely")) / one("rate");
  const { accepted } = group.claims;
  return accepted ? (sent * figureAt(accepted.rate, "rate", place)) / one("rate") : sent;
}

const same = (a, b) => a.kind === b.kind && a.id === b.id;
const plain = (settlement) => JSON.parse(JSON.stringify(settlement));

/** Nothing varies. */
export const exact = (settlement) => plain(held(settlement, () => 0.5));

/** Only this figure varies. @param {Figure} figure */
export const only = (settlement, figure) =>
  plain(held(settlement, (other) => (same(figure, other) ? "free" : 0.5)));

/** Nothing varies, and this figure is at a place. @param {Figure} figure @param {number} place */
export const heldAt = (settlement, figure, place) =>
  plain(held(settlement, (other) => (same(figure, other) ? place : 0.5)));

/**
 * Nothing varies, and what drives a forecast is at a place: the claims of the lead group take the others
 * with them, and the claims of another group have the part that is their own.
 * @param {Figure} driver @param {number} place
 */
export function drivenTo(settlement, driver, place) {
  const { id: lead } = leadGroup(settlement);
  const ofClaims = ({ kind }) => ["claims-rate", "group", "accepted"].includes(kind);
  const isLead = (figure) => ofClaims(figure) && figure.id === lead;
  const isOther = (figure) => ofClaims(figure) && figure.id !== lead;
  const leads = uncertain(settlement).some(isLead);
  return plain(
    held(settlement, (other) => {
      if (isLead(driver) && isOther(other)) return blend(place, 0.5);
      if (!same(driver, other)) return 0.5;
      return isOther(driver) && leads ? blend(0.5, place) : place;
    }),
  );
}
