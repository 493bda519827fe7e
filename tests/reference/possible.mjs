/** What answers there can be: whether anyone can answer so that conditions hold together. */
import { holds, kindsOf } from "./answers.mjs";
import { money } from "./random.mjs";
import { units } from "./values.mjs";

/** The largest number that the format knows. */
const MOST_COUNT = 10_000_000_000;

/** @returns {object[]} every condition within a condition that compares an answer */
const compared = (condition) =>
  condition.not
    ? compared(condition.not)
    : ((condition.all ?? condition.any)?.flatMap(compared) ?? [condition]);

/** The day so many days later. */
function later(day, days) {
  const [year, month, date] = day.split("-").map(Number);
  // Years before the hundredth would be taken for those of the last century.
  const moved = new Date(Date.UTC(2000, month - 1, date + days));
  moved.setUTCFullYear(year, month - 1, date + days);
  return moved.toISOString().slice(0, 10);
}

/** Answers to a question, one of each kind that these conditions tell apart. */
function differing({ id, kind, options, most = MOST_COUNT }, conditions) {
  if (kind === "yes-no") return [true, false];
  const named = conditions
    .filter(({ question }) => question === id)
    .flatMap(({ is, isOneOf = [], atLeast, atMost }) => [is, ...isOneOf, atLeast, atMost])
    .filter((answer) => answer !== undefined);
  if (kind === "state") return [...named, "none", "WY", "AK"];
  if (kind === "choice") return options.map((option) => option.id);
  if (kind === "date") {
    return ["2000-01-01", ...named.flatMap((day) => [later(day, -1), day, later(day, 1)])];
  }
  const around = (n, limit) => [n - 1, n, n + 1].filter((value) => value >= 0 && value <= limit);
  if (kind === "number") return [0, ...named.flatMap((n) => around(n, most))];
  return [
    "0.00",
    ...named.flatMap((text) => around(Number(units(text, "money")), 1e15).map(money)),
  ];
}

/**
 * Whether somebody can answer so that all of these conditions hold and, if one is named, a question is not asked.
 * @param {object[]} conditions
 * @param {string} [unasked]
 */
export function someone(settlement, conditions, unasked) {
  const kinds = kindsOf(settlement);
  const byId = new Map(settlement.questions.map((q) => [q.id, q]));
  const relevant = new Map();
  const add = (id) => {
    if (relevant.has(id)) return;
    const { askIf } = byId.get(id);
    relevant.set(id, askIf);
    for (const { question } of askIf ? compared(askIf) : []) add(question);
  };
  for (const { question } of conditions.flatMap(compared)) add(question);
  if (unasked) add(unasked);
  const all = [...conditions, ...[...relevant.values()].filter(Boolean)].flatMap(compared);
  const questions = settlement.questions
    .filter(({ id }) => relevant.has(id))
    .map((question) => ({ ...question, answers: [...new Set(differing(question, all))] }));
  const search = (index, known) => {
    const held = conditions.map((c) => holds(c, known, kinds));
    if (held.includes(false)) return false;
    if (index === questions.length) return !held.includes(undefined);
    const { id, askIf, otherwise, answers } = questions[index];
    const wanted = askIf ? holds(askIf, known, kinds) : true;
    if (wanted === false) return search(index + 1, { ...known, [id]: otherwise ?? null });
    if (id === unasked) return false;
    return answers.some((answer) => search(index + 1, { ...known, [id]: answer }));
  };
  return search(0, {});
}
