/** Where things lie on the chart: along it in percent of its width, which only the browser knows, upwards in pixels. */

import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import { area, line } from "d3-shape";
import type { Curve } from "../../../core/index.js";
import { roundNumbers } from "../../stops.js";

export const height = 260;
/** The drawing is so many units wide, and is stretched to the width there is. */
export const width = 1000;
/** Room above the highest and below the lowest payment. */
const margin = { top: 24, bottom: 12 };

type Scale = ScaleContinuousNumeric<number, number>;

export interface Plot {
  x: Scale;
  y: Scale;
  /** The path of the likely payment. */
  line: string;
  /** The path around all payments from low to high. */
  band: string;
  xTicks: number[];
  yTicks: number[];
}

/** Cents to dollars, for lengths alone. */
const dollars = (cents: bigint | undefined) => Number(cents ?? 0n) / 100;

/**
 * Lays a curve out. Where the payments differ much, their scale is logarithmic like that of the claims, so that a step
 * upwards is always the same part more.
 *
 * @param from the least claims on the axis
 * @param to the most
 * @param others further payments that must be on the chart
 */
export function plot(curve: Curve, from: number, to: number, others: readonly number[]): Plot {
  const all = [...curve.low, ...curve.high].map(dollars).concat(others);
  const high = Math.max(...all, 0.01);
  const positive = all.filter((payment) => payment > 0);
  const low = Math.max(Math.min(...positive, high), high / 1e5);
  const x = scaleLog([from, to], [0, width]);
  const rows = [height - margin.bottom, margin.top];
  const steep = high / low > 8;
  const y = steep
    ? scaleLog([low, high], rows).clamp(true) // what is paid nothing lies at the bottom
    : scaleLinear([0, high * 1.1], rows);
  const places = [...curve.x.keys()];
  const at = (index: number) => x(curve.x[index] ?? from);
  const up = (payments: BigInt64Array) => (index: number) => y(dollars(payments[index]));
  return {
    x,
    y,
    line: line(at, up(curve.payment)).digits(1)(places) ?? "",
    band: area(at, up(curve.low), up(curve.high)).digits(1)(places) ?? "",
    xTicks: roundNumbers(from, to, [1]),
    yTicks: steep ? few(low, high) : y.ticks(4).filter((payment) => payment > 0),
  };
}

/** Round payments: powers of ten, or where that gives but one or two, 1, 2 and 5 times those. */
function few(low: number, high: number): number[] {
  const tens = roundNumbers(low, high, [1]);
  return tens.length > 2 ? tens : roundNumbers(low, high, [1, 2, 5]);
}
