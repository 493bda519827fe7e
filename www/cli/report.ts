import type { Estimate, Forecast, MoneyRange, Settlement, Step } from "../core/generated/types.js";
import { claimDeadline } from "../element/names.js";
import { groupPayment, moneyRange } from "../element/payments.js";
import { explain, groupName, type Told } from "../element/sentences.js";
import { figureLines, fromLines } from "./figures.js";

/** Whether nobody can claim any more: by the file's status, or since the last day to claim has passed. */
function closed(settlement: Settlement): "yes" | "no" {
  const { status } = settlement;
  const deadline = claimDeadline(settlement);
  const today = new Date().toISOString();
  const passed = deadline !== undefined && deadline < today.slice(0, deadline.length);
  return passed || ["claims-closed", "paying", "paid"].includes(status) ? "yes" : "no";
}

/**
 * An estimate to read, line by line: the payment with its range, the working step by step, each with its sources, and
 * what was really paid.
 *
 * @param forecast of the reader's payment, if there is a reader
 * @param plan the estimate with the file's own figures, which what was paid stands beside
 * @param asked ids of the questions to answer first, for an estimate that has no reader yet
 */
export function report(
  told: Told,
  estimate: Estimate,
  forecast: Forecast | null,
  plan: Estimate,
  asked: readonly string[],
): string[] {
  const { settlement, words } = told;
  return [
    words.text(settlement.name),
    "",
    ...(estimate.reader
      ? own(told, estimate, estimate.reader, forecast)
      : [...groups(told, estimate), "", ...questions(told, asked)]),
    "",
    words.t("working.title"),
    ...numbered(told, estimate.steps),
    ...outcome(told, plan),
    ...about(told),
    "",
    words.t("notes.estimate"),
    words.t("notes.legal"),
  ];
}

function own(
  { settlement, words }: Told,
  { steps }: Estimate,
  reader: NonNullable<Estimate["reader"]>,
  forecast: Forecast | null,
): string[] {
  if (!reader.eligible) return [words.t("none.title"), words.t("none.check")];
  if (steps.every(({ code }) => code !== "payment")) return [words.t("estimate.nothing")];
  return [
    `${words.t("estimate.yours", { closed: closed(settlement) })}: ${words.money(reader.payment)}`,
    ...range(words, reader.range, forecast),
    ...later({ settlement, words }, reader.later),
  ];
}

/** Where the payment lies eight times in ten, and how far it could go at the very most. */
function range(words: Told["words"], most: MoneyRange, forecast: Forecast | null): string[] {
  if (most.low === most.high) return [words.t("estimate.noRange")];
  const said = (kind: string, low: string, high: string) =>
    words.t("estimate.range", { kind, low: words.money(low), high: words.money(high) });
  const probable = forecast && said("probable", forecast.payment.p10, forecast.payment.p90);
  return [...(probable ? [probable] : []), said("most", most.low, most.high)];
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
    const likely = likelyPayment(told, estimate, id);
    return likely === null ? [] : [`  ${groupName(told, id)}: ${likely}`];
  });
  return [`${words.t("estimate.others", { closed: closed(settlement) })}:`, ...lines];
}

/** What a claim of a group is paid, with its range. */
function likelyPayment({ words }: Told, estimate: Estimate, group: string): string | null {
  const paid = groupPayment(estimate, group);
  if (!paid) return null;
  const [payment, range] = [moneyRange(words, paid.payment), moneyRange(words, paid.range)];
  return payment === range ? payment : `${payment} (${range})`;
}

/** What was really paid, beside what the file's own figures come to. */
function outcome(told: Told, plan: Estimate): string[] {
  const { settlement, words } = told;
  const { payments = [], note = null } = settlement.outcome ?? {};
  if (payments.length === 0 && !["paying", "paid"].includes(settlement.status)) return [];
  const noted = new Set<string>();
  return [
    "",
    words.t("outcome.title"),
    ...(payments.length === 0 ? [`  ${words.t("outcome.unknown")}`] : []),
    ...payments.flatMap((payment) => {
      const round = payment.round ?? 1;
      const called = [
        groupName(told, payment.group),
        ...(payment.round == null ? [] : [words.t("outcome.round", { round: String(round) })]),
      ].join(", ");
      // A group's estimate is of the first distribution.
      const likely = round === 1 ? likelyPayment(told, plan, payment.group) : null;
      const when = words.t("outcome.when", { date: words.date(payment.on) });
      return [
        `  ${called}: ${moneyRange(words, payment.amount)}. ${when}`,
        ...(likely === null ? [] : [`    ${words.t("outcome.estimate")}: ${likely}`]),
        ...fromLines(told, payment.from, noted).map((line) => `    ${line}`),
      ];
    }),
    ...(note ? [`  ${words.text(note)}`] : []),
  ];
}

/** What else the file tells a reader. */
function about({ settlement, words }: Told): string[] {
  const notes = settlement.notes ?? [];
  if (notes.length === 0) return [];
  return ["", words.t("notes.case"), ...notes.map((note) => `  ${words.text(note)}`)];
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
  const noted = new Set<string>();
  return explain(told, steps).flatMap(([said, ...particulars], index) => {
    const step = steps[index];
    const indent = " ".repeat(width + 4);
    return [
      `  ${String(index + 1).padStart(width)}. ${said}`,
      ...particulars.map((sentence) => `${indent}${sentence}`),
      ...(step ? figureLines(told, step, noted).map((line) => `${indent}${line}`) : []),
    ];
  });
}
