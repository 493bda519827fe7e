// The JSON Schema that the Rust types give, to TypeScript: one exported type a definition, with its description; and the
// English sentences of the core's faults, and how much of an input it reads.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import { capture, root, Stop } from "../lib/run.mjs";
import { addExamples, describeOnlyKeys } from "./examples.mjs";

/**
 * The part of JSON Schema that these scripts touch.
 *
 * @typedef {boolean | SchemaObject} Schema
 * @typedef {object} SchemaObject
 * @property {string} [description]
 * @property {string} [$ref]
 * @property {unknown} [const]
 * @property {unknown[]} [enum]
 * @property {Schema[]} [oneOf]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [allOf]
 * @property {string | string[]} [type]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [additionalProperties]
 * @property {Record<string, Schema>} [$defs]
 * @property {unknown[]} [examples]
 * @property {string} [title]
 * @property {Record<string, number>} [limits]
 */

export async function buildTypes() {
  const printed = await capture(
    "cargo",
    "run --quiet --locked --features schema --bin schema".split(" "),
  );
  /** @type {SchemaObject} */
  const schema = JSON.parse(printed);
  describeOnlyKeys(schema);
  const folder = join(root, "www/core/generated");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "types.ts"), await toTypeScript(schema));
  await writeFile(join(folder, "faults.en.ts"), toSentences(schema));
  await writeFile(join(folder, "limits.ts"), toLimits(schema));
  const published = settlementSchema(schema);
  addExamples(published, [...(await filesIn("examples")), ...(await filesIn("settlements"))]);
  // On one line: it is for editors and validators, and a third smaller.
  const text = `${JSON.stringify(published)}\n`;
  await writeFile(join(folder, "settlement.schema.json"), text);
}

/** The settlement files in a folder. @param {string} folder @returns {Promise<unknown[]>} */
async function filesIn(folder) {
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(root, folder, name), "utf8"))),
  );
}

/**
 * @param {SchemaObject} schema what matters is its $defs
 * @returns {Promise<string>} a module
 */
export async function toTypeScript({ $defs = {} }) {
  // What the root refers to is exported under its own name; the root itself is no type of ours.
  const anyOf = Object.keys($defs).map((name) => ({ $ref: `#/$defs/${name}` }));
  const written = await compile(/** @type {any} */ ({ anyOf, $defs: prepared($defs) }), "Root", {
    bannerComment: "// Made from the Rust types in src/ by scripts/build/types.mjs.\n",
    ignoreMinAndMaxItems: true, // tuples of every length serve nobody
  });
  return written.replace(/^export type Root =[^;]*;\n/m, "");
}

/**
 * The same schema, in the words that json-schema-to-typescript understands.
 *
 * @template Part
 * @param {Part} part is not changed
 * @returns {Part}
 */
function prepared(part) {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return /** @type {any} */ (part.map(prepared));
  const entries = Object.entries(part).map(([key, inner]) => [key, prepared(inner)]);
  const { $ref, ...schema } = /** @type {SchemaObject} */ (Object.fromEntries(entries));
  // A $ref with a description beside it would be copied, and its name lost.
  if ($ref) return /** @type {any} */ ({ ...schema, allOf: [{ $ref }] });
  if (schema.properties) {
    // Which keys go together narrows a record down further than a type can say.
    if (schema.type)
      for (const key of /** @type {const} */ (["anyOf", "oneOf"])) delete schema[key];
    // An input refuses keys that it does not know; what does not is a result, and results hold all their keys.
    if (schema.additionalProperties === undefined) {
      schema.required = Object.keys(schema.properties);
      schema.additionalProperties = false;
    }
  }
  describeAlternatives(schema);
  return /** @type {any} */ (schema);
}

/**
 * In a union, TypeScript has no place for the description of an alternative: that of a word goes to the whole, that of
 * an object to its tag.
 *
 * @param {SchemaObject} schema is changed
 */
function describeAlternatives(schema) {
  for (const one of schema.oneOf ?? schema.anyOf ?? []) {
    if (typeof one !== "object" || !one.description) continue;
    if (one.const !== undefined) {
      schema.description = `${schema.description ?? ""}\n- \`${one.const}\`: ${one.description}`;
    }
    for (const tag of Object.values(one.properties ?? {})) {
      if (typeof tag === "object" && tag.const !== undefined) tag.description ??= one.description;
    }
  }
}

/**
 * The sentences of the core's faults, by code: what describes a code in the schema is its sentence.
 *
 * @param {SchemaObject} schema what matters is $defs.Code
 * @returns {string} a module
 */
export function toSentences({ $defs = {} }) {
  const { Code } = $defs;
  const codes = typeof Code === "object" ? (Code.oneOf ?? []) : [];
  const sentences = codes.map((one) => {
    const { const: code, description } = typeof one === "object" ? one : {};
    if (!description) throw new Stop(`The schema has no sentence for ${code ?? "some codes"}.`);
    return [code, description];
  });
  if (sentences.length === 0) throw new Stop("The schema has no codes of faults.");
  return `// Made from the codes in src/error/code.rs by scripts/build/types.mjs.

import type { Code } from "./types.js";

/** What each code means, in English; {name} stands for the parameter of that name. */
export const sentences: Record<Code, string> = ${JSON.stringify(Object.fromEntries(sentences), null, 2)};
`;
}

/**
 * How much of an input is read.
 *
 * @param {SchemaObject} schema what matters is its limits
 * @returns {string} a module
 */
function toLimits({ limits }) {
  if (!limits) throw new Stop("The schema has no limits.");
  return `// Made from src/settlement/value.rs by scripts/build/types.mjs.

/** How much of one input is read at most: levels of nesting, values of any kind, characters of all texts together. */
export const limits = ${JSON.stringify(limits)} as const;
`;
}

/**
 * The schema of a settlement file alone, to be published.
 *
 * @param {SchemaObject} schema
 * @returns {SchemaObject}
 */
function settlementSchema({ $defs = {}, limits: _, ...schema }) {
  /** @type {Record<string, Schema>} */
  const reached = {};
  /** @param {string} name */
  const reach = (name) => {
    const definition = $defs[name];
    if (reached[name] !== undefined || definition === undefined) return;
    reached[name] = definition;
    for (const [, inner] of JSON.stringify(definition).matchAll(/"#\/\$defs\/(\w+)"/g)) {
      if (inner) reach(inner);
    }
  };
  reach("Settlement");
  const title = "A class-action settlement, for prorata";
  return { ...schema, title, $ref: "#/$defs/Settlement", $defs: reached };
}
