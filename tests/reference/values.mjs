/**
 * How the file writes its figures, and on which side of a range each of the three outlooks stands.
 * Every figure becomes a whole number of its smallest unit.
 */
import { Fraction, floorDiv } from "./fraction.mjs";

/** A plan that cannot be carried out; `code` is the one that the calculator reports. */
export class PlanError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = "PlanError";
    this.code = code;
  }
}

let tooLarge = false;

/**
 * Notes payments of 2^63 cents and more, also those of claims that nobody has made: the calculator refuses them. In random
 * plans a claim of millions can stand beside claims of a cent.
 * @param {bigint[]} payments
 */
export function noteSize(payments) {
  tooLarge ||= payments.some((payment) => payment >= 2n ** 63n);
  return payments;
}

/** Whether any have been noted since this was last asked. */
export function wereTooLarge() {
  const were = tooLarge;
  tooLarge = false;
  return were;
}

/**
 * How things turn out for a payment.
 * @typedef {"low" | "likely" | "high"} Outlook
 */

/** @type {Outlook[]} */
export const OUTLOOKS = ["low", "likely", "high"];

/**
 * What makes a payment less when there is more of it stands on the other side than the payment.
 * @type {Record<Outlook, Outlook>}
 */
export const AGAINST = { low: "high", likely: "likely", high: "low" };

/** Decimal places of the smallest unit of each kind of figure. */
const PLACES = { count: 0, money: 2, shares: 6, multiple: 6, percent: 7, rate: 9 };

/** @typedef {keyof typeof PLACES} Kind */

const ONE = Object.fromEntries(
  Object.entries(PLACES).map(([kind, places]) => [kind, 10n ** BigInt(places)]),
);

/** Smallest units in one. @param {Kind} kind */
export const one = (kind) => ONE[kind];

/**
 * A figure as a whole number of its smallest unit.
 * @param {number | string} written
 * @param {Kind} kind
 */
export function units(written, kind) {
  if (typeof written === "number") return BigInt(written) * one(kind);
  const point = written.indexOf(".");
  const places = point < 0 ? 0 : written.length - point - 1;
  const digits = point < 0 ? written : written.slice(0, point) + written.slice(point + 1);
  return BigInt(digits) * 10n ** BigInt(PLACES[kind] - places);
}

/**
 * A figure that may be a range, on one of its sides. The likely value is the stated one, or the
 * middle cut down to the unit.
 * @param {unknown} range a bare figure, or { low, high, likely? }
 * @param {Kind} kind
 * @param {Outlook} side
 */
export function at(range, kind, side) {
  if (typeof range !== "object" || range === null) return units(range, kind);
  if (side !== "likely" || range.likely !== undefined) return units(range[side], kind);
  return floorDiv(units(range.low, kind) + units(range.high, kind), 2n);
}

/**
 * The value at a place of a range: straight from low (0) to likely (1/2), and on to high (1).
 * @param {{ low: bigint, likely: bigint, high: bigint }} range
 * @param {number} place
 */
export function between({ low, likely, high }, place) {
  const [from, to, part] = place < 0.5 ? [low, likely, 2 * place] : [likely, high, 2 * place - 1];
  return from + BigInt(Math.floor(part * Number(to - from)));
}

/**
 * A percentage of a whole number of units, rounded half-up.
 * @param {bigint} percent
 * @param {bigint} of
 */
export function percentage(percent, of) {
  return new Fraction(percent * of, 100n * one("percent")).round("half-up");
}

/** @param {bigint[]} numbers */
export const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0n);

// Math.min and Math.max do not take whole numbers of this kind.
/** @param {bigint[]} numbers */
export const least = (...numbers) => ordered(numbers)[0];

/** @param {bigint[]} numbers */
export const most = (...numbers) => ordered(numbers).at(-1);

/** @param {bigint[]} numbers */
const ordered = (numbers) => numbers.sort((a, b) => (a < b ? -1 : 1));
