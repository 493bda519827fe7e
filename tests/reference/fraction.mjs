/**
 * Exact fractions of whole numbers, for the reference implementation only.
 * Plain on purpose: nothing here is shared with the calculator it checks.
 */

/** @param {bigint} a @param {bigint} b */
function gcd(a, b) {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Above this a fraction is brought to its lowest terms: doing so each time takes most of the time. */
const LARGE = 1n << 96n;

/**
 * A quotient cut down to a whole number.
 * @param {bigint} n
 * @param {bigint} d positive
 */
export function floorDiv(n, d) {
  const quotient = n / d;
  return n < 0n && n % d !== 0n ? quotient - 1n : quotient;
}

export class Fraction {
  /**
   * @param {bigint} n numerator
   * @param {bigint} d denominator, not zero
   */
  constructor(n, d = 1n) {
    if (d === 0n) throw new RangeError("a fraction with denominator zero");
    this.n = d < 0n ? -n : n;
    this.d = d < 0n ? -d : d;
    if (this.d > LARGE) this.reduce();
  }

  /** Brings it to its lowest terms. */
  reduce() {
    const g = gcd(this.n, this.d);
    if (g > 1n) {
      this.n /= g;
      this.d /= g;
    }
    return this;
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
    if (this.d === other.d) return new Fraction(this.n + other.n, this.d);
    return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  /** @param {Fraction} other */
  minus(other) {
    if (this.d === other.d) return new Fraction(this.n - other.n, this.d);
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
    return floorDiv(this.n, this.d);
  }

  /** What is above that whole number. */
  part() {
    return this.minus(new Fraction(this.floor()));
  }

  /**
   * Rounded to a whole number.
   * @param {"truncate" | "half-up" | "half-even"} rule truncate drops digits; half-up moves a tie away from zero
   */
  round(rule) {
    if (this.n < 0n) return -new Fraction(-this.n, this.d).round(rule);
    const whole = this.n / this.d;
    if (rule === "truncate") return whole;
    const twice = 2n * (this.n - whole * this.d) - this.d;
    const up = rule === "half-up" ? twice >= 0n : twice > 0n || (twice === 0n && whole % 2n === 1n);
    return up ? whole + 1n : whole;
  }

  toString() {
    const { n, d } = new Fraction(this.n, this.d).reduce();
    return d === 1n ? `${n}` : `${n}/${d}`;
  }
}

export const ZERO = new Fraction(0n);
export const ONE = new Fraction(1n);
