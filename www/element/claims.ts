import type { Calculator, Estimate, EstimateInput, Group, Settlement } from "../core/index.js";
import type { Words } from "../explain/language.js";
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
export function leadGroup(settlement: Settlement): Group | undefined {
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
  const lead = leadGroup(settlement);
  if (!lead) return null;
  const { number } = lead.claims;
  const members = lead.members ? Math.floor(likely(lead.members.count)) : null;
  const foreseen =
    "forecast" in number ? base?.claims.find(({ group }) => group === lead.id)?.count : undefined;
  const rate = "rate" in number ? likely(number.rate) : standIn;
  const accepted = likely(lead.claims.accepted?.rate ?? 1);
  const stated = "count" in number ? likely(number.count) : rate * (members ?? 0);
  const count = foreseen ?? stated * accepted;
  if (count <= 0) return null;
  const value = members === null ? count : count / members;
  const stops = members === null ? countStops(Math.floor(count)) : rateStops(value);
  return {
    kind: members === null ? "count" : "rate",
    group: lead.id,
    members,
    stops,
    own: nearest(stops, value),
    awaited: "forecast" in number && foreseen === undefined,
  };
}

/** The assumption that stands for the slider at `stop`; none while it rests at the settlement's own figure. */
export function assumptionsAt(
  scale: ClaimsScale | null,
  stop: number | null,
): EstimateInput["assumptions"] {
  const value = stop === null ? undefined : scale?.stops[stop];
  return !scale || value === undefined || stop === scale.own ? undefined : assumed(scale, value);
}

/** The assumption that so many claim, as a rate or a count. */
export function assumed({ kind, group }: ClaimsScale, value: number) {
  return kind === "rate"
    ? { claimsRate: decimal(value) }
    : { claims: { [group]: { count: value } } };
}

/**
 * The scale with those stops alone at which the plan can be carried out: with more claims floors can need more than there is,
 * or rounding overspend. Null if there is nowhere to move to.
 */
export function workable(calculator: Calculator, scale: ClaimsScale): ClaimsScale | null {
  const works = (stop: number) =>
    stop === scale.own || paidWith(calculator, assuming({}, assumptionsAt(scale, stop))) !== "";
  const stops = scale.stops.filter((_, stop) => works(stop));
  const own = stops.indexOf(scale.stops[scale.own] ?? 0);
  return stops.length > 1 ? { ...scale, stops, own } : null;
}

/** Whether it makes a difference how many claim: to the claimant's payment, or else to any that the plan pays. */
export function movesPayments(
  calculator: Calculator,
  plain: EstimateInput,
  scale: ClaimsScale,
): boolean {
  const inputs = [scale.stops[0], scale.stops.at(-1)].map((value) =>
    assuming(plain, assumed(scale, value ?? 1)),
  );
  const [own, ...others] = [plain, ...inputs].map((input) => paidWith(calculator, input));
  return others.some((paid) => paid !== own);
}

/** What is paid, to be compared; empty if that cannot be worked out. */
function paidWith(calculator: Calculator, input: EstimateInput): string {
  try {
    const { claimant, pools } = calculator.estimate(input);
    if (claimant?.eligible) return JSON.stringify([claimant.payment, claimant.range]);
    const paid = pools.map(({ cohorts }) => cohorts.map(({ payment, range }) => [payment, range]));
    return JSON.stringify(paid);
  } catch {
    return "";
  }
}

/** The same input with further assumptions. */
export function assuming(
  input: EstimateInput,
  assumptions: EstimateInput["assumptions"],
): EstimateInput {
  return assumptions ? { ...input, assumptions: { ...input.assumptions, ...assumptions } } : input;
}

/** Number of claims of the lead group at a stop: what is shown beside the slider until the estimate says it. */
export function claimsAt(scale: ClaimsScale, stop: number): number {
  const value = scale.stops[stop] ?? 0;
  return scale.kind === "count" ? value : Math.round(value * (scale.members ?? 0));
}

/** What the scale is a scale of. */
export function scaleName(words: Words, { kind }: ClaimsScale): string {
  return words.t(kind === "rate" ? "claims.rate" : "claims.count");
}

/** A number on the scale as people write it: "1.57%", or "1,400,000". */
export function claimsText(words: Words, { kind }: ClaimsScale, value: number): string {
  return kind === "rate" ? words.percent(value) : words.number(Math.round(value));
}

/** The same where there is little room: "1.4M". */
export function tickText(words: Words, { kind }: ClaimsScale, value: number): string {
  return kind === "rate" ? words.percent(value) : words.compact(value);
}
