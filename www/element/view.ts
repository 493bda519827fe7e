import type { Calculator, Estimate, Settlement } from "../core/index.js";
import type { ClaimsScale } from "./claims.js";
import type { Words } from "./language.js";

export type Answers = { [question: string]: string | boolean };

/** What went wrong, and where. */
export interface Problem {
  /** Which part failed: the settlement's file, the arithmetic's start, or one estimate. */
  stage: "file" | "core" | "estimate";
  error: unknown;
}

/** Everything the parts of the element are drawn from. Parts only read it; they act through `act`. */
export interface View {
  readonly settlement: Settlement;
  readonly words: Words;
  /** Nobody can claim any more: the deadline has passed, or the settlement's status says so. */
  readonly closed: boolean;
  /** The file's number of claims is what was counted, not what somebody expects. */
  readonly counted: boolean;
  readonly calculator: Calculator | null;
  readonly answers: Answers;
  /** Ids of the questions to show, in order. */
  readonly asked: readonly string[];
  /** For the reader if every question is answered, else for the plan as a whole; null while loading or failed. */
  readonly estimate: Estimate | null;
  /** From the file's figures alone, whatever the slider says; null while loading or failed. */
  readonly base: Estimate | null;
  readonly scale: ClaimsScale | null;
  /** Where the slider stands: an index into `scale.stops`. */
  readonly stop: number;
  readonly problem: Problem | null;
  readonly act: Actions;
}

export interface Actions {
  answer(question: string, answer: string | boolean | undefined): void;
  clear(): void;
  move(stop: number): void;
  retry(): void;
}
