import type {
  Answer,
  Calculator,
  Estimate,
  MoneyRange,
  Question,
  Settlement,
  Step,
} from "../core/index.js";
import type { Words } from "../explain/language.js";
import type { ClaimsScale } from "./claims.js";

export type Answers = { readonly [question: string]: Answer };

/** What stands in a field. */
export interface Typed {
  text: string;
  /** A date of which only a part is there: the browser then gives no text. */
  partial: boolean;
  /** The claimant has left the field, so it may be complained of. */
  left: boolean;
}

/** What went wrong, and where. */
export interface Problem {
  /** Which part failed: the settlement's file, the arithmetic's start, or one estimate. */
  stage: "file" | "core" | "estimate";
  error: unknown;
}

/** What the element knows so far, and what the claimant has told it. */
export interface State {
  readonly words: Words | null;
  /** The settlement's file; as long as there is no calculator, nobody has checked it. */
  readonly settlement: Settlement | null;
  readonly calculator: Calculator | null;
  /** From the file's figures alone, whatever is assumed; null while loading or failed. */
  readonly base: Estimate | null;
  readonly scale: ClaimsScale | null;
  /** Whether moving along the scale makes a difference, and for which plain input; null until that has been looked at. */
  readonly moves: { readonly input: string; readonly any: boolean } | null;
  /** Ids of the questions to show, in order. */
  readonly asked: readonly string[];
  readonly answers: Answers;
  /** What stands in the fields, by question. What is not an answer is not among the answers. */
  readonly typed: { readonly [question: string]: Typed };
  /** Where the slider has been moved to: an index into `scale.stops`. */
  readonly stop: number | null;
  /** The assumed scenario of a contingent fund; null if none is. */
  readonly scenario: string | null;
  /** For the claimant if every question is answered, else for the plan as a whole; null while loading or failed. */
  readonly estimate: Estimate | null;
  /** The working of the estimate. */
  readonly steps: readonly Step[];
  readonly problem: Problem | null;
  /** What a fault of the core is, in the claimant's language, once that has been fetched. */
  readonly sentence: string | null;
  /** Draws the receipts and the steps; null until it has been fetched. */
  readonly working: { why(view: View): unknown; steps(view: View): unknown } | null;
  /** Where the payment lies eight times in ten, and for which input; null until it has been worked out. */
  readonly foreseen: Foreseen | null;
  /** What is read out. */
  readonly announcement: string;
  /** What says how sure the payment is could not be fetched: no room is kept for it. */
  readonly outlookFailed: boolean;
}

/** A range that may not be had; `input` is the plain input that it was worked out for. */
export interface Foreseen {
  input: string;
  range: MoneyRange | null;
}

/** Everything the parts of the element are drawn from. Parts only read it; they act through `act`. */
export interface View extends State {
  readonly words: Words;
  readonly settlement: Settlement;
  /** Nobody can claim any more: the deadline has passed, or the settlement's status says so. */
  readonly closed: boolean;
  /** What the claims control works on; null where it would move nothing. */
  readonly scale: ClaimsScale | null;
  /** Where the slider stands. */
  readonly stop: number;
  readonly act: Actions;
}

export interface Actions {
  answer(question: string, answer: Answer | undefined): void;
  type(question: Question, typed: Typed): void;
  clear(): void;
  move(stop: number): void;
  suppose(scenario: string | null): void;
  /** Takes the range that has been worked out. */
  foresee(foreseen: Foreseen): void;
  /** Has something read out, in place of what was, or was to be. */
  say(text: string): void;
  /** Has something read out once the claimant pauses and it is there, unless something else comes before. */
  sayLater(text: () => string | undefined): void;
  retry(): void;
}
