import type { Estimate, EstimateInput, Group, Settlement } from "../core/index.js";
import { countStops, decimal, nearest, rateStops } from "./stops.js";

type AnyRange =
  | number
  | string
  | { low: number | string; high: number | string; likely?: number | string | null };

/** The likely value of an exact figure or a range, as a number: for the slider's position, never for money. */
function likely(range: AnyRange): number {
  if (typeof range !== "object") return Number(range);
  return Number(range.likely ?? (Number(range.low) + Number(range.high)) / 2);
}

/** The group whose claims the slider moves: the first one that is not within another. */
export function widestGroup(settlement: Settlement): Group | undefined {
  return settlement.groups.find((group) => group.within == null);
}

/** What the claims control works on: a rate where the number of people covered is known, else a count. */
export interface ClaimsScale {
  kind: "rate" | "count";
  group: string;
  /** People covered, or null if unknown. */
  members: number | null;
  stops: readonly number[];
  /** Index of the settlement's own figure. */
  own: number;
  /** The own figure is a forecast that has not come yet; another stands in for it and is not to be shown. */
  awaited: boolean;
}

/** Stands in for a forecast that only the calculator can make. */
const standIn = 0.04;

/** @param base the estimate from the file's figures alone, once it is there */
export function claimsScale(settlement: Settlement, base: Estimate | null): ClaimsScale | null {
  const group = widestGroup(settlement);
  if (!group) return null;
  const members = group.members ? Math.floor(likely(group.members.count)) : null;
  const given = group.claims.number;
  const forecast = base?.claims.find((claims) => claims.group === group.id)?.count;
  const awaited = "forecast" in given && forecast === undefined;
  const rate = "rate" in given ? likely(given.rate) : standIn;
  const count =
    "count" in given
      ? likely(given.count)
      : "forecast" in given && forecast !== undefined
        ? forecast
        : members === null
          ? null
          : rate * members;
  if (count === null || count <= 0) return null;
  if (members === null) {
    const all = countStops(Math.floor(count));
    const own = nearest(all, count);
    return { kind: "count", group: group.id, members, stops: all, own, awaited };
  }
  const all = rateStops(count / members);
  const own = nearest(all, count / members);
  return { kind: "rate", group: group.id, members, stops: all, own, awaited };
}

/** The assumption that stands for the slider at `stop`; none while it rests at the settlement's own figure. */
export function assumptionsAt(
  scale: ClaimsScale | null,
  stop: number | null,
): EstimateInput["assumptions"] {
  const value = stop === null ? undefined : scale?.stops[stop];
  if (!scale || value === undefined || stop === scale.own) return undefined;
  return scale.kind === "rate"
    ? { claimsRate: decimal(value) }
    : { claims: { [scale.group]: { count: value } } };
}

/** Number of claims of the widest group at a stop: what is shown beside the slider until the estimate says it. */
export function claimsAt(scale: ClaimsScale, stop: number): number {
  const value = scale.stops[stop] ?? 0;
  return scale.kind === "count" ? value : Math.round(value * (scale.members ?? 0));
}
