// `prorata` in browsers, workers and bundlers.

import { preload } from "./browser.js";
import type { Calculator } from "./calculator.js";
import { createCalculator as create } from "./slim.js";

export * from "./calculator.js";
export { preload };

/**
 * Reads and checks a settlement file and makes a calculator of it.
 *
 * The first call fetches the WebAssembly module, which lies beside this script; later calls use the same one.
 *
 * @param settlement a settlement in the file format, already parsed from JSON
 * @returns a calculator; free it when it is no longer needed
 * @throws {ProrataError} (as a rejection) with all faults of the settlement, each with a JSON Pointer to its place; or
 *   `wasm-load-failed`, after which a further call tries again
 * @example
 * import { createCalculator } from "prorata";
 * const settlement = await (await fetch("settlements/tiktok-2022.json")).json();
 * const calculator = await createCalculator(settlement);
 * calculator.estimate().fund.net; // dollars, such as "60504000.00"
 */
export async function createCalculator(settlement: unknown): Promise<Calculator> {
  await preload();
  return await create(settlement); // "await" keeps the caller in the stack of an error
}
