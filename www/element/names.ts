/** What things are called: the words that the answer and the working share. */

import type { Confidence, Settlement, Step } from "../core/index.js";
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
