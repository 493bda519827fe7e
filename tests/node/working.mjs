/**
 * Adds up the working of an estimate by hand, step by step, in exact fractions. Only the steps are looked at: each must
 * follow from those before it.
 */
import assert from "node:assert/strict";
import { Fraction, ZERO } from "../reference/fraction.mjs";

/** Whole cents. @param {string} money */
export function cents(money) {
  assert.match(money, /^-?(0|[1-9]\d*)\.\d\d$/);
  return BigInt(money.replace(".", ""));
}

/** @param {bigint[]} numbers */
export const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0n);

// Math.min and Math.max do not take whole numbers of this kind.
const ordered = (/** @type {bigint[]} */ numbers) => numbers.sort((a, b) => (a < b ? -1 : 1));
const less = (/** @type {bigint[]} */ ...numbers) => ordered(numbers)[0];
const more = (/** @type {bigint[]} */ ...numbers) => ordered(numbers).at(-1);

const fraction = (/** @type {string | number | bigint} */ value) => Fraction.of(value);
const dollars = (/** @type {bigint} */ n) => new Fraction(n, 100n);
const inCents = (/** @type {Fraction} */ amount) => amount.times(new Fraction(100n));

/** A number cut down to so many decimals. @param {Fraction} number @param {bigint} places */
const cut = (number, places) =>
  new Fraction(number.times(new Fraction(10n ** places)).floor(), 10n ** places);

/** @param {unknown} got @param {unknown} want @param {string} what */
function same(got, want, what) {
  const text = (value) => (value instanceof Fraction ? value.toString() : value);
  assert.equal(text(got), text(want), what);
}

/** @param {boolean} holds @param {string} what */
const must = (holds, what) => assert.ok(holds, what);

/** What the steps so far come to. All money in cents. */
class Sheet {
  gross = 0n;
  /** The fund that depends on the claims, until the deductions are known. */
  asClaimed = null;
  deductions = 0n;
  net = 0n;
  /** Claims of each group. @type {Map<string, bigint>} */
  claims = new Map();
  /** Groups through which the claimant has a claim that is one more. @type {Set<string>} */
  own = new Set();
  /** Whether the claims of any group so far are forecast. */
  foreseen = false;
  /** Of the claims, for the deductions made for each. @type {bigint[]} */
  claimsOfDeductions = [];
  /** By id, in the order in which they take. @type {Map<string, Pool>} */
  pools = new Map();
  available = 0n;
  /** What the last pool hands on, and where. @type {{ amount: bigint, to: string | null }} */
  handedOn = { amount: 0n, to: null };
  /** @type {bigint[]} */
  payments = [];
  /** @type {bigint | null} */
  total = null;
  /** What the defendant adds to pools. */
  topUps = 0n;
  /** What is not paid out, or comes back. @type {bigint | null} */
  left = null;
  undistributed = null;
  uncashed = null;
  /** @type {any[]} */
  distributions = [];
  eligible = true;

  /** @param {string} id @returns {Pool} */
  pool(id) {
    if (this.pools.size === 0 && !this.pools.has(id)) {
      // A pool that takes everything has no step of its own.
      this.pools.set(id, new Pool(this.net));
    }
    const pool = this.pools.get(id);
    must(pool !== undefined, `nothing says what the pool ${id} holds`);
    return pool;
  }
}

/** What is known of a pool. */
class Pool {
  /** @param {bigint} amount @param {bigint | null} need */
  constructor(amount, need = null) {
    this.amount = amount;
    this.need = need;
  }
  topUp = 0n;
  surplus = 0n;
  atLimits = 0n;
  sharing = ZERO;
  weight = ZERO;
  /** Weight of each claim through a group, as often as there are different ones. @type {Map<string, Fraction[]>} */
  each = new Map();
  /** What a payment is multiplied by before claims drop out. @type {Fraction | null} */
  before = null;
  /** Weight of the claims that drop out. */
  dropped = ZERO;
  /** Exactly, where the steps tell. @type {Fraction | null} */
  factor = null;
  shown = "";
  rule = "exact";
  /** The claimant's weight through a group. @type {Map<string, Fraction>} */
  own = new Map();
  /** @type {{ limit: string, amount: bigint } | null} */
  limit = null;
  /** The claimant's claims. @type {{ groups: string, weight: Fraction }[]} */
  paid = [];
}

/**
 * The factor, and how it is shown.
 * @param {any} step
 * @param {string} rule
 */
function factorOf(step, rule) {
  const shared = cents(step.amount) - cents(step.surplus) - cents(step.atLimits);
  const sharing = fraction(step.sharing);
  if (sharing.isZero()) {
    same(shared, 0n, "nobody shares what the limits leave");
    return null;
  }
  const exact = dollars(shared).over(sharing);
  // Where every claim is at its cap there is nothing to cut.
  const used = rule === "cent" && cents(step.surplus) === 0n ? cut(exact, 2n) : exact;
  same(fraction(step.factor), cut(used, 6n), "the factor");
  return used;
}

/** Rounded by a plan's rule. @param {Fraction} amount in dollars @param {"truncate" | "half-up" | "half-even"} rule */
const rounded = (amount, rule) => inCents(amount).round(rule);

/** @type {Record<string, (sheet: Sheet, step: any) => void>} */
const RULES = {
  "gross-fund"(sheet, step) {
    sheet.gross = cents(step.amount);
    within(step);
  },

  "fund-as-claimed"(sheet, step) {
    sheet.gross = cents(step.amount);
    sheet.asClaimed = step;
    const wanted = cents(step.claims) + cents(step.deductions);
    const raised = more(wanted, cents(step.atLeast));
    same(sheet.gross, step.atMost ? less(raised, cents(step.atMost)) : raised, "the fund");
  },

  deduction(sheet, step) {
    const amount = cents(step.amount);
    within(step);
    if (step.percent !== null) {
      const base = cents(step.base);
      if (step.percentOf === "gross") same(base, sheet.gross, "the base is the gross fund");
      if (step.percentOf === "remaining") {
        same(base, more(sheet.gross - sheet.deductions, 0n), "the base is what is left");
      }
      const part = fraction(step.percent).times(new Fraction(base, 100n));
      same(amount, part.round("half-up"), "the percentage");
    } else if (step.perClaim !== null) {
      sheet.claimsOfDeductions.push(BigInt(step.claims));
      same(amount, cents(step.perClaim) * BigInt(step.claims), "the amount for all claims");
    }
    sheet.deductions += amount;
  },

  "deduction-unknown"() {},

  "net-fund"(sheet, step) {
    same(cents(step.gross), sheet.gross, "gross");
    same(cents(step.deductions), sheet.deductions, "deductions");
    if (sheet.asClaimed) same(cents(sheet.asClaimed.deductions), sheet.deductions, "deductions");
    sheet.net = sheet.gross - sheet.deductions;
    same(cents(step.amount), sheet.net, "net");
    sheet.available = sheet.net;
  },

  "own-claim"(sheet, { groups }) {
    for (const group of groups) {
      must(sheet.claims.has(group), "of a group whose claims are not told");
      sheet.own.add(group);
    }
  },
  claims(sheet, step) {
    const { group, count, low, high, members, rate } = step;
    must(low <= count && count <= high, "the likely number is not within its range");
    if (members) same(fraction(rate), cut(fraction(count).over(fraction(members)), 9n), "rate");
    if (step.accepted) {
      const accepted = fraction(step.accepted.rate).times(fraction(step.filed.count)).floor();
      // Within a group whose claims are forecast there may be less room.
      if (!sheet.foreseen) same(BigInt(count), accepted, "those sent in that are accepted");
      else must(BigInt(count) <= accepted, "more are paid than are accepted");
    }
    sheet.foreseen ||= step.forecast;
    sheet.claims.set(group, BigInt(count));
  },

  pool(sheet, step) {
    let handedOn = sheet.handedOn.to === step.pool ? sheet.handedOn.amount : 0n;
    const taken = cents(step.taken);
    if (step.rule === "as-needed") {
      // What it is handed is part of what it may take.
      sheet.available += handedOn;
      handedOn = 0n;
    }
    const available = cents(step.available);
    same(available, sheet.available, "available");
    const stated = step.stated === null ? available : cents(step.stated);
    if (step.rule === "remainder") same(taken, available, "all that is left");
    if (step.rule === "fixed") same(taken, less(stated, available), "the amount");
    if (step.rule === "percent-of-net") {
      const part = fraction(step.percent).times(new Fraction(sheet.net, 100n));
      same(taken, less(part.floor(), available), "the percentage of the net fund");
    }
    if (step.rule === "as-needed") {
      same(taken, less(cents(step.need), stated, available), "what is needed");
    }
    same(cents(step.handedOn), handedOn, "handed on");
    same(cents(step.amount), taken + handedOn, "taken and handed on");
    sheet.available -= taken;
    sheet.pools.set(step.pool, new Pool(taken + handedOn, step.need && cents(step.need)));
  },

  weights(sheet, step) {
    const pool = sheet.pool(step.pool);
    const claims = new Map();
    for (const { group, claims: count, each, total } of step.lines) {
      same(fraction(total), fraction(each).times(fraction(count)), "claims x weight of each");
      claims.set(group, (claims.get(group) ?? 0n) + BigInt(count));
      pool.each.set(group, [...(pool.each.get(group) ?? []), fraction(each)]);
      pool.weight = pool.weight.plus(fraction(total));
    }
    for (const [group, count] of claims) {
      const counted = sheet.claims.get(group);
      if (sheet.own.has(group) && count === counted + 1n) continue;
      same(count, counted, `claims of ${group}`);
    }
    same(fraction(step.total), pool.weight, "the sum of the lines");
    if (pool.need !== null) same(dollars(pool.need), pool.weight, "the need");
  },

  "top-up"(sheet, step) {
    const pool = sheet.pool(step.pool);
    const [needed, amount] = [cents(step.needed), cents(step.amount)];
    const missing = needed - pool.amount;
    same(
      amount,
      step.atMost === null ? missing : less(missing, cents(step.atMost)),
      "what is added",
    );
    same(dollars(needed), fraction(step.shareValue).times(pool.weight), "needed");
    pool.topUp = amount;
    sheet.topUps += amount;
    pool.amount += amount;
    same(cents(step.total), pool.amount, "with what is added");
  },

  "de-minimis"(sheet, step) {
    const pool = sheet.pool(step.pool);
    must(step.claims > 0, "nobody drops out");
    pool.before = fraction(step.factor);
    pool.dropped = fraction(step.weight);
  },

  surplus(sheet, step) {
    const pool = sheet.pool(step.pool);
    pool.surplus = cents(step.amount);
    must(pool.surplus > 0n, "no surplus");
    sheet.handedOn = { amount: pool.surplus, to: step.to };
  },

  factor(sheet, step) {
    const pool = sheet.pool(step.pool);
    same(cents(step.amount), pool.amount, "what the pool holds");
    same(cents(step.surplus), pool.surplus, "surplus");
    pool.sharing = fraction(step.sharing);
    pool.atLimits = cents(step.atLimits);
    let weight = pool.dropped;
    for (const line of step.limits) {
      same(cents(line.total), cents(line.each) * BigInt(line.claims), "claims x amount of each");
      weight = weight.plus(fraction(line.weight).times(fraction(line.claims)));
    }
    const lines = step.limits.map((line) => cents(line.total));
    same(pool.atLimits, total(lines), "what claims at limits are paid");
    same(pool.sharing, pool.weight.minus(weight), "the weight of the others");
    pool.factor = factorOf(step, step.rule);
    pool.shown = step.factor;
    pool.rule = step.rule;
  },

  weight(sheet, step) {
    const sum = step.terms.reduce((sum, term) => sum.plus(termValue(term, step.weights)), ZERO);
    same(fraction(step.sum), sum, "the terms");
    const weight = fraction(step.weight);
    const above = weight.compare(sum);
    same(step.limit, above > 0 ? "least" : above < 0 ? "most" : null, "the limit of the sum");
    sheet.pool(step.pool).own.set(step.group, weight);
  },

  limit(sheet, step) {
    sheet.pool(step.pool).limit = { limit: step.limit, amount: cents(step.amount) };
  },

  payment(sheet, step) {
    const pool = sheet.pool(step.pool);
    let weight = ZERO;
    for (const group of step.groups) {
      const own = pool.own.get(group);
      const [each = ZERO, other] = pool.each.get(group) ?? [];
      must(
        own !== undefined || other === undefined,
        `nothing says what ${group} gives the claimant`,
      );
      weight = weight.plus(own ?? each);
    }
    same(fraction(step.weight), weight, "the claimant's weight");
    same(step.factor, pool.shown, "the factor");
    const amount = cents(step.amount);
    same(amount, paid(pool, weight, step), "the payment");
    pool.paid.push({ groups: step.groups.join(), weight });
    pool.limit = null;
    sheet.payments.push(amount);
  },

  total(sheet, step) {
    must(sheet.payments.length > 1, "a sum of one payment");
    sheet.total = cents(step.amount);
    same(sheet.total, total(sheet.payments), "the payments");
  },

  undistributed(sheet, step) {
    same(cents(step.available), sheet.net + sheet.topUps, "the net fund, with what is added");
    sheet.left = cents(step.available) - cents(step.payments);
    same(cents(step.amount), sheet.left, "what is left");
    sheet.undistributed = step;
  },

  uncashed(sheet, step) {
    sheet.left += cents(step.amount);
    same(cents(step.total), sheet.left, "with what was not paid out");
    sheet.uncashed = step;
  },

  distribution(sheet, step) {
    const pool = sheet.pool(step.pool);
    same(step.round, sheet.distributions.length + 2, "the number of the distribution");
    same(cents(step.available), sheet.left, "what is left");
    same(cents(step.amount), cents(step.available) - cents(step.cost), "after the cost");
    const factor = factorOf(step, pool.rule);
    sheet.left = cents(step.amount) - cents(step.payments) + cents(step.uncashed);
    sheet.distributions.push({ ...step, exact: factor, paid: 0n });
  },

  "distribution-payment"(sheet, step) {
    const round = sheet.distributions[step.round - 2];
    const claims = sheet.pool(step.pool).paid;
    const claim = claims.find(({ groups }) => groups === step.groups.join());
    same(step.pool, round.pool, "the pool");
    same(step.factor, round.factor, "the factor");
    same(fraction(step.weight), claim.weight, "the claimant's weight");
    const amount = cents(step.amount);
    if (step.capLeft === null) {
      must(round.exact !== null, "nothing says what the weight is multiplied by");
      same(amount, rounded(claim.weight.times(round.exact), step.rule), "the payment");
    } else {
      same(amount, cents(step.capLeft), "what the cap leaves");
      const more = round.exact && !claim.weight.times(round.exact).lessThan(dollars(amount));
      must(more !== false, "the cap decides nothing");
    }
    round.paid += amount;
  },

  "not-viable"(sheet, step) {
    same(step.round, sheet.distributions.length + 2, "the number of the distribution");
    same(cents(step.available), sheet.left, "what is left");
    const amount = cents(step.available) - cents(step.cost);
    const least = step.leastPayment === null ? 0n : cents(step.leastPayment);
    const claims = BigInt(step.claims);
    // With less than a cent for each claim, no payment may come to a cent.
    const tooLittle = amount <= 0n || amount < claims || amount < least * claims;
    must(claims === 0n || tooLittle, "it would be viable");
  },

  residual(sheet, step) {
    same(cents(step.amount), sheet.left, "the residual");
  },

  "not-eligible"(sheet) {
    sheet.eligible = false;
  },
};

/** The likely amount lies from the least to the most. */
function within({ amount, range }) {
  const [low, high] = [cents(range.low), cents(range.high)];
  must(low <= cents(amount) && cents(amount) <= high, "the likely amount is not within its range");
}

/** What a term comes to. @param {any} term @param {"shares" | "values"} weights */
function termValue(term, weights) {
  const value = fraction(term.value);
  const { kind } = term;
  if (kind === "percent-of") {
    const part = fraction(term.percent).times(fraction(term.of)).over(new Fraction(100n));
    // To the nearest cent, or to the nearest millionth of a share.
    const units = new Fraction(weights === "values" ? 100n : 1_000_000n);
    same(value, new Fraction(part.times(units).round("half-up"), units.n), "the percentage");
  } else if (kind === "per-unit" || kind === "per-month") {
    same(value, fraction(term.each).times(fraction(term.units)), "units x each");
  } else if (kind !== "tier" || term.each !== null) {
    // Without a tier that holds there is no amount.
    same(value, fraction(term.each), "the amount");
  }
  return value;
}

/** What a claim of the claimant is paid. @param {Pool} pool @param {Fraction} weight @param {any} step */
function paid(pool, weight, step) {
  const { limit } = pool;
  if (limit?.limit === "de-minimis") {
    const factor = pool.before ?? pool.factor;
    must(factor !== null, "nothing says what a claim would be paid");
    must(rounded(weight.times(factor), step.rule) < limit.amount, "it is not too little");
    must(!step.extraCent, "a cent more of nothing");
    return 0n;
  }
  if (!limit) {
    must(pool.factor !== null, "nothing says what the weight is multiplied by");
    const amount = weight.times(pool.factor);
    if (step.extraCent) must(!inCents(amount).part().isZero(), "a cent more of a whole amount");
    return rounded(amount, step.rule) + (step.extraCent ? 1n : 0n);
  }
  must(!step.extraCent, "a cent more than the limit");
  if (pool.factor) {
    const difference = weight.times(pool.factor).compare(dollars(limit.amount));
    must(limit.limit === "cap" ? difference >= 0 : difference <= 0, `not at its ${limit.limit}`);
  }
  return limit.amount;
}

/**
 * Adds up the steps.
 * @param {any[]} steps
 */
export function addUp(steps) {
  const sheet = new Sheet();
  for (const [index, step] of steps.entries()) {
    try {
      RULES[step.code](sheet, step);
    } catch (error) {
      if (error instanceof Error) error.message = `step ${index}, ${step.code}: ${error.message}`;
      throw error;
    }
  }
  if (sheet.asClaimed) {
    const values = [...sheet.pools.values()].reduce((sum, { weight }) => sum.plus(weight), ZERO);
    same(fraction(sheet.asClaimed.claims), values, "the claims");
  }
  if (!sheet.eligible) same(sheet.payments.length, 0, "payments to somebody who is not eligible");
  if (sheet.payments.length > 1) must(sheet.total !== null, "nothing adds the payments up");
  return sheet;
}
