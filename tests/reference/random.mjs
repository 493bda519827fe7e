/** Random whole numbers and figures as a settlement file writes them. The same seed gives the same. */

/** @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  /** A number from 0 up to, not including, 1 (the mulberry32 generator). */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  const chance = (p) => next() < p;
  return {
    next,
    chance,
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    /** A whole number whose size, too, is random. */
    sized: (low, high) =>
      Math.min(Math.floor(high), Math.max(low, Math.floor(low * (high / low) ** next() + next()))),
    /** Something, or nothing at all: for the keys of a file that can be left out. */
    maybe: (p, make) => (chance(p) ? make() : {}),
  };
}

/** @typedef {ReturnType<typeof random>} Random */

/** A text of the file. @param {string} en */
export const text = (en) => ({ en });

/** Where every figure of a random file is from. */
export const from = { sources: ["order"], confidence: "court-document" };

/** Whole cents as "12.34". */
export function money(cents) {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A whole number of small units as a decimal without needless zeros. */
function decimal(number, places) {
  const digits = String(number).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

export const rate = (billionths) => decimal(billionths, 9);
export const percent = (tenMillionths) => decimal(tenMillionths, 7);
export const millionths = (number) => decimal(number, 6);

/**
 * A figure, or a range around one, between two bounds.
 * @param {Random} r
 * @param {(n: number) => unknown} written how the file writes the whole number
 * @param {number} [ranges] how often it is a range
 */
export function figure(r, low, high, written, ranges = 0.3) {
  const a = r.whole(low, high);
  if (!r.chance(ranges)) return written(a);
  const b = r.whole(a, high);
  const range = { low: written(a), high: written(b) };
  return r.chance(0.4) ? { ...range, likely: written(r.whole(a, b)) } : range;
}

/** The least and the most that a figure can be. */
export const lowest = (figure) => (typeof figure === "object" ? figure.low : figure);
export const highest = (figure) => (typeof figure === "object" ? figure.high : figure);

/** A day of eight years, more often than by chance at the end of a month. @param {Random} r */
export function day(r, first = 2016, last = 2023) {
  const [year, month] = [r.whole(first, last), r.whole(1, 12)];
  const end = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const number = r.chance(0.3) ? r.whole(end - 1, end) : r.whole(1, end);
  return `${year}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}
