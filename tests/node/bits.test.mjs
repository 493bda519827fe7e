// The same bits everywhere: what Node gives is what tests/vectors/forecast-bits.json has, to which tests/forecast.rs holds
// the core as native code and tests/browser/bits.test.mjs three browsers. Whether it is right is another matter, and that
// of tests/reference/. WRITE=1 (and then `npm run format`)
// writes the file anew, after a change that is meant to change it.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { bits } from "./bits.mjs";

const project = new URL("../../", import.meta.url);
/** @param {string} path */
const json = async (path) => JSON.parse(await readFile(new URL(path, project), "utf8"));
const FILE = "tests/vectors/forecast-bits.json";

test("forecasts and curves are what they were", async () => {
  const { cases } = await json("tests/vectors/forecast-inputs.json");
  const results = [];
  for (const asked of cases) {
    results.push(await bits(createCalculator, await json(asked.settlement), asked));
  }
  if (process.env.WRITE === "1") {
    const lines = results.map((result) => JSON.stringify(result)).join(",\n");
    await writeFile(new URL(FILE, project), `[\n${lines}\n]\n`);
  }
  assert.deepEqual(results, await json(FILE));
  // Something varies in most of them, and most points of the curves are there.
  assert.ok(results.filter(({ forecast }) => forecast.histogram.length > 0).length > 5);
  for (const { curve } of results) assert.ok(curve.x.length > 10);
});
