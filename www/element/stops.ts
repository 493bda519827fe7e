/**
 * The stops of a logarithmic slider. Each stop is a number that a person would say (1.5%, 2%, 50,000 claims), and the
 * steps between them are about equally large in proportion, so that one press of an arrow key always changes the
 * estimate by about a tenth. The settlement's own figure is a stop as well, exactly as it is.
 */

/** 24 round steps to a power of ten. */
const decade = [
  1, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2, 2.2, 2.4, 2.7, 3, 3.3, 3.6, 4, 4.4, 4.8, 5.2, 5.6, 6, 6.8,
  7.5, 8, 9,
];

/** All numbers from `low` to `high` that are one of `steps` times a power of ten, by size. */
export function roundNumbers(low: number, high: number, steps: readonly number[]): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return powers
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((value) => value >= low * 0.999 && value <= high * 1.001);
}

/** All round numbers from `low` to `high`, with `own` in place of its nearest neighbour. */
export function stops(low: number, high: number, own: number | null): number[] {
  const round = roundNumbers(low, high, decade);
  if (own === null || own <= 0) return round;
  const near = nearest(round, own);
  const neighbour = round[near];
  if (neighbour === undefined) return [own];
  const close = Math.abs(Math.log(neighbour / own)) < 0.06;
  const ends = near === 0 || near === round.length - 1;
  if (close && !(ends && neighbour !== own)) round[near] = own;
  else if (!round.includes(own)) round.push(own);
  return round.sort((a, b) => a - b);
}

/** Rates from one in a thousand (lower if the settlement's own is about there) to everybody. */
export function rateStops(own: number | null): number[] {
  return stops(own !== null && own > 0 && own < 0.002 ? own / 10 : 0.001, 1, own);
}

/** Whole numbers of claims around the settlement's own number. */
export function countStops(own: number): number[] {
  const whole = Math.max(1, own);
  return [...new Set(stops(Math.max(1, whole / 30), whole * 30, whole).map(Math.round))];
}

/** Index of the stop closest to `value` in proportion. */
export function nearest(all: readonly number[], value: number): number {
  let best = 0;
  all.forEach((stop, index) => {
    if (Math.abs(Math.log(stop / value)) < Math.abs(Math.log((all[best] ?? 1) / value)))
      best = index;
  });
  return best;
}

/** A plain decimal string, without exponent: "0.0157". */
export function decimal(value: number): string {
  const fixed = value.toFixed(8);
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}
