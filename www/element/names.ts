/** What things are called, and what a claim weighs: the words that the answer and the working share. */

import type { Confidence, Settlement, Step, Weights, WeightTerm } from "../core/index.js";
import type { Words } from "./language.js";

/** What a step is told from: the settlement gives the names, the words the language. */
export interface Told {
  readonly settlement: Settlement;
  readonly words: Words;
}

/** The step of a code. */
export type Of<Code extends Step["code"]> = Extract<Step, { code: Code }>;

/** Whether a number of claims is what there was, not what somebody expects. */
export function isCounted({ status }: Settlement, confidence: Confidence | undefined): boolean {
  return status !== "proposed" && status !== "claims-open" && confidence !== "not-found";
}

/** The last day to claim: of several, which a moved deadline leaves, the last in the file. */
export function claimDeadline({ dates }: Settlement): string | undefined {
  return dates.filter(({ event }) => event === "claim-deadline").at(-1)?.on;
}

/** The name of a group in the reader's language. */
export function groupName({ settlement, words }: Told, id: string | undefined): string {
  const group = settlement.groups.find((candidate) => candidate.id === id);
  return group ? words.text(group.name) : (id ?? "");
}

/** What a deduction is called: its own name, or what it is for. */
export function deductionName({ settlement, words }: Told, id: string): string {
  const deduction = settlement.deductions.find((candidate) => candidate.id === id);
  if (!deduction) return id;
  return deduction.name ? words.text(deduction.name) : words.t(`deduction.${deduction.kind}`);
}

/** The name of a pool in the reader's language. */
export function poolName({ settlement, words }: Told, id: string): string {
  const name = settlement.plan.pools.find((candidate) => candidate.id === id)?.name;
  return name ? words.text(name) : words.t("pool.unnamed");
}

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
