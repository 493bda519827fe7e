/// <reference lib="esnext.disposable" preserve="true" />

import { localError } from "./error.js";
import { WasmCalculator } from "./generated/prorata.js";
import type { Answer, Estimate, EstimateInput, Settlement } from "./generated/types.js";
import { alive, call } from "./module.js";
import { freeze, plainCopy } from "./plain.js";

/**
 * A reader's answers, by the question's id: a two-letter state code ("IL"), yes (`true`) or no (`false`), the id of an
 * option, a whole number, a day ("2020-05-31") or an amount of money ("75.00").
 */
export type Answers = { [question: string]: Answer };

/**
 * Estimates what one settlement pays. Made by `createCalculator`; it keeps the settlement in WebAssembly memory, so
 * an estimate is cheap enough to make on every movement of a slider.
 *
 * In every result money is in US dollars as a decimal string with exactly two places ("27.84"), a rate is a fraction
 * as a decimal string ("0.0157" is 1.57 %), and a count is a whole number.
 */
export class Calculator {
  /** The settlement that is calculated with: a frozen copy of what was handed in. */
  readonly settlement: Settlement;
  #core: WasmCalculator | undefined;

  private constructor(core: WasmCalculator, settlement: Settlement) {
    this.#core = core;
    this.settlement = settlement;
  }

  /** @internal */
  static open(settlement: unknown): Calculator {
    const copy = plainCopy(settlement);
    const core = call(() => new WasmCalculator(copy));
    return new Calculator(core, freeze(copy as Settlement)); // the core has found it to be one
  }

  /** All questions of the settlement, in the order in which to ask them. Which of them matter: {@link asked}. */
  get questions(): Settlement["questions"] {
    return this.settlement.questions;
  }

  /**
   * Which questions to ask, given the answers so far.
   *
   * @param answers what has been answered; questions may be left out
   * @returns the ids of the questions that matter, answered or not, in the order of the file
   * @throws {ProrataError} for an unknown question, an answer of the wrong kind, or a place that is not a US state
   * @example
   * calculator.asked({ state: "IL" }); // ["state", "usedBefore"]
   * calculator.asked({ state: "IL", usedBefore: true }); // ["state", "usedBefore", "createdInIllinois"]
   */
  asked(answers: Answers): string[] {
    const core = this.#open();
    const copy = plainCopy(answers);
    return call(() => core.asked(copy));
  }

  /**
   * Estimates what the settlement pays, with the working.
   *
   * Without `answers` there is no reader, and only the division of the fund is worked out. With `answers` every
   * question that {@link asked} names must be answered. `assumptions` replace what the file says about claims and
   * deductions: a claims rate is a fraction ("0.02"), a count is a whole number, money is dollars ("1500000.00").
   *
   * @throws {ProrataError} for input that is not understood, with a JSON Pointer to the place; for a missing answer
   *   ("missing-answer"); and for assumptions that cannot be (deductions above the fund)
   * @example
   * const { reader } = calculator.estimate({
   *   answers: { state: "IL", usedBefore: true, createdInIllinois: true },
   *   assumptions: { claimsRate: "0.02" },
   * });
   * reader?.payment; // dollars, such as "132.60"
   */
  estimate(input: EstimateInput = {}): Estimate {
    const core = this.#open();
    const copy = plainCopy(input);
    return call(() => core.estimate(copy));
  }

  /** Gives the memory back. Any use after that throws `calculator-freed`; freeing twice does nothing. */
  free(): void {
    const core = this.#core;
    this.#core = undefined;
    if (core && alive()) call(() => core.free());
  }

  /** The same as {@link free}, for `using calculator = await createCalculator(...)`. */
  [Symbol.dispose](): void {
    this.free();
  }

  #open(): WasmCalculator {
    if (!this.#core) throw localError("calculator-freed", "The calculator was used after free()");
    return this.#core;
  }
}
