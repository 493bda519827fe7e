/** What the outlook is worked out from: the reader's answers, what is assumed, and where the curve runs. */

import type { Answer, Estimate, EstimateInput } from "../../../core/index.js";
import { assumptionsAt, type ClaimsScale } from "../../claims.js";
import type { Words } from "../../language.js";
import { decimal } from "../../stops.js";
import type { View } from "../../view.js";

/** So many points make a line that is smooth on any screen. */
const points = 200;

/** The answers that count, and the scenario, with the claims as the file has them: the slider moves along the curve. */
export function plainInput(view: View): EstimateInput {
  const answers = Object.fromEntries(view.asked.map((id) => [id, view.answers[id] as Answer]));
  return view.scenario === null
    ? { answers }
    : { answers, assumptions: { scenario: view.scenario } };
}

/** What the estimate on show is made from. */
export function inputNow(view: View): EstimateInput {
  const input = plainInput(view);
  const claims = assumptionsAt(view.scale, view.stop);
  return claims ? { ...input, assumptions: { ...input.assumptions, ...claims } } : input;
}

/** The same input with another number on the claims scale. */
export function inputAt(input: EstimateInput, scale: ClaimsScale, value: number): EstimateInput {
  const claims = assumptionsAt({ ...scale, stops: [value], own: -1 }, 0);
  return { ...input, assumptions: { ...input.assumptions, ...claims } };
}

/** The whole claims scale as the axis of a curve. */
export function axis({ kind, group, stops }: ClaimsScale) {
  const [from, to] = [stops[0] ?? 0, stops.at(-1) ?? 0];
  const spacing = "log" as const;
  return kind === "rate"
    ? { over: { claimsRate: { from: decimal(from), to: decimal(to) } }, points, spacing }
    : { over: { claims: { group, from, to } }, points, spacing };
}

/** How often to draw: a plan of many kinds of claims takes longer to carry out, and must not take longer to show. */
export function drawsFor({ pools }: Estimate): number {
  const cohorts = pools.reduce((total, pool) => total + pool.cohorts.length, 0);
  return Math.max(200, Math.min(2000, Math.floor(500 / Math.max(1, cohorts)) * 100));
}

/** Round numbers along the claims scale, with its own figure among them: the rows of the table. */
export function roundValues({ stops, own }: ClaimsScale): number[] {
  const [from, to, mine] = [stops[0] ?? 1, stops.at(-1) ?? 1, stops[own] ?? 1];
  const round: number[] = [];
  for (let power = Math.floor(Math.log10(from)); 10 ** power <= to; power += 1) {
    for (const step of [1, 2, 5]) {
      const value = Number(`${step}e${power}`);
      if (value >= from && value <= to && value !== mine) round.push(value);
    }
  }
  return [...round, mine].sort((a, b) => a - b);
}

/** A number on the claims scale as people write it: "1.57%", or "1,400,000". */
export function claimsText(words: Words, { kind }: ClaimsScale, value: number): string {
  return kind === "rate" ? words.percent(value) : words.number(Math.round(value));
}

/** What a model says of a rate is not known to the third digit: "0.51%". */
export function roughPercent(words: Words, rate: string): string {
  return words.percent(Number(Number(rate).toPrecision(2)));
}
