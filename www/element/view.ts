import type {
  Answer,
  Calculator,
  Estimate,
  MoneyRange,
  Question,
  Settlement,
} from "../core/index.js";
import type { ClaimsScale } from "./claims.js";
import type { Words } from "./language.js";

export type Answers = { [question: string]: Answer };

/** What stands in a field. */
export interface Typed {
  text: string;
  /** A date of which only a part is there: the browser then gives no text. */
  partial: boolean;
  /** The reader has left the field, so it may be complained of. */
  left: boolean;
}

/** What went wrong, and where. */
export interface Problem {
  /** Which part failed: the settlement's file, the arithmetic's start, or one estimate. */
  stage: "file" | "core" | "estimate";
  error: unknown;
  /** What a fault of the core is, in the reader's language, once that has been fetched. */
  sentence?: string;
}

/** Everything the parts of the element are drawn from. Parts only read it; they act through `act`. */
export interface View {
  readonly settlement: Settlement;
  readonly words: Words;
  /** Nobody can claim any more: the deadline has passed, or the settlement's status says so. */
  readonly closed: boolean;
  readonly calculator: Calculator | null;
  readonly answers: Answers;
  /** What stands in the fields, by question. What is not an answer is not among the answers. */
  readonly typed: { readonly [question: string]: Typed };
  /** Ids of the questions to show, in order. */
  readonly asked: readonly string[];
  /** For the reader if every question is answered, else for the plan as a whole; null while loading or failed. */
  readonly estimate: Estimate | null;
  /** From the file's figures alone, whatever is assumed; null while loading or failed. */
  readonly base: Estimate | null;
  readonly scale: ClaimsScale | null;
  /** Where the slider stands: an index into `scale.stops`. */
  readonly stop: number;
  /** The assumed scenario of a contingent fund; null if none is. */
  readonly scenario: string | null;
  readonly problem: Problem | null;
  /** Draws the receipts and the steps; null until it has been fetched. */
  readonly working: typeof import("./parts/working.js") | null;
  /** Draws how sure the payment is; null until it has been fetched. */
  readonly outlook: {
    draw(view: View): unknown;
    range(view: View): MoneyRange | null | undefined;
  } | null;
  readonly act: Actions;
}

export interface Actions {
  answer(question: string, answer: Answer | undefined): void;
  type(question: Question, typed: Typed): void;
  clear(): void;
  move(stop: number): void;
  suppose(scenario: string | null): void;
  /** Has something read out, in place of what was, or was to be. */
  say(text: string): void;
  /** Has something read out once the reader pauses and it is there, unless something else comes before. */
  sayLater(text: () => string | undefined): void;
  retry(): void;
}
