import type { Code, Fault as CoreFault } from "./generated/types.js";

/** The codes of the faults that have nothing to do with the input. */
export type LocalCode =
  | "wasm-load-failed"
  | "not-initialized"
  | "internal-panic"
  | "stack-exhausted"
  | "calculator-freed";

/** One fault: which, where, and what to do. */
export type Fault = Omit<CoreFault, "code"> & {
  /** The stable code. Newer versions may add some. */
  code: Code | LocalCode;
  /** The sentence in English. */
  message: string;
};

/** As the core tells it: without its sentence. */
type ToldFault = Omit<Fault, "message"> & Partial<Pick<Fault, "message">>;

let sentences: { readonly [code: string]: string } = {};

/**
 * From now on every error has the core's sentences; until then the codes stand in for them. They are handed in because
 * not everybody needs them at once: the element fetches them when something is wrong.
 */
export function useSentences(all: typeof sentences): void {
  sentences = all;
}

/**
 * The one error that this package throws or rejects with, but for the `TypeError` of `new Calculator()`.
 *
 * Branch on {@link ProrataError.code}: codes are stable, messages may be reworded. A settlement file with several
 * mistakes gives one error with all of them in {@link ProrataError.faults}.
 *
 * Besides the core's codes there are `wasm-load-failed` (the module could not be fetched or compiled; `cause` says
 * why; may be tried again), `not-initialized` (`prorata/slim` before `initialize`), `calculator-freed` (used after
 * `free()`), `stack-exhausted` (called from within too many calls; the next one works) and `internal-panic` (a defect of this package; no more calculations until the page is loaded again).
 *
 * @example
 * try {
 *   calculator.estimate({ answers: {} });
 * } catch (error) {
 *   if (error instanceof ProrataError) console.log(error.code, error.path); // "missing-answer" "/answers/state"
 * }
 */
export class ProrataError extends Error {
  override readonly name = "ProrataError";
  /** What is wrong, in kebab-case, of the first fault. */
  readonly code: Fault["code"];
  /** Where it is wrong: a JSON Pointer (RFC 6901) into what was handed in, of the first fault; "" is the whole. */
  readonly path: string;
  /** Particulars of the first fault, for a message in another language. */
  readonly params: { [name: string]: string };
  /** Everything that is wrong; at least one fault. */
  readonly faults: Fault[];

  /** @internal */
  constructor(told: [ToldFault, ...ToldFault[]], options?: ErrorOptions) {
    const faults = told.map(inWords) as [Fault, ...Fault[]];
    const [first] = faults;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
    super(`${first.path && `${first.path}: `}${first.message}${more}`, options);
    this.code = first.code;
    this.path = first.path;
    this.params = first.params;
    this.faults = faults;
  }
}

function inWords(fault: ToldFault): Fault {
  const { code, params, message = code } = fault;
  // A function, since in a text "$&" would mean something.
  const sentence = sentences[code]?.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");
  return { ...fault, message: sentence ?? message };
}

/** A fault that has no place in the input. */
export function localError(code: LocalCode, message: string, options?: ErrorOptions): ProrataError {
  return new ProrataError([{ code, path: "", params: {}, message }], options);
}
