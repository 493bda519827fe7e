// The sentences of faults: whoever uses the package has them at once, the element fetches them when something is wrong.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { createCalculator } from "prorata";
import { createCalculator as slim } from "prorata/slim";
import { runnerImport } from "vite";
import { toSentences } from "../../scripts/build/types.mjs";
import { root } from "../../scripts/lib/run.mjs";

const read = (/** @type {string} */ path) => readFile(join(root, path), "utf8");
const load = async (/** @type {string} */ path) =>
  /** @type {any} */ (
    (await runnerImport(join(root, path), { configFile: false, logLevel: "error" })).module
  );

describe("in JavaScript as in Rust", () => {
  /** @type {[code: string, template: string][]} */
  let source;
  /** @type {any} */
  let core;
  before(async () => {
    const entries = (await read("src/error/code.rs")).matchAll(
      /= ("[a-z-]+"): ("(?:[^"\\]|\\.)*"),/g,
    );
    source = [...entries].map(([, code, text]) => [
      JSON.parse(String(code)),
      JSON.parse(String(text)),
    ]);
    core = await load("www/core/error.ts");
  });
  /** What an error says. @param {string} code @param {Record<string, string>} params */
  const said = (code, params) => {
    const error = new core.ProrataError([{ code, path: "/a", params }]);
    assert.equal(error.message, `/a: ${error.faults[0].message}`);
    assert.deepEqual(Object.keys(error.faults[0]), ["code", "path", "params", "message"]);
    return error.faults[0].message;
  };

  test("the code stands in until the sentences are there", () => {
    core.useSentences({});
    assert.equal(said("missing-key", { key: "id" }), "missing-key");
  });

  test("every code has the sentence of the source", async () => {
    const { sentences } = await load("www/core/generated/faults.en.ts");
    assert.ok(source.length > 60, `${source.length}`);
    assert.deepEqual(Object.entries(sentences), source);
  });

  test("every sentence is filled in", async () => {
    core.useSentences((await load("www/core/generated/faults.en.ts")).sentences);
    for (const [code, template] of source) {
      const [first = "", ...rest] = template.split("{");
      const parts = rest.map((part) => part.split("}"));
      assert.ok(
        parts.every(({ length }) => length === 2),
        `no brace but around a name: ${template}`,
      );
      // Nothing in a value means anything.
      const value = (/** @type {string} */ name) => `<${name} {${name}} {known} $& $1 $' \\>`;
      const names = parts.map(([name]) => String(name));
      const params = Object.fromEntries(names.map((name) => [name, value(name)]));
      const expected = parts.map(([name, text]) => `${value(String(name))}${text}`);
      assert.equal(said(code, params), [first, ...expected].join(""));
      const missing = parts.map(([, text]) => text);
      assert.equal(said(code, {}), [first, ...missing].join(""));
    }
  });

  // The same as the test in src/error/code.rs.
  test("parameters are put in as they are", () => {
    const sentences = {
      a: '"{found}": {known}. {found}',
      b: "The limit is {limit}.",
      c: "None.",
    };
    core.useSentences(sentences);
    const found = "{known} $& $1";
    assert.equal(said("a", { found, known: "a, b" }), '"{known} $& $1": a, b. {known} $& $1');
    assert.equal(said("b", {}), "The limit is .");
    assert.equal(said("c", {}), "None.");
  });

  test("a code without a sentence stops the build", () => {
    const code = { const: "bad-id" };
    assert.throws(() => toSentences({ $defs: { Code: { oneOf: [code] } } }), /bad-id/);
    assert.throws(() => toSentences({ $defs: { Code: { enum: ["bad-id"] } } }), /no codes/);
    assert.throws(() => toSentences({}), /no codes/);
  });
});

describe("whoever uses the package has them at once", () => {
  /** @type {any} */
  let settlement;
  before(async () => {
    settlement = JSON.parse(await read("settlements/tiktok-2022.json"));
  });

  test("of a settlement, all of them", async () => {
    const wrong = { ...settlement, fund: { ...settlement.fund, gross: 92000000 }, colour: "red" };
    const error = await createCalculator(wrong).catch((thrown) => thrown);
    const known = Object.keys((await schema()).properties).join(", ");
    assert.deepEqual(error.faults, [
      {
        code: "unknown-key",
        path: "/colour",
        params: { key: "colour", known },
        message: `"colour" is not a key here. Take it out, or write one of these: ${known}.`,
      },
      {
        code: "money-not-text",
        path: "/fund/gross",
        params: {},
        message:
          'Money is written as text with two decimals, such as "27.84", because programs can lose cents of a number. Put the amount in quotation marks.',
      },
    ]);
    assert.equal(error.message, `/colour: ${error.faults[0].message} (and 1 more)`);
    const other = await slim(wrong).catch((thrown) => thrown);
    assert.deepEqual(other.faults, error.faults);
  });

  test("of an input, whether it is refused by the core or before", async () => {
    const calculator = await createCalculator(settlement);
    assert.throws(() => calculator.asked({ state: "Illinois" }), {
      message:
        '/state: "Illinois" is not a postal code of a US state. Write one, such as "IL"; outside the United States is "none".',
    });
    assert.throws(() => calculator.estimate(/** @type {any} */ ({ answers: () => {} })), {
      message:
        '/answers: This is not plain data (objects, lists, text, numbers, true and false), but of the kind "function". Hand over "value()" in its place.',
    });
  });
});

test("the element does not load them before something is wrong", async () => {
  const lib = join(root, "dist/lib");
  const holders = [];
  for (const name of await readdir(lib))
    if (name.endsWith(".js") && (await read(`dist/lib/${name}`)).includes("is not a key here"))
      holders.push(name);
  assert.equal(holders.length, 1, `one script holds them: ${holders}`);
  assert.doesNotMatch(await read("dist/lib/prorata_bg.wasm"), /is not a key here/);
  for (const [entry, has] of /** @type {const} */ ([
    ["element", false],
    ["define", false],
    ["browser", false], // what the element fetches at once
    ["index", true],
    ["slim", true],
    ["node", true],
  ]))
    assert.equal((await loadedWith(entry)).has(String(holders[0])), has, entry);
});

/** Scripts of the package that are loaded before an entry of it runs. @param {string} entry */
async function loadedWith(entry) {
  const found = new Set([`${entry}.js`]);
  for (const name of found) {
    const text = await read(`dist/lib/${name}`);
    for (const [, path] of text.matchAll(/^(?:import|export)\b[^"';]*["']\.\/([^"']+)["']/gm))
      found.add(String(path));
  }
  return found;
}

async function schema() {
  const { $defs } = JSON.parse(await read("www/core/generated/settlement.schema.json"));
  return $defs.Settlement;
}
