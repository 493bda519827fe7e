// What the documents say of each other and of the project: links lead somewhere, limits are those that hold.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (/** @type {URL} */ place) => readFileSync(place, "utf8");
const named = (/** @type {string} */ folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".md"))
    .map((name) => folder + name);
const documents = [...named("./"), ...named("docs/")];

/** The names by which links reach the headings of a document. @param {string} text */
const anchors = (text) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );

for (const path of documents) {
  test(`every link of ${path} leads somewhere`, () => {
    const here = new URL(path, root);
    for (const [, target = ""] of read(here).matchAll(/\]\(([^)\s]+)\)/g)) {
      const place = new URL(target, here);
      if (place.protocol !== "file:") continue;
      assert.ok(existsSync(place), target);
      if (place.hash) assert.ok(anchors(read(place)).includes(place.hash.slice(1)), target);
    }
  });
}

test("the limits of size are those of the build", () => {
  const set = [...read(new URL(".size-limit.js", root)).matchAll(/limit: "([\d.]+) (\w+)"/g)];
  const [, sizes = ""] = read(new URL("README.md", root)).match(/^Size, (.*?)\n\n/ms) ?? [];
  assert.deepEqual(
    [...sizes.matchAll(/at most\s+([\d.]+) (\w+)/g)].map(([, size, unit]) => [size, unit]),
    set.map(([, size, unit = ""]) => [size, unit.toUpperCase()]),
  );
  assert.equal(set.length, 3);
});
