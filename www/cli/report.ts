import type { Claimant, Estimate, Forecast, Step } from "../core/generated/types.js";
import { figures } from "../explain/figures.js";
import { yes } from "../explain/language.js";
import { groupName, type Told } from "../explain/names.js";
import {
  endsText,
  groupPayment,
  laterText,
  moneyRange,
  mostRange,
  rangeText,
} from "../explain/payments.js";
import { sentences } from "../explain/sentences.js";
import { isClosed, isPaid } from "../explain/status.js";
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
  /** Ids of the questions to answer first, for an estimate that has no claimant yet. */
  asked: readonly string[];
}

/**
 * An estimate to read, line by line: the payment with its range, the working step by step, each with its sources, and
 * what was really paid.
 */
export function report(told: Told, found: Found): string[] {
  const { settlement, words } = told;
  const { estimate, steps, plan, asked } = found;
  return [
    words.text(settlement.name),
    "",
    ...(estimate.claimant
      ? own(told, found, estimate.claimant)
      : [...groups(told, estimate), "", ...questions(told, asked)]),
    "",
    words.t("working.title"),
    ...numbered(told, steps),
    ...outcome(told, plan),
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

/** What was really paid, beside what the file's own figures come to. */
function outcome(told: Told, plan: Estimate): string[] {
  const { settlement, words } = told;
  const { payments = [], note = null } = settlement.outcome ?? {};
  if (payments.length === 0 && !isPaid(settlement)) return [];
  const noted = new Set<string>();
  return [
    "",
    words.t("outcome.title"),
    ...(payments.length === 0 ? [`  ${words.t(note ? "outcome.noted" : "outcome.unknown")}`] : []),
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
        ...sourceLines(told, payment.from, noted).map((line) => `    ${line}`),
      ];
    }),
    ...(note ? [`  ${words.text(note)}`] : []),
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
    const indent = " ".repeat(width + 4);
    return [
      `  ${String(index + 1).padStart(width)}. ${said}`,
      ...[...particulars, ...from].map((line) => `${indent}${line}`),
    ];
  });
}
