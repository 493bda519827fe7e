// The published schema and the core's reader are made from the same definitions, but by different code: here every kind
// of key that any file uses is spoilt in every way that could tell them apart, and both must judge alike.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { createCalculator, ProrataError } from "prorata";
import schema from "prorata/settlement.schema.json" with { type: "json" };

const valid = new Ajv({ strict: false }).compile(schema);
const files = ["settlements", "examples"].flatMap((folder) => {
  const url = new URL(`../../${folder}/`, import.meta.url);
  const names = readdirSync(url).filter((name) => name.endsWith(".json"));
  return names.map((name) => JSON.parse(readFileSync(new URL(name, url), "utf8")));
});

/** Faults of the form of a file: those that the schema can tell too. */
const OF_FORM = new Set(
  "unknown-key missing-key wrong-type one-key-needed unknown-word money-not-text bad-money bad-rate bad-percent bad-shares bad-multiple bad-count bad-date bad-day bad-id bad-language bad-text not-https bad-address bad-time-zone empty-list".split(
    " ",
  ),
);

const SPOILT = [
  null,
  true,
  false,
  7,
  -1,
  1.5,
  "x",
  "",
  "1.00",
  "1",
  "-1.00",
  "2020-13",
  [],
  [null],
  {},
  { x: 1 },
];

/** Every place of a value, as a list of keys. @param {unknown} value @returns {string[][]} */
function places(value) {
  if (typeof value !== "object" || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, entry]) =>
    places(entry).map((place) => [key, ...place]),
  );
  return [[], ...inner];
}

/** What kind of place it is: the names of its last keys, ids and positions left out. @param {string[]} place */
function kind(place) {
  const names = place.map((key, index) => {
    const free = ["sources", "answers"].includes(place[index - 1] ?? "");
    return free || /^\d+$/.test(key) ? "*" : key;
  });
  return names.slice(-4).join("/");
}

/** @param {any} file @param {string[]} place @param {(holder: any, key: string) => void} change */
function spoil(file, place, change) {
  const copy = structuredClone(file);
  const holder = place.slice(0, -1).reduce((value, key) => value[key], copy);
  change(holder, place.at(-1) ?? "");
  return copy;
}

/** An answer is judged with the question it answers, which a schema cannot. */
const ANSWER =
  /\/(is|otherwise|isOneOf\/\d+|answers\/[^/]+)$|\/(eligibleIf|askIf|when)\b.*\/(atLeast|atMost)$/;

/** @param {unknown} file @returns {Promise<string[]>} codes of its faults of form */
async function codes(file) {
  try {
    (await createCalculator(/** @type {any} */ (file))).free();
    return [];
  } catch (error) {
    if (!(error instanceof ProrataError)) throw error;
    const ofForm = error.faults.filter(({ code, path }) => {
      const judged = ["bad-day", "bad-money", "money-not-text"].includes(code) && ANSWER.test(path);
      return OF_FORM.has(code) && !judged;
    });
    return ofForm.map(({ code }) => code);
  }
}

test("a file is refused for its form by both, or by neither", async () => {
  const seen = new Set();
  let refused = 0;
  let accepted = 0;
  for (const file of files) {
    for (const place of places(file).filter((place) => place.length > 0)) {
      if (seen.has(kind(place))) continue;
      seen.add(kind(place));
      const spoilt = [
        spoil(file, place, (holder, key) => delete holder[key]),
        ...SPOILT.map((value) =>
          spoil(file, place, (holder, key) => {
            holder[key] = value;
          }),
        ),
      ];
      for (const each of spoilt) {
        const found = await codes(each);
        const byCore = found.length > 0;
        const what = `/${place.join("/")} of ${file.id} as ${JSON.stringify(place.reduce((value, key) => value?.[key], each))}`;
        // An array with a hole is not JSON: what is deleted from a list leaves one.
        if (/^\d+$/.test(place.at(-1) ?? "") && !JSON.stringify(each).includes("null")) continue;
        const bySchema = !valid(JSON.parse(JSON.stringify(each)));
        assert.equal(
          byCore,
          bySchema,
          `${what}: core ${found}, schema ${JSON.stringify(valid.errors)}`,
        );
        if (bySchema) refused++;
        else accepted++;
      }
    }
  }
  assert.ok(refused > 3000, `${refused} refused`);
  assert.ok(accepted > 300, `${accepted} accepted`);
});
