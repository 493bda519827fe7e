// Attorneys' fees that nobody has published: page and command line name the studies that the figures are from.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createCalculator } from "prorata";
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

/** What the file's own figures say of each pool. @param {string} id of a settlement of the catalogue */
async function poolsOf(id) {
  const file = JSON.parse(await readFile(join(root, `settlements/${id}.json`), "utf8"));
  const calculator = await createCalculator(file);
  const { pools } = calculator.estimate();
  calculator.free();
  return { groups: file.groups, pools };
}

test("fees that nobody has published come out of each of two funds, by its size", async () => {
  const { pools } = await poolsOf("att-2025");
  const amounts = Object.fromEntries(pools.map(({ pool, amount }) => [pool, amount]));
  // 25% of 177,000,000 is 44,250,000; of the 132,750,000 left, 149 parts of 177 (111,750,000) to within ten cents, since a
  // percentage has seven decimals: 84.180791% is 111,750,000.05, which leaves 20,999,999.95.
  assert.equal(amounts["first-losses"], "111750000.05");
  assert.equal(amounts["second-losses"], "20999999.95");
});

test("in no settlement of the catalogue is a group left with nothing", async () => {
  const files = await readdir(join(root, "settlements"));
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const { groups, pools } = await poolsOf(file.slice(0, -5));
    for (const { id } of groups) {
      const paid = pools.flatMap(({ cohorts }) =>
        cohorts.filter(({ group, payment }) => group === id && payment !== "0.00"),
      );
      assert.ok(paid.length > 0, `${file}: ${id}`);
    }
  }
});
