/**
 * The stops of a logarithmic slider. Each stop is a number that a person would say (1.5%, 2%, 50,000 claims), and the
 * steps between them are about equally large in proportion, so that one press of an arrow key always changes the
 * estimate by about a tenth. The settlement's own figure is a stop as well, exactly as it is.
 */

/** 24 round steps to a power of ten. */
const decade = [
  10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 40, 44, 48, 52, 56, 60, 68, 75, 80, 90,
];

/** All round numbers from `low` to `high`, with `own` in place of its nearest neighbour. */
export function stops(low: number, high: number, own: number | null): number[] {
  const round: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of decade) {
      const value = Number(`${step}e${power - 1}`);
      if (value >= low * 0.999 && value <= high * 1.001) round.push(value);
    }
  }
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
