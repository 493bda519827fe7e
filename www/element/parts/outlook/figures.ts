/** What says how sure a payment is, in figures: how it is worked out, and where the curve runs. */

import type {
  Calculator,
  Curve,
  Estimate,
  EstimateInput,
  Forecast,
  MoneyRange,
  Solution,
} from "../../../core/index.js";
import type { Words } from "../../../explain/language.js";
import { assumed, assuming, type ClaimsScale } from "../../claims.js";
import { decimal, roundNumbers } from "../../stops.js";

/** What has been worked out so far; null if it cannot be. */
export interface Figures {
  /** With where the slider stood for it. */
  forecast: (Forecast & { stop: number }) | null;
  curve: Curve | null;
  rows: readonly Row[];
  solved: Solved | null;
}

/** The claimant's payment with one number of claims. */
export interface Row {
  value: number;
  /** The settlement's own number. */
  own: boolean;
  payment: string;
  range: MoneyRange;
}

/** What the claimant asked for, and what it would take. */
export type Solved = { payment: string } & ({ result: Solution } | { fault: string });

/** The result, or null if there is none: no claims at some place of the range, say. The estimate says what is wrong. */
function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** The payment with each number of claims that has a row in the table. */
export function rowsOf(calculator: Calculator, plain: EstimateInput, scale: ClaimsScale): Row[] {
  const mine = scale.stops[scale.own];
  return roundValues(scale).flatMap((value) => {
    const own = value === mine;
    const input = own ? plain : assuming(plain, assumed(scale, value));
    const claimant = attempt(() => calculator.estimate(input))?.claimant;
    return claimant ? [{ value, own, payment: claimant.payment, range: claimant.range }] : [];
  });
}

/** What it would take to be paid so much; null if nothing is asked. */
export function solve(
  calculator: Calculator,
  input: EstimateInput,
  payment: string | null,
): Solved | null {
  if (payment === null) return null;
  try {
    return { payment, result: calculator.solve(input, { payment }) };
  } catch (error) {
    return { payment, fault: String((error as { code?: unknown }).code) };
  }
}

/** So many points make a line that is smooth on any screen. */
const points = 200;

/** The whole claims scale as the axis of a curve. */
export function axis({ kind, group, stops }: ClaimsScale) {
  const [from, to] = [stops[0] ?? 0, stops.at(-1) ?? 0];
  const over =
    kind === "rate"
      ? { claimsRate: { from: decimal(from), to: decimal(to) } }
      : { claims: { group, from, to } };
  return { over, points, spacing: "log" as const };
}

/** How often to draw: a plan of many cohorts takes longer to carry out, and must not take longer to show. */
export function drawsFor({ pools }: Estimate): number {
  const cohorts = pools.reduce((total, pool) => total + pool.cohorts.length, 0);
  return Math.max(200, Math.min(2000, Math.floor(500 / Math.max(1, cohorts)) * 100));
}

/** Round numbers along the claims scale, with its own figure among them: the rows of the table. */
export function roundValues({ stops, own }: ClaimsScale): number[] {
  const [from, to, mine] = [stops[0] ?? 1, stops.at(-1) ?? 1, stops[own] ?? 1];
  const others = roundNumbers(from, to, [1, 2, 5]).filter((value) => value !== mine);
  return [...others, mine].sort((a, b) => a - b);
}

/** What a model says of a rate is not known to the third digit: "0.51%". */
export function roughPercent(words: Words, rate: string): string {
  return words.percent(Number(Number(rate).toPrecision(2)));
}
