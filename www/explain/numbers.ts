/** Numbers as sentences want them: in the right number, and never more exact than they are. */

import type { Words } from "./language.js";

/** "1 claim", or "1,400,000 claims". */
export function claimsNumber(words: Words, claims: number): string {
  return words.t("claims.number", { n: claims, count: words.number(claims) });
}

/** Whether three digits say all of a rate, as `words.percent` shows it. */
export function isShort(rate: string): boolean {
  return rate.replace(".", "").replace(/^0+|0+$/g, "").length <= 3;
}

/** Whether a rate is all of what so many claims of so many members come to: the core cuts it down to nine decimals. */
export function isWhole(rate: string, claims: number, members: number): boolean {
  return BigInt(claims) * 10n ** 9n === scaled(rate, 9) * BigInt(members);
}

/** How a product compares with an amount of money: below nought if it is less, nought if it is just that. */
export function compareProduct(weight: string, factor: string, amount: string): number {
  const more = scaled(weight, 6) * scaled(factor, 6) - scaled(amount, 12);
  return more < 0n ? -1 : more > 0n ? 1 : 0;
}

/** A decimal without its point, so many places after it. */
export function scaled(decimal: string, places: number): bigint {
  const [whole = "", part = ""] = decimal.split(".");
  return BigInt(whole + part.padEnd(places, "0"));
}
