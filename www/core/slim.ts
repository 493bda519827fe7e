// `prorata/slim`: the caller says where the WebAssembly module comes from. The other entries know it, and are the same.

import { Calculator } from "./calculator.js";
import { localError, useSentences } from "./error.js";
import { sentences } from "./generated/faults.en.js";
import { load, loaded, type Wasm } from "./loader.js";

export * from "./calculator.js";
export type { Wasm };

/**
 * Loads the WebAssembly module from where the caller has it: for edge workers, extensions, offline pages, or a host
 * of one's own. The file is `prorata/prorata_bg.wasm`, unchanged and of the same version as this script; any other module
 * is refused.
 *
 * Further calls do nothing once the module is there.
 *
 * @throws {ProrataError} (as a rejection) `wasm-load-failed`, after which a further call tries again
 * @example
 * import { createCalculator, initialize } from "prorata/slim";
 * await initialize(new URL("https://example.org/prorata_bg.wasm"));
 * const calculator = await createCalculator(settlement);
 */
export async function initialize(wasm: Wasm | Promise<Wasm>): Promise<void> {
  await load(() => wasm);
}

/**
 * Reads and checks a settlement file and makes a calculator of it.
 *
 * @param settlement a settlement in the file format, already parsed from JSON
 * @throws {ProrataError} (as a rejection) with all faults of the settlement, each with a JSON Pointer to its place; or
 *   `not-initialized` if {@link initialize} was not called before
 */
export async function createCalculator(settlement: unknown): Promise<Calculator> {
  const ready = loaded();
  if (!ready) throw localError("not-initialized", "Call initialize() before createCalculator()");
  await ready;
  // Not where this is first imported: the package is said to have no side effects, so a bundler may leave that out.
  useSentences(sentences);
  return Calculator.open(settlement);
}
