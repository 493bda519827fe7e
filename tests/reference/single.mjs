/** Settlements in which everything is at its likely value but for one figure: that varies, or is held at a place. */
import { claimRanges, leadGroup } from "./claims.mjs";
import { between, exactAmount, exactGross, exactPlan, exactSpread } from "./draws.mjs";
import { cut, modelOf } from "./typical.mjs";
import { at, one } from "./values.mjs";

/**
 * A figure that is uncertain, as a forecast calls what drives it.
 * @typedef {{ kind: "claims-rate" | "group" | "deduction" | "fund" | "spread" | "plan", id: string | null }} Figure
 */

const varies = (value) =>
  typeof value === "object" &&
  value !== null &&
  (("low" in value && "high" in value && value.low !== value.high) ||
    Object.values(value).some(varies));

/** All uncertain figures of a settlement. @returns {Figure[]} */
export function uncertain(settlement) {
  const lead = leadGroup(settlement);
  const ranges = claimRanges(settlement);
  const { gross } = settlement.fund;
  const claims = settlement.groups
    .filter((g) => g.claims.number.forecast || ranges.get(g.id).low !== ranges.get(g.id).high)
    .map(({ id }) => (id === lead.id ? { kind: "claims-rate", id } : { kind: "group", id }));
  const deductions = settlement.deductions.filter((d) => varies(d.amount));
  const spreads = settlement.groups.filter((g) => g.spread?.light || g.spread?.heavy);
  return [
    ...claims,
    ...deductions.map(({ id }) => ({ kind: "deduction", id })),
    ...(varies(gross.scenarios ? gross.scenarios[0].gross : gross)
      ? [{ kind: "fund", id: null }]
      : []),
    ...spreads.map(({ id }) => ({ kind: "spread", id })),
    ...(varies(settlement.plan.pools) ? [{ kind: "plan", id: null }] : []),
  ];
}

/**
 * The settlement with everything at its likely value, but for what `place` says of a figure: a place from
 * 0 to 1, or "free" to leave it as it is.
 * @param {(figure: Figure) => number | "free"} place
 */
function held(settlement, place) {
  const ranges = claimRanges(settlement);
  const lead = leadGroup(settlement);
  const { deductions, fund, groups, plan } = settlement;
  const unless = (kind, id, value, make) => {
    const where = place({ kind, id });
    return where === "free" ? value : make(where);
  };
  return {
    ...settlement,
    fund: {
      ...fund,
      gross: unless("fund", null, fund.gross, (p) => exactGross(fund.gross, undefined, p)),
    },
    deductions: deductions.map((d) => ({
      ...d,
      amount: unless("deduction", d.id, d.amount, (p) => exactAmount(d.amount, p)),
    })),
    groups: groups.map((g) => {
      const kind = g.id === lead.id ? "claims-rate" : "group";
      const number = unless(kind, g.id, g.claims.number, (p) => ({
        count: Number(claimsAt(settlement, g, ranges.get(g.id), p)),
      }));
      const spread = g.spread && unless("spread", g.id, g.spread, (p) => exactSpread(g.spread, p));
      return {
        ...g,
        claims: { ...g.claims, number, like: number.forecast ? g.claims.like : undefined },
        ...(spread && { spread }),
      };
    }),
    plan: unless("plan", null, plan, (p) => exactPlan(plan, p)),
  };
}

/** Claims of a group at a place of what they can be. */
function claimsAt(settlement, group, range, place) {
  if (!group.claims.number.forecast || place === 0.5) return between(range, place);
  const rate = BigInt(cut(modelOf(settlement, group)(place)));
  return (rate * at(group.members.count, "count", "likely")) / one("rate");
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
