// The state of the one WebAssembly module: not loaded, being loaded, ready, or dead.

import { localError, ProrataError } from "./error.js";
import instantiate, { build, descend, panicked } from "./generated/prorata.js";
import type { Fault } from "./generated/types.js";

/** What the WebAssembly module can be made of; a URL or a string is fetched. */
export type Wasm = BufferSource | WebAssembly.Module | URL | string | Response;

let loading: Promise<void> | undefined;
let death: unknown;

/**
 * Loads the module once, however often it is called. A load that failed is forgotten, so that the next call tries
 * again: a phone may have been in a tunnel.
 */
export function load(source: () => Wasm | Promise<Wasm>): Promise<void> {
  loading ??= start(source).catch((cause: unknown) => {
    loading = undefined;
    throw cause instanceof ProrataError
      ? cause
      : localError("wasm-load-failed", "The WebAssembly module could not be loaded", { cause });
  });
  return loading;
}

async function start(source: () => Wasm | Promise<Wasm>): Promise<void> {
  const module = await compiled(await source());
  // What is instantiated stays, so this comes before.
  const [mark] = WebAssembly.Module.customSections(module, "prorata");
  if (new TextDecoder().decode(mark) !== build) {
    const advice = "Take the prorata_bg.wasm that came with this script, unchanged";
    throw localError(
      "wasm-load-failed",
      `This is not prorata's WebAssembly module of this version. ${advice}`,
    );
  }
  await instantiate({ module_or_path: module });
}

async function compiled(source: Wasm): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const given = typeof source === "string" || source instanceof URL ? await fetch(source) : source;
  if (!(given instanceof Response)) return WebAssembly.compile(given);
  if (!given.ok) throw new Error(`${given.status} ${given.statusText} (${given.url})`);
  // While it is still coming, where that is possible: not every server names the type, and not every runtime can.
  const streams = given.headers.get("Content-Type") === "application/wasm";
  return streams && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(given)
    : WebAssembly.compile(await given.arrayBuffer());
}

/** The load in progress or done, if there is one. */
export function loaded(): Promise<void> | undefined {
  return loading;
}

/**
 * How many calls within calls there must be room for: some 64 KB of stack. The core needs some 10, and an engine that
 * compiles a function only when it is called some 40; tests/node/stack.test.mjs and tests/browser/core.test.mjs go there.
 */
const DEEPEST = 500;

/**
 * Makes sure that there is room on JavaScript's stack, which the core uses too: if it came to its end there, the core would
 * stop half-way.
 *
 * @throws {ProrataError} "stack-exhausted"
 */
export function insistOnStack(): void {
  try {
    descend(DEEPEST);
  } catch (cause) {
    const advice = "There is no room left on the stack. Is this called from an endless recursion?";
    throw localError("stack-exhausted", advice, { cause });
  }
}

/**
 * Calls into the module. What it refuses comes out as a ProrataError.
 *
 * Anything else that comes out means that it stopped half-way: its memory can no longer be trusted, so every later
 * call is refused rather than answered wrongly.
 */
export function call<T>(run: () => T): T {
  insistOnStack();
  if (!alive()) throw deathNotice();
  try {
    return run();
  } catch (thrown) {
    const faults = faultsOf(thrown);
    if (faults) throw new ProrataError(faults);
    death = thrown ?? new Error("nothing was thrown");
    throw deathNotice();
  }
}

/** Whether the module can still be called. */
export function alive(): boolean {
  if (death === undefined && panicked()) death = new Error("it panicked earlier");
  return death === undefined;
}

function deathNotice(): ProrataError {
  const advice =
    "The calculator has failed and cannot go on. Load the page again; please report this";
  return localError("internal-panic", advice, { cause: death });
}

function faultsOf(thrown: unknown): [Fault, ...Fault[]] | undefined {
  const faults = (thrown as { faults?: unknown } | null | undefined)?.faults;
  return Array.isArray(faults) && faults.length > 0 ? (faults as [Fault, ...Fault[]]) : undefined;
}
