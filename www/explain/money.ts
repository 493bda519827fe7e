/** Sums of money without a floating point number: amounts are decimal strings with two places, "27.84". */

import type { MoneyRange } from "../core/index.js";

export function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

/** "27.84", from 2784n. */
export function dollars(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sum(amounts: readonly string[]): string {
  return dollars(amounts.reduce((total, amount) => total + cents(amount), 0n));
}

/** The lowest of the low and the highest of the high amounts. */
export function widest(ranges: readonly MoneyRange[]): MoneyRange {
  const sorted = (amounts: string[]) => amounts.sort((a, b) => (cents(a) < cents(b) ? -1 : 1));
  const low = sorted(ranges.map(({ low }) => low))[0] ?? "0.00";
  const high = sorted(ranges.map(({ high }) => high)).at(-1) ?? "0.00";
  return { low, high };
}
