// `prorata` in Node, whose fetch does not read files. The same as index.ts otherwise.

import { readFile } from "node:fs/promises";
import type { Calculator } from "./calculator.js";
import wasm from "./generated/prorata_bg.wasm?url&no-inline";
import { load } from "./module.js";
import { open } from "./open.js";

export * from "./public.js";

export function preload(): Promise<void> {
  return load(() => readFile(new URL(wasm)));
}

export async function createCalculator(settlement: unknown): Promise<Calculator> {
  await preload();
  return open(settlement);
}
