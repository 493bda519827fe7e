import type { Calculator, EstimateInput } from "../../../core/index.js";

interface MoneyRange {
  low: string;
  high: string;
}
export interface Forecast {
  draws: number;
  seed: number;
  payment: { p10: string; p50: string; p90: string };
  histogram: { from: string; to: string; draws: number }[];
  drivers: {
    kind: "claims-rate" | "group" | "deduction" | "fund" | "spread" | "plan";
    id: string | null;
    range: MoneyRange;
    share: string;
  }[];
  typical: {
    group: string;
    like: "common-fund" | "biometric-illinois";
    rate: { low: string; likely: string; high: string };
    forecast: boolean;
  } | null;
}
export interface Curve {
  x: Float64Array;
  payment: BigInt64Array;
  low: BigInt64Array;
  high: BigInt64Array;
}
export type Solution =
  | {
      outcome: "reached";
      group: string;
      claims: number;
      rate: string | null;
      payment: string;
      next: string | null;
    }
  | {
      outcome: "not-reachable";
      group: string;
      reason: "cap" | "fund" | "not-eligible";
      most: string;
    };
export interface Calls {
  forecast(input: EstimateInput, options?: { draws?: number; seed?: number }): Forecast;
  curve(input: EstimateInput, options: object): Curve;
  solve(input: EstimateInput, options: { payment: string; group?: string }): Solution;
}
export const calls = (calculator: Calculator) => calculator as unknown as Calls;
