/** Sums of money without a floating point number: amounts are decimal strings with two places, "27.84". */

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
export function widest(ranges: readonly { low: string; high: string }[]): {
  low: string;
  high: string;
} {
  const [first, ...others] = ranges;
  return others.reduce(
    (all, { low, high }) => ({
      low: cents(low) < cents(all.low) ? low : all.low,
      high: cents(high) > cents(all.high) ? high : all.high,
    }),
    first ?? { low: "0.00", high: "0.00" },
  );
}
