import type { Estimate, Settlement, Step } from "../core/generated/types.js";
import { groupPayment, moneyRange } from "../element/payments.js";
import { explain, groupName, type Told } from "../element/sentences.js";

/** Whether nobody can claim any more: by the file's status, or since the last day to claim has passed. */
function closed({ status, dates }: Settlement): "yes" | "no" {
  const deadline = dates.find(({ event }) => event === "claim-deadline")?.on;
  const today = new Date().toISOString();
  const passed = deadline !== undefined && deadline < today.slice(0, deadline.length);
  return passed || ["claims-closed", "paying", "paid"].includes(status) ? "yes" : "no";
}

/**
 * An estimate to read, line by line: the payment with its range, and the working step by step, each with its sources.
 *
 * @param asked ids of the questions to answer first, for an estimate that has no reader yet
 */
export function report(told: Told, estimate: Estimate, asked: readonly string[]): string[] {
  const { settlement, words } = told;
  return [
    words.text(settlement.name),
    "",
    ...(estimate.reader
      ? own(told, estimate.reader)
      : [...groups(told, estimate), "", ...questions(told, asked)]),
    "",
    words.t("working.title"),
    ...numbered(told, estimate.steps),
    "",
    words.t("notes.estimate"),
    words.t("notes.legal"),
  ];
}

function own({ settlement, words }: Told, reader: NonNullable<Estimate["reader"]>): string[] {
  if (!reader.eligible) return [words.t("none.title"), words.t("none.check")];
  const { low, high } = reader.range;
  return [
    `${words.t("estimate.yours", { closed: closed(settlement) })}: ${words.money(reader.payment)}`,
    low === high
      ? words.t("estimate.noRange")
      : words.t("estimate.range", { low: words.money(low), high: words.money(high) }),
    ...later({ settlement, words }, reader.later),
  ];
}

function later({ words }: Told, payments: NonNullable<Estimate["reader"]>["later"]): string[] {
  if (payments.length === 0) return [];
  const amounts = words.list(payments.map(({ payment }) => words.money(payment)));
  return [words.t("estimate.later", { count: payments.length, amounts })];
}

/** What each group is paid, where there is no reader. */
function groups(told: Told, estimate: Estimate): string[] {
  const { settlement, words } = told;
  const lines = settlement.groups.flatMap(({ id }) => {
    const paid = groupPayment(estimate, id);
    if (!paid) return [];
    const [payment, range] = [moneyRange(words, paid.payment), moneyRange(words, paid.range)];
    const likely = payment === range ? payment : `${payment} (${range})`;
    return [`  ${groupName(told, id)}: ${likely}`];
  });
  return [`${words.t("estimate.others", { closed: closed(settlement) })}:`, ...lines];
}

/** What to ask for to see one's own payment. */
function questions({ settlement, words }: Told, asked: readonly string[]): string[] {
  const known = settlement.questions.filter(({ id }) => asked.includes(id));
  if (known.length === 0) return [];
  return [
    words.t("estimate.answer", { count: known.length }),
    ...known.map(({ id, ask }) => `  --answer ${id}=...  ${words.text(ask)}`),
  ];
}

function numbered(told: Told, steps: readonly Step[]): string[] {
  const width = String(steps.length).length;
  return explain(told, steps).flatMap(([said, ...particulars], index) => {
    const step = steps[index];
    const indent = " ".repeat(width + 4);
    return [
      `  ${String(index + 1).padStart(width)}. ${said}`,
      ...particulars.map((sentence) => `${indent}${sentence}`),
      ...(step ? sources(told, step).map((line) => `${indent}${line}`) : []),
    ];
  });
}

/** Where the figures of a step are from, with addresses. */
function sources({ settlement, words }: Told, step: Step): string[] {
  if (!("confidence" in step) || ("assumed" in step && step.assumed)) return [];
  const tag = words.find(`confidence.${step.confidence}`) ?? step.confidence;
  const known = step.sources.flatMap((id) => settlement.sources[id] ?? []);
  if (known.length === 0) return [`[${tag}]`];
  const list = known.map(({ publisher, url }) => `${publisher} <${url}>`).join(", ");
  return [`${words.t("working.source", { count: known.length })}: ${list} [${tag}]`];
}
