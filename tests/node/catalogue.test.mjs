// The index of the catalogue is made by the build from the settlement files: adding a file is enough.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import index from "prorata/settlements.json" with { type: "json" };
import { catalogueIndex } from "../../scripts/build/catalogue.mjs";

const settlements = fileURLToPath(new URL("../../settlements/", import.meta.url));

/** An empty folder that is gone after the test. @param {import("node:test").TestContext} t */
async function emptyFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), "prorata-"));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test("the package's index lists every settlement file, and nothing else", async () => {
  const files = (await readdir(settlements)).filter((name) => name.endsWith(".json"));
  assert.deepEqual(
    index.map(({ id }) => `${id}.json`),
    files.sort(),
  );
});

test("it says what the file says", async () => {
  for (const entry of index) {
    const file = JSON.parse(await readFile(join(settlements, `${entry.id}.json`), "utf8"));
    assert.deepEqual(entry, {
      id: file.id,
      name: file.name,
      status: file.status,
      asOf: file.asOf,
      dates: file.dates.map(({ event, on }) => ({ event, on })),
    });
    assert.ok(entry.name.en && entry.name.es, `${entry.id} has a name in both languages`);
  }
});

test("a new file is listed without being named anywhere", async (t) => {
  const folder = await emptyFolder(t);
  await copyFile(join(settlements, "tiktok-2022.json"), join(folder, "tiktok-2022.json"));
  const another = { id: "another-2026", name: {}, status: "proposed", asOf: "2026", dates: [] };
  await writeFile(join(folder, "another-2026.json"), JSON.stringify(another));
  const entries = await catalogueIndex(folder);
  assert.deepEqual(
    entries.map(({ id }) => id),
    ["another-2026", "tiktok-2022"],
  );
  assert.deepEqual(entries[0], another);
});

test("a file that is not named after its id stops the build", async (t) => {
  const folder = await emptyFolder(t);
  await copyFile(join(settlements, "tiktok-2022.json"), join(folder, "tiktok.json"));
  await assert.rejects(catalogueIndex(folder), /settlements\/tiktok\.json has the id tiktok-2022/);
});
