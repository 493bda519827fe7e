// `prorata` in browsers, workers and bundlers.

import { Calculator } from "./calculator.js";
import { load } from "./module.js";

export * from "./public.js";

/**
 * Loads the WebAssembly module, which lies beside this script, before it is needed: beside the request for a
 * settlement file, say. {@link createCalculator} does it otherwise. Further calls do nothing once it is there.
 *
 * @throws {ProrataError} (as a rejection) `wasm-load-failed`, after which a further call tries again
 */
export function preload(): Promise<void> {
  return load(() => new URL("./generated/prorata_bg.wasm", import.meta.url));
}

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
  return Calculator.open(settlement);
}
