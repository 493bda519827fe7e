import type {
  Claimant,
  Estimate,
  Expectation,
  Forecast,
  Payment,
  Step,
} from "../core/generated/types.js";
import type { Answers } from "../core/index.js";
import { feeStudies, isFromStudies, isNotCounted } from "../explain/fees.js";
import { figures } from "../explain/figures.js";
import { yes } from "../explain/language.js";
import { deductionName, groupName, type Told } from "../explain/names.js";
import { alike, amountText, claimantText, expectedText } from "../explain/outcome.js";
import {
  dateText,
  endsText,
  groupPayment,
  laterText,
  moneyRange,
  mostRange,
  rangeText,
} from "../explain/payments.js";
import { sentences } from "../explain/sentences.js";
import { claimDeadline, deadlineState, type failure, isClosed, isPaid } from "../explain/status.js";
import { sourceLines } from "./sources.js";

/** What is reported. */
export interface Found {
  /** The estimate that was asked for, and its working. */
  estimate: Estimate;
  steps: readonly Step[];
  /** Of the claimant's payment, if there is a claimant. */
  forecast: Forecast | null;
  /** The estimate with the file's own figures, which what was paid stands beside. */
  plan: Estimate;
  /** The working for a claimant with these answers, with the file's own figures. */
  stepsFor: (answers: Answers) => readonly Step[];
  /** Ids of the questions to answer first, for an estimate that has no claimant yet. */
  asked: readonly string[];
}

/**
 * An estimate to read, line by line: the payment with its range, the working step by step, each with its sources, and
 * what was really paid.
 */
export function report(told: Told, found: Found): string[] {
  const { settlement, words } = told;
  const { estimate, steps, asked } = found;
  return [
    words.text(settlement.name),
    ...deadline(told),
    "",
    ...(estimate.claimant
      ? own(told, found, estimate.claimant)
      : [...groups(told, estimate), "", ...questions(told, asked)]),
    "",
    words.t("working.title"),
    ...numbered(told, steps),
    ...uncounted(told),
    ...outcome(told, found),
    ...about(told),
    "",
    words.t("notes.estimate"),
    words.t("notes.legal"),
  ];
}

function own(told: Told, { estimate, steps, forecast }: Found, claimant: Claimant): string[] {
  const { settlement, words } = told;
  if (!claimant.eligible) {
    const site = yes(settlement.officialSite != null);
    return [words.t("none.title"), words.t("none.check", { site })];
  }
  if (steps.every(({ code }) => code !== "payment")) return [words.t("estimate.nothing")];
  const probable = forecast && { low: forecast.payment.p10, high: forecast.payment.p90 };
  const { kind, range } = mostRange(estimate, claimant.range, probable);
  const sure = range.low === range.high;
  // Where nothing goes further than what is probable, once is enough.
  const further = range.low !== probable?.low || range.high !== probable?.high;
  const lines = [
    `${words.t("estimate.yours", { closed: yes(isClosed(settlement)) })}: ${words.money(claimant.payment)}`,
    probable && !sure ? rangeText(words, "probable", probable) : "",
    sure || further ? rangeText(words, kind, range) : "",
    endsText(words, estimate),
    laterText(told, claimant),
  ];
  return lines.filter((line) => line !== "");
}

/** What each group is paid, where there is no claimant. */
function groups(told: Told, estimate: Estimate): string[] {
  const { settlement, words } = told;
  const lines = settlement.groups.flatMap(({ id }) => {
    const likely = likelyPayment(told, estimate, id);
    return likely === null ? [] : [`  ${groupName(told, id)}: ${likely}`];
  });
  const ends = endsText(words, estimate);
  return [
    `${words.t("estimate.each", { closed: yes(isClosed(settlement)) })}:`,
    ...lines,
    ...(ends ? [ends] : []),
  ];
}

/** What a claim of a group is paid, with its range. */
function likelyPayment({ words }: Told, estimate: Estimate, group: string): string | null {
  const paid = groupPayment(estimate, group);
  if (!paid) return null;
  const [payment, range] = [moneyRange(words, paid.payment), moneyRange(words, paid.range)];
  return payment === range ? payment : `${payment} (${range})`;
}

/** What was really paid, and what was expected before, beside what the file's own figures come to. */
function outcome(told: Told, found: Pick<Found, "plan" | "stepsFor"> | null): string[] {
  const { settlement, words } = told;
  const { payments = [], note = null } = settlement.outcome ?? {};
  const expected = settlement.expected ?? [];
  const noted = new Set<string>();
  const line = (amount: Payment | Expectation, lead: string) => {
    const round = "round" in amount ? amount.round : null;
    const called = [
      groupName(told, amount.group),
      ...(round == null ? [] : [words.t("outcome.round", { round: String(round) })]),
    ].join(", ");
    const claimant = claimantText(told, amount);
    const likely = found && alike(found.plan, found.stepsFor, amount);
    return [
      `  ${called}: ${amountText(told, amount)}. ${lead}`,
      ...(claimant ? [`    ${words.t("told.for", { claimant })}`] : []),
      ...(likely ? [`    ${words.t("outcome.estimate")}: ${moneyRange(words, likely)}`] : []),
      ...sourceLines(told, amount.from, noted).map((line) => `    ${line}`),
    ];
  };
  const paid = [
    ...(payments.length === 0 ? [`  ${words.t(note ? "outcome.noted" : "outcome.unknown")}`] : []),
    ...payments.flatMap((payment) =>
      line(payment, words.t("outcome.when", { date: words.date(payment.on) })),
    ),
    ...(note ? [`  ${words.text(note)}`] : []),
  ];
  return [
    ...(isPaid(settlement) ? ["", words.t("outcome.title"), ...paid] : []),
    ...(expected.length > 0
      ? [
          "",
          words.t("expected.title"),
          ...expected.flatMap((one) => line(one, expectedText(told, one))),
        ]
      : []),
  ];
}

/** Until when claims can be made, and whether it is too late. */
function deadline({ settlement, words }: Told): string[] {
  const last = claimDeadline(settlement);
  if (!last) return [];
  const site = yes(settlement.officialSite != null);
  const state = words.t(`deadline.${deadlineState(settlement)}`, { site });
  return [`${words.t("fact.deadline")}: ${dateText(words, last)}. ${state}`];
}

/** What nobody has published, and nothing is counted for. */
function uncounted(told: Told): string[] {
  const { settlement, words } = told;
  const parts = settlement.deductions.filter(isNotCounted).map(({ id }) => deductionName(told, id));
  if (parts.length === 0) return [];
  return ["", words.t("estimate.uncounted", { parts: words.list([...new Set(parts)]) })];
}

/** A settlement that has come to nothing: what happened, what had been expected, and no figure to rely on. */
export function failedReport(told: Told, how: NonNullable<ReturnType<typeof failure>>): string[] {
  const { settlement, words } = told;
  return [
    words.text(settlement.name),
    "",
    words.t(`closed.${how}`),
    ...outcome(told, null),
    ...about(told),
    "",
    words.t("notes.legal"),
  ];
}

/** What else the file tells a claimant. */
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
  return sentences(told, steps).flatMap(([said, ...particulars], index) => {
    const step = steps[index];
    const from = (step ? figures(told.settlement, step) : []).flatMap(({ called, from }) => [
      ...(called ? [`${told.words.t(called)}:`] : []),
      ...sourceLines(told, from, noted),
    ]);
    const studies = step && isFromStudies(step) ? [studyLine(told)] : [];
    const indent = " ".repeat(width + 4);
    return [
      `  ${String(index + 1).padStart(width)}. ${said}`,
      ...[...particulars, ...studies, ...from].map((line) => `${indent}${line}`),
    ];
  });
}

/** Where it is from what lawyers usually get. */
function studyLine({ words }: Told): string {
  const list = feeStudies.map(({ name, url }) => `${name} <${url}>`).join(", ");
  return `${words.t("step.deduction.studies")}: ${list}`;
}
