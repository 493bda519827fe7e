/** What a claim weighs, in words: for the receipts and the working. */

import type { Step, Weights, WeightTerm } from "../core/index.js";
import type { Of, Told } from "./names.js";

/** What a claim weighs: "6 shares", or "$75.00" of value. */
export function weightText({ words }: Told, weights: Weights, weight: string): string {
  if (weights === "values") return words.money(weight);
  return words.t("why.share", { count: Number(weight), shares: words.number(weight) });
}

/** "Your answers make 3 × $20.00 = $60.00." */
export function weightSentence(told: Told, step: Of<"weight">): string {
  const { words } = told;
  const terms = step.terms.map((term) => termText(told, step.weights, term));
  const sum = weightText(told, step.weights, step.sum);
  const plain = terms.length === 1 && terms[0] === sum;
  const sentence = words.t("weight.sum", { sum: plain ? sum : `${terms.join(" + ")} = ${sum}` });
  if (step.limit === null) return sentence;
  const counted = weightText(told, step.weights, step.weight);
  return join(sentence, words.t(`weight.${step.limit}`, { weight: counted }));
}

function termText(told: Told, weights: Weights, term: WeightTerm): string {
  const { words } = told;
  const value = weightText(told, weights, term.value);
  const each = term.each === null ? value : weightText(told, weights, term.each);
  if (Number(term.percent) === 100) return value;
  const count = term.units ?? 1;
  return words.t(`term.${term.kind}`, {
    value,
    each,
    count,
    units: words.number(count),
    percent: term.percent === null ? "" : words.percentOf100(term.percent),
    of: term.of === null ? "" : words.money(term.of),
  });
}

/** The step that says that a limit decides a payment, if one does. */
export function limitOf(payment: Of<"payment">, steps: readonly Step[]): Of<"limit"> | undefined {
  const group = payment.groups.at(-1);
  return steps
    .filter((step) => step.code === "limit")
    .find((step) => step.pool === payment.pool && step.group === group);
}

/** Two sentences; the second may be missing. */
export function join(first: string, second: string): string {
  return second === "" ? first : `${first} ${second}`;
}
