// What both rivals draw with: plain numbers, as anyone would write it. The arithmetic of money is their own.

// By an address that is made up here, since the compiler would look for types, which the reference has none of.
const reference = new URL("../tests/reference/", import.meta.url).href;
const { random } = await import(`${reference}random.mjs`);
const { cut, modelOf } = await import(`${reference}rate-model.mjs`);

/**
 * Places between the ends of everything that varies, each from 0 to 1; those of the two groups move together.
 *
 * @param {number} seed
 */
export function places(seed) {
  const next = random(seed).next;
  return () => {
    const lead = next();
    return { lead, inner: blend(lead, next()), fees: next(), costs: next() };
  };
}

/** Two parts of one uniform number and one part of another, made uniform again. */
function blend(/** @type {number} */ lead, /** @type {number} */ own) {
  const x = (2 * lead + own) / 3;
  if (x <= 1 / 3) return 2.25 * x * x;
  if (x >= 2 / 3) return 1 - 2.25 * (1 - x) * (1 - x);
  return 1.5 * x - 0.25;
}

/**
 * The share of the members of a group who claim, in billionths, for a place.
 *
 * @param {any} settlement
 * @param {any} group
 */
export function rates(settlement, group) {
  const rateAt = modelOf(settlement, group);
  return (/** @type {number} */ place) => cut(rateAt(place));
}

/**
 * The 10th, 50th and 90th percentile of whole cents.
 *
 * @param {ArrayLike<number>} payments
 */
export function percentiles(payments) {
  const sorted = Float64Array.from(payments).sort();
  return [0.1, 0.5, 0.9].map((p) => sorted[Math.ceil(p * sorted.length) - 1] ?? Number.NaN);
}
