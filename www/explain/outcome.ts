/** What was paid, and what was expected before: whose it was, and what the estimate says of the very same. */

import type {
  Answer,
  Answers,
  Estimate,
  Expectation,
  MoneyRange,
  Payment,
  Question,
  Step,
} from "../core/index.js";
import type { Words } from "./language.js";
import { cents, dollars, sum } from "./money.js";
import { byId, type Told } from "./names.js";
import { groupPayment, moneyRange } from "./payments.js";
import { isKnown } from "./status.js";

/** An amount that the file tells of: what was paid, or what was expected. */
export type Amount = Pick<Payment, "group" | "answers" | "kind" | "amount"> & {
  round?: Payment["round"];
};

/** "$5.00 to $7.00 on average"; that it is not known, where it is not. */
export function amountText({ words }: Pick<Told, "words">, { kind, amount }: Amount): string {
  if (!isKnown(amount)) return words.t("told.unknown");
  return words.t(`told.${kind ?? "each"}`, { amount: moneyRange(words, amount) });
}

/** Whose payment it was: each question with its answer. Empty where all of the group were paid alike. */
export function claimantText({ settlement, words }: Told, { answers }: Amount): string {
  const given = settlement.questions.flatMap((question) => {
    const answer = answers?.[question.id];
    return answer == null
      ? []
      : [`${words.text(question.ask)} ${answerText(words, question, answer)}`];
  });
  return given.join("; ");
}

function answerText(words: Words, { kind, options }: Question, answer: Answer): string {
  if (typeof answer === "boolean") return words.t(answer ? "answer.yes" : "answer.no");
  if (typeof answer === "number") return words.number(answer);
  const option = byId(options ?? [], answer);
  if (option) return words.text(option.name);
  if (kind === "amount") return words.money(answer);
  if (kind === "date") return words.date(answer);
  return words.find(`state.${answer}`) ?? answer;
}

/** Whether somebody with these answers is one of those whose payment it was. */
export function isOf({ answers }: Amount, given: Answers): boolean {
  const told = Object.entries(answers ?? {});
  return told.every(([id, answer]) => answer === null || given[id] === answer);
}

/** Who expected it, and when. */
export function expectedText({ words }: Pick<Told, "words">, { by, on }: Expectation): string {
  return words.t("expected.by", { by: words.t(`expected.${by}`), date: words.date(on) });
}

/**
 * What the estimate says of the same claimants and of the same kind; null if it says nothing of that.
 *
 * @param plan the estimate from the file's figures alone
 * @param stepsFor the working of what a claimant with these answers is paid
 */
export function alike(
  plan: Estimate,
  stepsFor: (answers: Answers) => readonly Step[],
  { group, answers, kind, round }: Amount,
): MoneyRange | null {
  const number = round ?? 1;
  if (answers) {
    // What is null counts as not answered, here as there. A claimant may have claims through other groups as well.
    const own = stepsFor(answers as Answers).flatMap((step) => {
      const first = step.code === "payment" && number === 1;
      const later = step.code === "distribution-payment" && step.round === number;
      return (first || later) && step.groups.at(-1) === group ? [step.amount] : [];
    });
    return own.length > 0 ? exactly(sum(own)) : null;
  }
  // A plan without a claimant is divided once; who is paid later depends on who cashes.
  if (number !== 1) return null;
  if (kind === "average" || kind === "total") return ofAll(plan, group, kind);
  const paid = groupPayment(plan, group)?.payment;
  if (!paid) return null;
  if (kind === "at-least") return exactly(paid.low);
  return kind === "at-most" ? exactly(paid.high) : paid;
}

/** What all claims of a group are paid, those of the groups within it included: together, or each on average. */
function ofAll(plan: Estimate, group: string, kind: "average" | "total"): MoneyRange | null {
  const all = plan.pools.flatMap(({ cohorts }) =>
    cohorts.filter(({ groups }) => groups.includes(group)).map(({ total }) => total),
  );
  const claims = plan.claims.find((counted) => counted.group === group)?.count ?? 0;
  if (all.length === 0 || claims === 0) return null;
  const total = sum(all);
  if (kind === "total") return exactly(total);
  // Half-up to the cent.
  return exactly(dollars((2n * cents(total) + BigInt(claims)) / (2n * BigInt(claims))));
}

const exactly = (amount: string): MoneyRange => ({ low: amount, high: amount });
