/// <reference lib="esnext.disposable" preserve="true" />

import { localError } from "./error.js";
import { WasmCalculator, type WasmWork } from "./generated/prorata.js";
import type {
  Answer,
  CurveOptions,
  Estimate,
  EstimateInput,
  Explanation,
  Forecast,
  ForecastOptions,
  Settlement,
  Solution,
  SolveOptions,
} from "./generated/types.js";
import { alive, call } from "./loader.js";
import { plainCopy } from "./plain.js";
import { type Control, inSlices } from "./slices.js";

export { type Fault, type LocalCode, ProrataError } from "./error.js";
export type * from "./generated/types.js";
export type { Control };

/**
 * A claimant's answers, by the question's id: a two-letter state code ("IL"), yes (`true`) or no (`false`), the id of an
 * option, a whole number, a day ("2020-05-31") or an amount of money ("75.00").
 */
export type Answers = { [question: string]: Answer };

/** What a claimant is paid along a figure that is assumed, by rising `x`: entries of the same index belong together. */
export interface Curve {
  /** What is assumed: a rate as a fraction, a number of claims, or what a deduction takes in whole cents. */
  x: Float64Array;
  /** The likely payment in whole cents. */
  payment: BigInt64Array;
  /** The payment in whole cents if everything else turns out against the claimant. */
  low: BigInt64Array;
  /** The payment in whole cents if everything else turns out in the claimant's favour. */
  high: BigInt64Array;
}

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
  /** Calls under way: more than one if a result is written into objects whose prototype has a setter that calls. */
  #calls = 0;

  private constructor(core: WasmCalculator, settlement: Settlement) {
    // JavaScript can call what TypeScript calls private. The platform's own classes answer that with a TypeError, too.
    if (!(core instanceof WasmCalculator)) {
      throw new TypeError("A Calculator is made by createCalculator(settlement), not by new");
    }
    this.#core = core;
    this.settlement = settlement;
  }

  /** @internal */
  static open(settlement: unknown): Calculator {
    const copy = plainCopy(settlement);
    const core = call(() => new WasmCalculator(copy));
    return new Calculator(core, copy as Settlement); // the core has found it to be one
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
    const copy = plainCopy(answers);
    return this.#call((core) => core.asked(copy));
  }

  /**
   * Estimates what the settlement pays, in numbers. How they come about: {@link explain}.
   *
   * Without `answers` there is no claimant, and only the division of the fund is worked out. With `answers` every
   * question that {@link asked} names must be answered. `assumptions` replace what the file says about claims and
   * deductions: a claims rate is a fraction ("0.02"), a count is a whole number, money is dollars ("1500000.00").
   *
   * @throws {ProrataError} for input that is not understood, with a JSON Pointer to the place; for a missing answer
   *   ("missing-answer"); and for assumptions that cannot be (deductions above the fund)
   * @example
   * const { claimant } = calculator.estimate({
   *   answers: { state: "IL", usedBefore: true, createdInIllinois: true },
   *   assumptions: { claimsRate: "0.02" },
   * });
   * claimant?.payment; // dollars, such as "132.60"
   */
  estimate(input: EstimateInput = {}): Estimate {
    const copy = plainCopy(input);
    return this.#call((core) => core.estimate(copy));
  }

  /**
   * Explains an estimate: its working as data, from the fund to the payment. Ordered steps, each with a code, the amounts
   * and the ids of their sources, can be added up by hand and told in any language.
   *
   * It takes longer than the estimate, so ask when somebody wants to see it.
   *
   * @param input as for {@link estimate}, whose figures it gives
   * @throws {ProrataError} as {@link estimate}
   * @example
   * const { steps } = calculator.explain({
   *   answers: { state: "IL", usedBefore: true, createdInIllinois: true },
   * });
   * const net = steps.find((step) => step.code === "net-fund");
   * net?.amount; // dollars, such as "60504000.00"
   */
  explain(input: EstimateInput = {}): Explanation {
    const copy = plainCopy(input);
    return this.#call((core) => core.explain(copy));
  }

  /**
   * Works out what a claimant is likely to be paid, as a distribution: what is uncertain is drawn many times, claims that
   * nobody has counted from a model of claims rates, and for each draw the plan is carried out exactly.
   *
   * The same input, draws and seed give the same result everywhere, to the last bit. Time grows with the draws and with
   * the kinds of claims that the settlement has: 2,000 draws of a simple plan take a few milliseconds, 2,000 of the largest
   * that a file can have some seconds. With a {@link Control} it is worked out in slices, gives way to everything else
   * between them, and can be stopped.
   *
   * @param input as for {@link estimate}, with `answers`
   * @param control even an empty one makes the answer a promise
   * @throws {ProrataError} as {@link estimate}; "answers-needed"; "out-of-range" for draws or a seed that cannot be, with
   *   a path that begins with `/options`. A promise is rejected with it, or with the reason of the signal
   * @example
   * const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
   * const { payment, drivers } = calculator.forecast({ answers });
   * payment; // in eight of ten cases between payment.p10 and payment.p90: { p10: "162.96", p50: "167.16", p90: "171.12" }
   * drivers[0]; // what most of the range comes from
   * // What would have been forecast before claims were counted:
   * calculator.forecast({ answers, assumptions: { claims: { nationwide: { forecast: true } } } });
   * // In slices, and for two seconds at most:
   * const signal = AbortSignal.timeout(2000);
   * await calculator.forecast({ answers }, { draws: 100_000 }, { signal, onProgress: console.log });
   */
  forecast(input: EstimateInput, options?: ForecastOptions): Forecast;
  forecast(
    input: EstimateInput,
    options: ForecastOptions | undefined,
    control: Control,
  ): Promise<Forecast>;
  forecast(input: EstimateInput, options: ForecastOptions = {}, control?: Control) {
    const begin = () => {
      const [copy, how] = [plainCopy(input), plainCopy(options, "options")];
      return this.#begin((core) => core.forecast(copy, how));
    };
    return control ? this.#inSlices<Forecast>(begin, control) : this.#atOnce<Forecast>(begin);
  }

  /**
   * Works out what a claimant is paid along a figure that is assumed. Each point is what {@link estimate} gives with that
   * assumption, to the cent; points at which the plan cannot be carried out are left out.
   *
   * @param input as for {@link estimate}, with `answers`
   * @param control as for {@link forecast}
   * @throws {ProrataError} as {@link estimate}; "answers-needed"; "empty-range", "log-needs-positive", "out-of-range",
   *   "unknown-group" or "unknown-deduction" with a path that begins with `/options`. A promise is rejected with it, or with
   *   the reason of the signal
   * @example
   * const { x, payment } = calculator.curve({ answers: { state: "IL", usedBefore: true, createdInIllinois: true } }, {
   *   over: { claimsRate: { from: "0.001", to: "1" } },
   *   spacing: "log",
   * });
   * x[0]; // 0.001: if one in a thousand claims,
   * payment[0]; // 253920n: a payment of $2,539.20
   */
  curve(input: EstimateInput, options: CurveOptions): Curve;
  curve(input: EstimateInput, options: CurveOptions, control: Control): Promise<Curve>;
  curve(input: EstimateInput, options: CurveOptions, control?: Control) {
    const begin = () => {
      const [copy, how] = [plainCopy(input), plainCopy(options, "options")];
      return this.#begin((core) => core.curve(copy, how));
    };
    return control
      ? this.#inSlices<Arrays>(begin, control).then(asCurve)
      : asCurve(this.#atOnce<Arrays>(begin));
  }

  /**
   * Works out how many claims would bring a claimant a payment, exact to the cent: with the number that is returned the
   * claimant is paid at least the amount, with one claim more less.
   *
   * @param input as for {@link estimate}, with `answers`
   * @throws {ProrataError} as {@link estimate}; "answers-needed"; "payment-not-positive", "payment-above-fund" or
   *   "unknown-group" with a path that begins with `/options`
   * @example
   * const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
   * calculator.solve({ answers }, { payment: "50.00" });
   * // { outcome: "reached", group: "nationwide", claims: 5032276, certain: true, rate: "0.056542427", payment: "50.04", next: "49.98" }
   */
  solve(input: EstimateInput, options: SolveOptions): Solution {
    const [copy, how] = [plainCopy(input), plainCopy(options, "options")];
    return this.#call((core) => core.solve(copy, how));
  }

  /** Gives the memory back. Any use after that throws `calculator-freed`; freeing twice does nothing. */
  free(): void {
    const core = this.#core;
    this.#core = undefined;
    if (core && this.#calls === 0) release(core);
  }

  /** The same as {@link free}, for `using calculator = await createCalculator(...)`. */
  [Symbol.dispose](): void {
    this.free();
  }

  /** Only once what is handed over has been copied: reading it may run code, which may free the calculator. */
  #call<T>(run: (core: WasmCalculator) => T): T {
    const core = this.#core;
    if (!core)
      throw localError(
        "calculator-freed",
        "The calculator was used after free(). Make another with createCalculator().",
      );
    this.#calls++;
    try {
      return call(() => run(core));
    } finally {
      this.#calls--;
      if (!this.#core && this.#calls === 0) release(core);
    }
  }

  #atOnce<T>(begin: () => Work): T {
    const { work, steps } = begin();
    try {
      this.#advance(work, steps);
      return this.#call((core) => core.finish(work));
    } finally {
      release(work);
    }
  }

  async #inSlices<T>(begin: () => Work, control: Control): Promise<T> {
    control.signal?.throwIfAborted();
    const { work, steps } = begin();
    try {
      await inSlices(steps, (steps) => this.#advance(work, steps), control);
      return this.#call((core) => core.finish(work));
    } finally {
      release(work);
    }
  }

  #begin(begin: (core: WasmCalculator) => WasmWork): Work {
    return this.#call((core) => {
      const work = begin(core);
      return { work, steps: work.left() };
    });
  }

  /** How many steps are left then. */
  #advance(work: WasmWork, steps: number): number {
    return this.#call((core) => {
      core.advance(work, steps);
      return work.left();
    });
  }
}

/** What is under way, and how many steps it takes. */
type Work = { work: WasmWork; steps: number };

/** How the core hands over a curve. */
type Arrays = [x: Float64Array, payment: BigInt64Array, low: BigInt64Array, high: BigInt64Array];

function asCurve([x, payment, low, high]: Arrays): Curve {
  return { x, payment, low, high };
}

/** Gives back the memory of what the core keeps. */
function release(kept: WasmCalculator | WasmWork): void {
  if (alive()) call(() => kept.free());
}
