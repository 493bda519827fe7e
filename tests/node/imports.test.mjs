// What may import what in www/: the order of its rooms is said here, and here alone.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL("../../www", import.meta.url));

/** A room may import from those before it in its line, and from itself. */
const lines = [
  ["core", "explain", "element", "page"],
  ["core", "explain", "element", "embed.ts"],
  ["core", "explain", "cli"],
];

const names = (await readdir(www, { recursive: true })).filter((name) => name.endsWith(".ts"));
/** The files that each file imports, for types alone and later on as well. @type {Map<string, string[]>} */
const imports = new Map();
for (const name of names) {
  const text = await readFile(join(www, name), "utf8");
  const paths = [...text.matchAll(/(?:\bfrom\s|\bimport\s*\(?)\s*"(\.[^"]+)\.js"/g)];
  imports.set(
    name,
    paths.map(([, path]) => `${relative(www, resolve(www, dirname(name), String(path)))}.ts`),
  );
}

/** The first folder, or the file itself. @param {string} file */
const room = (file) => file.split("/")[0] ?? "";

test("every import is found", () => {
  assert.ok(imports.size > 60, `${imports.size} files`);
  const all = [...imports.values()].flat();
  assert.ok(all.length > 200, `${all.length} imports`);
  // The compiled messages have declarations instead.
  const missing = all.filter((file) => !imports.has(file) && !file.includes("generated/"));
  assert.deepEqual(missing, []);
  assert.ok(imports.get("element/payout-calculator.ts")?.includes("core/browser.ts"), "later ones");
});

test("a room knows only those before it", () => {
  const allowed = (/** @type {string} */ from, /** @type {string} */ to) =>
    lines.some((line) => line.includes(to) && line.indexOf(to) <= line.indexOf(from));
  const wrong = [...imports].flatMap(([file, others]) =>
    others
      .filter((other) => !allowed(room(file), room(other)))
      .map((other) => `${file} imports ${other}`),
  );
  assert.deepEqual(wrong, []);
});

test("nothing imports itself by way of others", () => {
  /** @type {string[][]} */
  const circles = [];
  const done = new Set();
  /** @param {string} file @param {string[]} way */
  const follow = (file, way) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file]);
    if (way.includes(file) || done.has(file)) return;
    for (const other of imports.get(file) ?? []) follow(other, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) follow(file, []);
  assert.deepEqual(circles, []);
});
