/** What things are called, and where they stand in the settlement's file. */

import type { Scenario, Settlement, Source, Step } from "../core/index.js";
import type { Words } from "./language.js";

/** What a step is told from: the settlement gives the names, the words the language. */
export interface Told {
  readonly settlement: Settlement;
  readonly words: Words;
}

/** The step of a code. */
export type Of<Code extends Step["code"]> = Extract<Step, { code: Code }>;

/** The one of an id. */
export function byId<T extends { id: string }>(
  all: readonly T[],
  id: string | null | undefined,
): T | undefined {
  return all.find((one) => one.id === id);
}

/** The ways in which a contingent fund can turn out; none of another. */
export function scenarios({ fund: { gross } }: Settlement): readonly Scenario[] {
  return typeof gross === "object" && "scenarios" in gross ? gross.scenarios : [];
}

/** Whether the fund grows with what is claimed. */
export function isAsClaimed({ fund: { gross } }: Settlement): boolean {
  return typeof gross === "object" && "asClaimed" in gross;
}

/** The name of a group in the claimant's language. */
export function groupName({ settlement, words }: Told, id: string | undefined): string {
  const group = byId(settlement.groups, id);
  return group ? words.text(group.name) : (id ?? "");
}

/** What a deduction is called: its own name, or what it is for. */
export function deductionName({ settlement, words }: Told, id: string): string {
  const deduction = byId(settlement.deductions, id);
  if (!deduction) return id;
  return deduction.name ? words.text(deduction.name) : words.t(`deduction.${deduction.kind}`);
}

/** The name of a pool in the claimant's language. */
export function poolName({ settlement, words }: Told, id: string): string {
  const name = byId(settlement.plan.pools, id)?.name;
  return name ? words.text(name) : words.t("pool.unnamed");
}

/** Where a source is found that has no safe link: its place on a docket, its title, or an address that is not linked. */
export function sourcePlace(words: Words, source: Source): string {
  const { url, docket, document, title, date } = source;
  if (url?.startsWith("https://")) return "";
  const filed = [
    ...(docket == null ? [] : [docket]),
    ...(document == null ? [] : [words.t("source.document", { document })]),
  ];
  const printed = [...(title == null ? [] : [title]), ...(date == null ? [] : [words.date(date)])];
  return [...(filed.length > 0 ? filed : printed), ...(url == null ? [] : [url])].join(", ");
}
