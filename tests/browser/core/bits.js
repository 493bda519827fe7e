// What the page does for tests/browser/bits.test.mjs.

import { bits } from "./bits.mjs";
import { createCalculator } from "./lib/index.js";

const json = async (path) => (await fetch(new URL(path, import.meta.url))).json();

globalThis.allBits = async () => {
  const { cases } = await json("forecast-inputs.json");
  const results = [];
  for (const asked of cases) {
    results.push(await bits(createCalculator, await json(asked.settlement), asked));
  }
  return results;
};
