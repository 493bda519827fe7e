// The files of the npm package in real browsers, with no bundler and under the strict policy.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createCalculator } from "prorata";
import { serve } from "../../scripts/serve.mjs";
import { forEachEngine } from "./driver.mjs";

const root = new URL("../../", import.meta.url);
const folder = await mkdtemp(join(tmpdir(), "prorata-"));
await cp(new URL("tests/browser/core", root), folder, { recursive: true });
await cp(new URL("dist/lib", root), join(folder, "lib"), { recursive: true });
await cp(new URL("settlements/tiktok-2022.json", root), join(folder, "tiktok-2022.json"));

let wasmIsAway = false;
let wasmRequests = 0;
const server = await serve(folder, {
  missing: (path) => {
    if (!path.endsWith(".wasm")) return false;
    wasmRequests++;
    return wasmIsAway;
  },
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

// What Node works out is what every browser must.
const { default: settlement } = await import("prorata/settlements/tiktok-2022.json", {
  with: { type: "json" },
});
const calculator = await createCalculator(settlement);
const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
const expected = { payment: calculator.estimate({ answers }).claimant?.payment };

// These run in the page.
const inPage = () => /** @type {any} */ (globalThis).inPage();
const inPageTwice = () => {
  const { inPage } = /** @type {any} */ (globalThis);
  return Promise.all([inPage(), inPage()]);
};
const atTheEnd = () => /** @type {any} */ (globalThis).atTheEnd();
const inSlices = () => /** @type {any} */ (globalThis).inSlices();
const inWorker = () => /** @type {any} */ (globalThis).inWorker();

forEachEngine("the core", (open) => {
  test("calculates in the page and in a worker, and loads once in each", async () => {
    const browser = await open();
    try {
      await browser.goto(server.url);
      await browser.waitFor(() => "inPage" in globalThis);
      wasmRequests = 0;
      const twice = await browser.evaluate(inPageTwice);
      assert.deepEqual(twice, [expected, expected]);
      assert.equal(wasmRequests, 1);
      assert.deepEqual(await browser.evaluate(inWorker), expected);
      assert.deepEqual((await browser.errors()).filter(notTheIcon), []);
    } finally {
      await browser.close();
    }
  });

  test("refuses a call that has no room on the stack, and goes on", async () => {
    const browser = await open();
    try {
      await browser.goto(server.url);
      await browser.waitFor(() => "inPage" in globalThis);
      assert.deepEqual(await browser.evaluate(atTheEnd), {
        atTheEnd: expected.payment,
        payment: expected.payment,
        panicked: false,
        blamed: false,
      });
    } finally {
      await browser.close();
    }
  });

  test("forecasts in slices, and can be stopped", async () => {
    const browser = await open();
    try {
      await browser.goto(server.url);
      await browser.waitFor(() => "inPage" in globalThis);
      const found = await browser.evaluate(inSlices);
      assert.deepEqual(found, { stopped: "AbortError", done: 1, same: true, turns: true });
    } finally {
      await browser.close();
    }
  });

  test("says that the module is missing, and can try again", async () => {
    const browser = await open();
    try {
      await browser.goto(server.url);
      await browser.waitFor(() => "inPage" in globalThis);
      wasmIsAway = true;
      const failed = await browser.evaluate(inPage);
      assert.equal(failed.name, "ProrataError");
      assert.equal(failed.code, "wasm-load-failed");
      wasmIsAway = false;
      assert.deepEqual(await browser.evaluate(inPage), expected);
    } finally {
      wasmIsAway = false;
      await browser.close();
    }
  });
});

/** Chromium asks for /favicon.ico, which is not there. @param {string} error */
function notTheIcon(error) {
  return !error.includes("404");
}
