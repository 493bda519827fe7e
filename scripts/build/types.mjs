// The JSON Schema that the Rust types give, to TypeScript: one exported type a definition, with its description; and the
// English sentences of the core's faults.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { capture, root, Stop } from "../lib/run.mjs";
import { addExamples, describeOnlyKeys } from "./examples.mjs";

/**
 * The part of JSON Schema that the core uses. Anything else stops the build rather than giving a wrong type.
 *
 * @typedef {boolean | SchemaObject} Schema
 * @typedef {object} SchemaObject
 * @property {string} [description]
 * @property {string} [$ref]
 * @property {unknown} [const]
 * @property {unknown[]} [enum]
 * @property {Schema[]} [oneOf]
 * @property {Schema[]} [anyOf]
 * @property {string | string[]} [type]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [additionalProperties]
 * @property {Record<string, Schema>} [$defs]
 * @property {unknown[]} [examples]
 * @property {string} [title]
 */
const UNDERSTOOD = new Set(
  "description $ref const enum oneOf anyOf type items properties required additionalProperties".split(
    " ",
  ),
);
/** These narrow a value down further than TypeScript can say. */
const BEYOND_TYPES = new Set(
  "title default format pattern minLength maxLength minimum maximum minItems maxItems propertyNames".split(
    " ",
  ),
);

export async function buildTypes() {
  const printed = await capture(
    "cargo",
    "run --quiet --locked --features schema --bin schema".split(" "),
  );
  /** @type {SchemaObject} */
  const schema = JSON.parse(printed);
  const folder = join(root, "www/core/generated");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "types.ts"), toTypeScript(schema));
  await writeFile(join(folder, "faults.en.ts"), toSentences(schema));
  const published = settlementSchema(schema);
  describeOnlyKeys(published);
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
 * @returns {string} a module
 */
export function toTypeScript({ $defs = {} }) {
  const declarations = Object.entries($defs).map(([name, definition]) => {
    const type = toType(definition, "");
    const isObject = typeof definition === "object" && definition.type === "object";
    const declaration = isObject ? `interface ${name} ${type}` : `type ${name} = ${type};`;
    return `${comment(definition, "")}export ${declaration}\n`;
  });
  const head = "// Made from the Rust types in src/ by scripts/build/types.mjs.\n";
  return [head, ...declarations].join("\n").replace(/ +$/gm, "");
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
  return `// Made from the codes in src/fault.rs by scripts/build/types.mjs.

import type { Code } from "./types.js";

/** What each code means, in English; {name} stands for the parameter of that name. */
export const sentences: Record<Code, string> = ${JSON.stringify(Object.fromEntries(sentences), null, 2)};
`;
}

/** @param {Schema} schema @param {string} indent @returns {string} */
function toType(schema, indent) {
  if (typeof schema === "boolean") return schema ? "unknown" : "never";
  for (const key of Object.keys(schema)) {
    if (!UNDERSTOOD.has(key) && !BEYOND_TYPES.has(key)) {
      throw new Error(`scripts/build/types.mjs does not know the schema keyword "${key}" yet`);
    }
  }
  if (schema.$ref) return schema.$ref.replace("#/$defs/", "");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const alternatives = schema.oneOf ?? schema.anyOf;
  // Which keys go together narrows a record down further than its type says.
  const onlyKeys = alternatives?.every(
    (one) => typeof one === "object" && one.required && !one.type,
  );
  if (alternatives && !onlyKeys) return union(alternatives, indent);
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => toType({ ...schema, type }, indent)).join(" | ");
  }
  switch (schema.type) {
    case undefined:
      return "unknown";
    case "integer":
      return "number";
    case "array": {
      const item = toType(schema.items ?? true, indent);
      return / [|] /.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
    }
    case "object":
      return objectType(schema, indent);
    default:
      return schema.type;
  }
}

/** @param {Schema[]} alternatives @param {string} indent */
function union(alternatives, indent) {
  const described = alternatives.some((one) => typeof one === "object" && one.description);
  if (!described) return alternatives.map((one) => toType(one, indent)).join(" | ");
  const inner = `${indent}  `;
  return alternatives
    .map((one) => `\n${comment(one, inner)}${inner}| ${toType(one, inner)}`)
    .join("");
}

/** @param {SchemaObject} schema @param {string} indent */
function objectType({ properties = {}, required = [], additionalProperties }, indent) {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, property]) => {
    const key = /^[\w$]+$/.test(name) ? name : JSON.stringify(name);
    // An input refuses keys that it does not know; what does not is a result, and results hold all their keys.
    const optional = required.includes(name) || additionalProperties !== false ? "" : "?";
    return `${comment(property, inner)}${inner}${key}${optional}: ${toType(property, inner)};\n`;
  });
  if (typeof additionalProperties === "object") {
    members.push(`${inner}[key: string]: ${toType(additionalProperties, inner)};\n`);
  }
  const [only = "", ...more] = members;
  const short = more.length === 0 && only.trim().split("\n").length === 1;
  return short ? `{ ${only.trim().slice(0, -1)} }` : `{\n${members.join("")}${indent}}`;
}

/** @param {Schema} schema @param {string} indent */
function comment(schema, indent) {
  if (typeof schema === "boolean" || !schema.description) return "";
  const lines = schema.description.replaceAll("*/", "* /").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return [
    `${indent}/**`,
    ...lines.map((line) => `${indent} * ${line}`.trimEnd()),
    `${indent} */\n`,
  ].join("\n");
}

/**
 * The schema of a settlement file alone, to be published.
 *
 * @param {SchemaObject} schema
 * @returns {SchemaObject}
 */
function settlementSchema({ $defs = {}, ...schema }) {
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
