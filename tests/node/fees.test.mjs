// Attorneys' fees that nobody has published: page and command line name the studies that the figures are from.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

const { module } = await runnerImport(join(root, "www/explain/fees.ts"), { configFile: false });
const { feeStudies, isNotCounted, isUsual } = /** @type {any} */ (module);
const { studies } = JSON.parse(await readFile(join(root, "data/fee-awards.json"), "utf8"));

test("the studies are those of the data", () => {
  assert.deepEqual(
    feeStudies.map((/** @type {{ url: string }} */ { url }) => url),
    studies.map((/** @type {{ url: string }} */ { url }) => url),
  );
  for (const [index, { name }] of feeStudies.entries()) {
    const { author, date } = studies[index];
    const last = author.split(" and ").map((/** @type {string} */ one) => one.split(" ").at(-1));
    assert.equal(name, `${last.join(" & ")} ${date}`);
  }
});

test("only fees that are unknown are usual ones, and only other unknowns are not counted", () => {
  const said = (/** @type {string} */ kind, /** @type {object} */ amount) => [
    isUsual({ kind, amount }),
    isNotCounted({ kind, amount }),
  ];
  assert.deepEqual(said("attorneys-fees", { unknown: true }), [true, false]);
  assert.deepEqual(said("costs", { unknown: true }), [false, true]);
  assert.deepEqual(said("attorneys-fees", { fixed: "0.00" }), [false, false]);
  assert.deepEqual(said("costs", { fixed: "0.00" }), [false, false]);
});
