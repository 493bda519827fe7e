/** What answers decide: conditions, who belongs to which group, and what a measure comes to. */
import { Fraction } from "./fraction.mjs";
import { at, least, most, one, percentage, total, units } from "./values.mjs";

/**
 * Whether a condition holds; undefined while the answers do not decide it.
 * @param {object} condition
 * @param {Record<string, unknown>} answers null where a question is not asked: nothing holds of no answer
 * @param {Map<string, string>} kinds kind of each question
 * @returns {boolean | undefined}
 */
export function holds(condition, answers, kinds) {
  if ("all" in condition || "any" in condition) {
    const decisive = "any" in condition;
    const parts = (condition.all ?? condition.any).map((c) => holds(c, answers, kinds));
    if (parts.includes(decisive)) return decisive;
    return parts.includes(undefined) ? undefined : !decisive;
  }
  if ("not" in condition) {
    const inner = holds(condition.not, answers, kinds);
    return inner === undefined ? undefined : !inner;
  }
  const answer = answers[condition.question];
  if (answer === undefined) return undefined;
  if (answer === null) return false;
  if ("is" in condition) return answer === condition.is;
  if ("isOneOf" in condition) return condition.isOneOf.includes(answer);
  // Days in this notation stand in the order of the calendar when they stand in that of the alphabet.
  const kind = kinds.get(condition.question);
  const place = (value) => (kind === "amount" ? units(value, "money") : value);
  const { atLeast, atMost } = condition;
  return (
    (atLeast === undefined || place(answer) >= place(atLeast)) &&
    (atMost === undefined || place(answer) <= place(atMost))
  );
}

/** Kind of every question. */
export const kindsOf = (settlement) => new Map(settlement.questions.map((q) => [q.id, q.kind]));

/**
 * The answers that count: those given to questions that are asked, given the answers before them. A question
 * that is certainly not asked has the answer that the file states otherwise, or else null.
 */
export function counted(settlement, answers) {
  const kinds = kindsOf(settlement);
  const kept = {};
  for (const { id, askIf, otherwise } of settlement.questions) {
    if (askIf && holds(askIf, kept, kinds) === false) kept[id] = otherwise ?? null;
    else if (answers[id] !== undefined) kept[id] = answers[id];
  }
  return kept;
}

/** The chain of groups from the outermost one to this one. */
export function chainOf(settlement, id) {
  const group = settlement.groups.find((g) => g.id === id);
  return group.within === undefined ? [group] : [...chainOf(settlement, group.within), group];
}

/**
 * A claimant's claims: one for each innermost group, with the groups by which it weighs. A group
 * around several counts once, with the first.
 */
export function claimsOfClaimant(settlement, answers) {
  const kinds = kindsOf(settlement);
  const kept = counted(settlement, answers);
  const inside = settlement.groups.filter((g) =>
    chainOf(settlement, g.id).every((around) => holds(around.eligibleIf, kept, kinds) === true),
  );
  const seen = new Set();
  const innermost = inside.filter((g) => !inside.some((other) => other.within === g.id));
  const claims = innermost.map((g) => {
    const groups = chainOf(settlement, g.id).map((around) => around.id);
    const weighing = groups.filter((id) => !seen.has(id));
    for (const id of groups) seen.add(id);
    return { groups, weighing, answers: kept };
  });
  return { groups: inside.map((g) => g.id), claims };
}

/** Year, month and day. */
const parts = (day) => day.split("-").map(Number);

/**
 * How many months count between two days, both included.
 * @param {string} from
 * @param {string} to
 * @param {"complete" | "calendar"} which
 */
export function monthsBetween(from, to, which) {
  if (to < from) return 0;
  const [year, month, day] = parts(from);
  const [lastYear, lastMonth, lastDay] = parts(to);
  const apart = (lastYear - year) * 12 + lastMonth - month;
  if (which === "calendar") return apart + 1;
  // To the end of the last day is to the beginning of the day after it.
  const after = new Date(Date.UTC(lastYear, lastMonth - 1, lastDay + 1));
  const complete = (after.getUTCFullYear() - year) * 12 + after.getUTCMonth() + 1 - month;
  return Math.max(0, after.getUTCDate() < day ? complete - 1 : complete);
}

/** @typedef {import("./values.mjs").Outlook} Side */

/**
 * What a term comes to, in units of its kind.
 * @param {"shares" | "money"} kind
 * @param {Side} side
 * @param {Map<string, string>} kinds
 */
function term(written, kind, answers, side, kinds) {
  if (written.fixed !== undefined) return at(written.fixed, kind, side);
  if (written.tiers) {
    const tier = written.tiers.find((t) => !t.when || holds(t.when, answers, kinds) === true);
    return tier ? at(tier.amount, kind, side) : 0n;
  }
  if (written.percentOf) {
    const { percent, question } = written.percentOf;
    if (answers[question] == null) return 0n;
    const cents = units(answers[question], "money");
    // In a share measure a dollar counts as a share.
    return percentage(units(percent, "percent"), (cents * one(kind)) / one("money"));
  }
  if (written.perUnit) {
    const { amount, question, most: atMost = Number.MAX_SAFE_INTEGER } = written.perUnit;
    if (answers[question] == null) return 0n;
    return at(amount, kind, side) * BigInt(Math.min(answers[question], atMost));
  }
  const { amount, between, start, end, months, most: atMost = Infinity } = written.perMonth;
  if ([start, end].some((q) => q !== undefined && answers[q] == null)) return 0n;
  const [from] = [between.first, answers[start] ?? between.first].sort().reverse();
  const [to] = [between.last, answers[end] ?? between.last].sort();
  return at(amount, kind, side) * BigInt(Math.min(monthsBetween(from, to, months), atMost));
}

/**
 * What a measure comes to with these answers, in units of its kind.
 * @param {unknown} written a figure, a range, or { sum, least?, most? }
 * @param {"shares" | "money"} kind
 * @param {Record<string, unknown>} answers
 * @param {Side} side
 * @param {Map<string, string>} kinds
 */
export function measure(written, kind, answers, side, kinds) {
  if (written.sum === undefined) return at(written, kind, side);
  const sum = total(written.sum.map((t) => term(t, kind, answers, side, kinds)));
  const raised = written.least === undefined ? sum : most(sum, units(written.least, kind));
  return written.most === undefined ? raised : least(raised, units(written.most, kind));
}

/** A part of one, cut down. @param {bigint} value @param {bigint} multiple in millionths */
export const times = (value, multiple) => new Fraction(value * multiple, one("multiple")).floor();
