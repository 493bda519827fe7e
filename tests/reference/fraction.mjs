/**
 * Exact fractions of whole numbers, for the reference implementation only.
 * Slow and plain on purpose: nothing here is shared with the calculator it checks.
 */

/** @param {bigint} a @param {bigint} b */
function gcd(a, b) {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export class Fraction {
  /**
   * @param {bigint} n numerator
   * @param {bigint} d denominator, not zero
   */
  constructor(n, d = 1n) {
    if (d === 0n) throw new RangeError("a fraction with denominator zero");
    const sign = d < 0n ? -1n : 1n;
    const g = gcd(n, d) || 1n;
    this.n = (sign * n) / g;
    this.d = (sign * d) / g;
  }

  /**
   * A whole number, a decimal ("27.84", "-0.5") or a quotient ("30000/7").
   * @param {bigint | number | string | Fraction} value
   */
  static of(value) {
    if (value instanceof Fraction) return value;
    if (typeof value === "bigint") return new Fraction(value);
    if (typeof value === "number") {
      if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
      return new Fraction(BigInt(value));
    }
    const quotient = /^(-?\d+)\/(\d+)$/.exec(value);
    if (quotient) return new Fraction(BigInt(quotient[1]), BigInt(quotient[2]));
    const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
    if (!decimal) throw new RangeError(`not a decimal: ${value}`);
    const places = decimal[3] ?? "";
    const digits = BigInt(decimal[2] + places) * (decimal[1] ? -1n : 1n);
    return new Fraction(digits, 10n ** BigInt(places.length));
  }

  /** @param {Fraction} other */
  plus(other) {
    return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  /** @param {Fraction} other */
  minus(other) {
    return new Fraction(this.n * other.d - other.n * this.d, this.d * other.d);
  }

  /** @param {Fraction} other */
  times(other) {
    return new Fraction(this.n * other.n, this.d * other.d);
  }

  /** @param {Fraction} other not zero */
  over(other) {
    return new Fraction(this.n * other.d, this.d * other.n);
  }

  /**
   * Negative, zero or positive as this is less than, equal to or more than the other.
   * @param {Fraction} other
   */
  compare(other) {
    const difference = this.n * other.d - other.n * this.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** @param {Fraction} other */
  equals(other) {
    return this.compare(other) === 0;
  }

  /** @param {Fraction} other */
  lessThan(other) {
    return this.compare(other) < 0;
  }

  isZero() {
    return this.n === 0n;
  }

  /** The greatest whole number not above this. */
  floor() {
    const quotient = this.n / this.d;
    return this.n % this.d !== 0n && this.n < 0n ? quotient - 1n : quotient;
  }

  /**
   * Rounded to a number of decimal places.
   * @param {number} places
   * @param {"truncate" | "half-up" | "half-even"} rule truncate drops digits; half-up moves a tie away from zero
   */
  round(places, rule) {
    const scale = 10n ** BigInt(places);
    const negative = this.n < 0n;
    const size = new Fraction(negative ? -this.n : this.n, this.d).times(new Fraction(scale));
    let whole = size.floor();
    const rest = size.minus(new Fraction(whole)).compare(new Fraction(1n, 2n));
    if (rule === "half-up" && rest >= 0) whole += 1n;
    if (rule === "half-even" && (rest > 0 || (rest === 0 && whole % 2n === 1n))) whole += 1n;
    return new Fraction(negative ? -whole : whole, scale);
  }

  /**
   * Written with exactly that many places; further digits are dropped.
   * @param {number} places
   */
  toFixed(places) {
    const scaled = this.round(places, "truncate").times(new Fraction(10n ** BigInt(places))).n;
    const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
    const head = digits.slice(0, digits.length - places);
    const tail = places > 0 ? `.${digits.slice(digits.length - places)}` : "";
    return `${scaled < 0n ? "-" : ""}${head}${tail}`;
  }

  toString() {
    return this.d === 1n ? `${this.n}` : `${this.n}/${this.d}`;
  }
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);

/** @param {Iterable<Fraction>} values */
export function sum(values) {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** @param {Fraction} a @param {Fraction} b */
export function min(a, b) {
  return b.lessThan(a) ? b : a;
}

/** @param {Fraction} a @param {Fraction} b */
export function max(a, b) {
  return a.lessThan(b) ? b : a;
}
