/** Random questions, conditions on their answers, and answers. */
import { counted, holds, kindsOf } from "./answers.mjs";
import { day, money, text } from "./random.mjs";

/** @typedef {import("./random.mjs").Random} Random */

const STATES = ["IL", "CA", "NY", "TX"];

/**
 * Questions of every kind. Those whose id begins with a word below decide what a claim weighs; the
 * others, one a group, who belongs to it.
 * @param {Random} r
 * @param {number} groups
 */
export function randomQuestions(r, groups) {
  const asked = (id, kind, more = {}) => ({ id, kind, ask: text("?"), ...more });
  const options = ["small", "large", "other"].map((id) => ({ id, name: text(id) }));
  const membership = Array.from({ length: groups }, (_, i) => asked(`q${i}`, "yes-no"));
  const weighing = [
    asked("state", "state"),
    asked("size", "choice", { options }),
    asked("units", "number", r.chance(0.5) ? { most: 40 } : {}),
    asked("start", "date"),
    asked("end", "date"),
    asked("spent", "amount"),
  ];
  const questions = [...membership, ...weighing];
  for (const [i, question] of questions.entries()) {
    if (i === 0 || !r.chance(0.15)) continue;
    question.askIf = randomCondition(r, questions.slice(0, i), 1);
    // What a weight depends on needs an answer of everybody who may be paid by it.
    const needed = ["units", "start", "end", "spent"].includes(question.id);
    if (r.chance(needed ? 0.9 : 0.3)) question.otherwise = randomAnswer(r, question);
  }
  return questions;
}

/** An answer to a question. @param {Random} r */
function randomAnswer(r, { kind, most, options }) {
  if (kind === "yes-no") return r.chance(0.75);
  if (kind === "state") return r.pick([...STATES, "none"]);
  if (kind === "choice") return r.pick(options).id;
  if (kind === "number") return Math.min(most ?? 100, r.whole(0, r.pick([3, 12, 60])));
  if (kind === "date") return day(r);
  return money(r.chance(0.1) ? 0 : r.sized(1, 500_000));
}

/**
 * A condition on some of these questions.
 * @param {Random} r
 * @param {number} depth of the conditions within it
 */
export function randomCondition(r, questions, depth) {
  const inner = () => randomCondition(r, questions, depth - 1);
  if (depth > 0 && r.chance(0.4)) {
    return r.pick([
      () => ({ all: [inner(), inner()] }),
      () => ({ any: [inner(), inner(), inner()] }),
      () => ({ not: inner() }),
    ])();
  }
  const question = r.pick(questions);
  const answer = () => randomAnswer(r, question);
  if (["number", "date", "amount"].includes(question.kind) && r.chance(0.8)) {
    const [low, high] = [answer(), answer()].sort((a, b) =>
      question.kind === "date" ? (a < b ? -1 : 1) : Number(a) - Number(b),
    );
    const bounds = r.pick([{ atLeast: low }, { atMost: high }, { atLeast: low, atMost: high }]);
    return { question: question.id, ...bounds };
  }
  if (r.chance(0.3)) return { question: question.id, isOneOf: [answer(), answer()] };
  return { question: question.id, is: answer() };
}

/**
 * Who belongs to a group: mostly those who say yes to its own question.
 * @param {Random} r
 * @param {number} index of the group
 */
export function randomMembership(r, questions, index) {
  const own = { question: `q${index}`, is: true };
  if (r.chance(0.7)) return own;
  return r.pick([
    () => ({ all: [own, { not: { question: "state", is: "NY" } }] }),
    () => ({ any: [own, randomCondition(r, questions, 2)] }),
    () => ({ all: [own, { question: "state", isOneOf: ["IL", "CA", "none"] }] }),
    () => randomCondition(r, questions, 2),
  ])();
}

/** What the claims of a group are for. @param {Random} r */
export function randomMix(r, questions, from) {
  const weighing = questions.filter((q) => !/^q\d/.test(q.id));
  const parts = () => {
    const count = r.whole(1, 4);
    let left = 1_000_000_000;
    return Array.from({ length: count }, (_, i) => {
      const part = i === count - 1 ? left : r.pick([r.whole(0, left), Math.floor(left / 2)]);
      left -= part;
      // What decides who belongs to a group can decide a tier as well.
      const answered = r.chance(0.9) ? questions : weighing;
      const answers = answered.map((q) => [q.id, randomAnswer(r, q)]);
      const given = inOrder(r, Object.fromEntries(answers));
      return { rate: fraction(part), answers: possible(questions, given) };
    });
  };
  return {
    parts: parts(),
    ...r.maybe(0.3, () => ({ light: parts() })),
    ...r.maybe(0.3, () => ({ heavy: parts() })),
    from,
  };
}

/** The answers with the months mostly ending after they begin. @param {Random} r */
function inOrder(r, answers) {
  if (!(answers.end < answers.start) || r.chance(0.05)) return answers;
  return { ...answers, start: answers.end, end: answers.start };
}

/** Without the answers to questions that, with the answers before them, are certainly not asked. */
function possible(questions, answers) {
  const kept = counted({ questions }, answers);
  const asked = ({ id, askIf }) =>
    answers[id] !== undefined && (!askIf || holds(askIf, kept, kindsOf({ questions })) !== false);
  return Object.fromEntries(questions.filter(asked).map(({ id }) => [id, answers[id]]));
}

/** Billionths as a rate. */
const fraction = (billionths) =>
  billionths === 1_000_000_000 ? "1" : `0.${String(billionths).padStart(9, "0")}`;

/**
 * A claimant's answers, to every question. Drawn by themselves, so that other claimants of the same plan
 * can be drawn too.
 * @param {Random} r
 */
export function randomAnswers(r, settlement) {
  const answers = settlement.questions.map((q) => [q.id, randomAnswer(r, q)]);
  return inOrder(r, Object.fromEntries(answers));
}
