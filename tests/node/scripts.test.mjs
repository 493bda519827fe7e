// The scripts that build and serve, where they decide something.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { differences, parameters } from "../../scripts/build/messages.mjs";
import { toTypeScript } from "../../scripts/build/types.mjs";
import { CONTENT_SECURITY_POLICY, serve } from "../../scripts/serve.mjs";

const folder = await mkdtemp(join(tmpdir(), "prorata-"));
after(() => rm(folder, { recursive: true }));

describe("the server", async () => {
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Page</title>");
  await writeFile(join(folder, "core.wasm"), new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  const server = await serve(folder);
  after(() => server.close());

  for (const path of ["", "core.wasm", "nothing-here", "..%2f..%2fetc%2fpasswd"]) {
    test(`sends the policy with /${path}`, async () => {
      const { headers } = await fetch(server.url + path);
      assert.equal(headers.get("content-security-policy"), CONTENT_SECURITY_POLICY);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
    });
  }

  test("gives the module the type that browsers insist on", async () => {
    const { headers } = await fetch(`${server.url}core.wasm`);
    assert.equal(headers.get("content-type"), "application/wasm");
  });

  test("serves nothing outside its folder", async () => {
    for (const path of ["nothing-here", "..%2f..%2fetc%2fpasswd", "%2e%2e/package.json"]) {
      assert.equal((await fetch(server.url + path)).status, 404);
    }
  });

  test("a port in use is said in one sentence, before anything is built", async () => {
    const { port } = new URL(server.url);
    const script = fileURLToPath(new URL("../../scripts/start.mjs", import.meta.url));
    const env = { ...process.env, PORT: port };
    const failure = await promisify(execFile)(process.execPath, [script], { env }).then(
      () => assert.fail("it started"),
      (error) => error,
    );
    assert.equal(failure.stdout, "");
    assert.match(
      failure.stderr.trim(),
      /^Port \d+ is in use; choose another one, such as: PORT=\d+ npm start$/,
    );
  });
});

describe("messages", () => {
  test("have their parameters found at any depth", () => {
    const message =
      "{closed, select, yes {was} other {is}} {count, plural, one {# of {all}} other {{shares} of {all}}}";
    assert.deepEqual(
      [...parameters(message)],
      [
        ["all", "string"],
        ["closed", "string"],
        ["count", "number"],
        ["shares", "string"],
      ],
    );
  });

  test("may differ in words, not in keys or parameters", () => {
    const en = { hello: "Hello {name}", bye: "Bye" };
    assert.deepEqual(differences({ en, es: { hello: "Hola {name}", bye: "Adiós" } }), []);
    assert.deepEqual(differences({ en, es: { hello: "Hola {nombre}", hola: "Hola" } }), [
      'es.json has "hola", which en.json has not',
      'es.json, "hello": has {nombre: string}, English has {name: string}',
      'es.json lacks "bye"',
    ]);
    assert.deepEqual(differences({ es: {} }), ["en.json is missing"]);
  });
});

describe("types", () => {
  const amount = { $ref: "#/$defs/Money", description: "How much." };
  const made = (/** @type {Record<string, any>} */ $defs) => toTypeScript({ $defs });

  test("keep names and descriptions, and tell what may be left out of an input", async () => {
    const written = await made({
      Money: { type: "string", description: "Dollars and cents.", pattern: "^\\d+$" },
      Input: {
        type: "object",
        properties: {
          amount,
          kind: { oneOf: [{ const: "a", description: "The first." }, { const: "b" }] },
          notes: {
            type: "array",
            minItems: 1,
            items: { anyOf: [{ type: "string" }, { type: "null" }] },
          },
          more: { $ref: "#/$defs/Money" },
        },
        anyOf: [{ required: ["kind"] }, { required: ["notes"] }],
        required: ["amount"],
        additionalProperties: false,
      },
    });
    assert.equal(
      bare(written),
      `/** Dollars and cents. */ export type Money = string;
export interface Input { /** How much. */ amount: Money;
/** - \`a\`: The first. */ kind?: "a" | "b";
/** @minItems 1 */ notes?: (string | null)[];
more?: Money; }`.replaceAll("\n", " "),
    );
  });

  test("of results say that all keys are there, and no others, and of what kind by its tag", async () => {
    const one = (/** @type {string} */ code, /** @type {object} */ more) => ({
      type: "object",
      description: `The step ${code}.`,
      properties: { code: { type: "string", const: code }, ...more },
      required: ["code"],
    });
    const written = await made({
      Money: { type: "string" },
      Step: { oneOf: [one("first", { amount }), one("last", { ids: { type: "array" } })] },
    });
    assert.equal(
      bare(written),
      `export type Money = string;
export type Step =
| { /** The step first. */ code: "first"; /** How much. */ amount: Money; }
| { /** The step last. */ code: "last"; ids: unknown[]; };`.replaceAll("\n", " "),
    );
  });

  /** Without its first line and its layout. @param {string} written */
  function bare(written) {
    const [, ...lines] = written.split("\n");
    return lines
      .join(" ")
      .replace(/(\/\*\*)|(?<= )\*(?!\/)/g, "$1")
      .replace(/\s+/g, " ")
      .trim();
  }
});
