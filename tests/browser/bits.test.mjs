// Forecasts and curves give the same bits in every browser as in Node.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { forEachEngine } from "./driver.mjs";

const root = new URL("../../", import.meta.url);
const folder = await mkdtemp(join(tmpdir(), "prorata-"));
for (const [from, to] of [
  ["tests/browser/core", "."],
  ["tests/node/bits.mjs", "bits.mjs"],
  ["tests/vectors/forecast-inputs.json", "forecast-inputs.json"],
  ["dist/lib", "lib"],
  ["settlements", "settlements"],
  ["examples", "examples"],
]) {
  await cp(new URL(String(from), root), join(folder, String(to)), { recursive: true });
}
const server = await serve(folder);
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const expected = JSON.parse(
  await readFile(new URL("tests/vectors/forecast-bits.json", root), "utf8"),
);

forEachEngine("forecasts", (open) => {
  test("have the same bits as in Node", async () => {
    const browser = await open();
    try {
      await browser.goto(new URL("bits.html", server.url).href);
      await browser.waitFor(() => "allBits" in globalThis);
      const results = await browser.evaluate(() => /** @type {any} */ (globalThis).allBits());
      assert.deepEqual(results, expected);
    } finally {
      await browser.close();
    }
  });
});
