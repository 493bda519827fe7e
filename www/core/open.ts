import { Calculator } from "./calculator.js";
import { useSentences } from "./error.js";
import { sentences } from "./generated/faults.en.js";

/**
 * Makes a calculator whose errors have their sentences: those of the package's entries.
 *
 * The sentences are handed over here, not where the module is first imported: the package is said to have no side
 * effects, so a bundler may leave that out.
 */
export function open(settlement: unknown): Calculator {
  useSentences(sentences);
  return Calculator.open(settlement);
}
