// What the element needs of the core: the same as index.ts without the sentences of faults, which it fetches when
// something is wrong (element/faults.ts).

import wasm from "./generated/prorata_bg.wasm?url&no-inline";
import { load } from "./module.js";

export { Calculator } from "./calculator.js";

/**
 * Loads the WebAssembly module, which lies beside this script, before it is needed: beside the request for a
 * settlement file, say. `createCalculator` does it otherwise. Further calls do nothing once it is there.
 *
 * @throws {ProrataError} (as a rejection) `wasm-load-failed`, after which a further call tries again
 */
export function preload(): Promise<void> {
  return load(() => wasm);
}
