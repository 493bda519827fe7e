// Puts a description and real values into every property of the published schema, so that an editor can show both.

import Ajv from "ajv/dist/2020.js";

/** @typedef {import("./types.mjs").SchemaObject} SchemaObject */

/** Most values shown for a property. */
const MOST = 3;
/** Characters of JSON above which one value is enough. */
const LONG = 200;

/**
 * Adds `examples` to the properties of a schema: values that stand there in real files, the shortest first.
 *
 * @param {SchemaObject} schema is changed
 * @param {unknown[]} files that are valid by it
 */
export function addExamples(schema, files) {
  const ajv = new Ajv({ strict: false });
  ajv.addSchema(schema, "file");
  /** @type {Map<SchemaObject, Set<string>>} */
  const found = new Map();

  /** Goes through a value and the schema beside it. @param {string} pointer @param {unknown} value */
  const visit = (pointer, value) => {
    const part = at(schema, pointer);
    if (part.$ref) return visit(part.$ref.slice(1), value);
    for (const key of /** @type {const} */ (["anyOf", "oneOf"])) {
      for (const index of (part[key] ?? []).keys()) {
        const alternative = `${pointer}/${key}/${index}`;
        if (ajv.getSchema(`file#${alternative}`)?.(value)) visit(alternative, value);
      }
    }
    if (Array.isArray(value)) {
      if (part.items) for (const entry of value) visit(`${pointer}/items`, entry);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        if (part.properties?.[key]) {
          record(`${pointer}/properties/${key}`, entry);
          visit(`${pointer}/properties/${key}`, entry);
        } else if (typeof part.additionalProperties === "object") {
          visit(`${pointer}/additionalProperties`, entry);
        }
      }
    }
  };
  /** @param {string} pointer @param {unknown} value */
  const record = (pointer, value) => {
    const part = at(schema, pointer);
    found.set(part, (found.get(part) ?? new Set()).add(JSON.stringify(value)));
  };

  for (const file of files) visit("", file);
  for (const [part, values] of found) {
    const order = [...values].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const shown = order.filter((text, index) => index === 0 || text.length <= LONG);
    part.examples = shown.slice(0, MOST).map((text) => JSON.parse(text));
  }
}

/**
 * An alternative with one key is described as a whole; an editor asks the key.
 *
 * @param {unknown} schema is changed
 */
export function describeOnlyKeys(schema) {
  if (typeof schema !== "object" || schema === null) return;
  const { description, properties } = /** @type {SchemaObject} */ (schema);
  const [only, ...more] = Object.values(properties ?? {});
  if (description && typeof only === "object" && more.length === 0)
    only.description ??= description;
  for (const inner of Object.values(schema)) describeOnlyKeys(inner);
}

/** The part of a schema that a JSON Pointer leads to. @param {SchemaObject} schema @param {string} pointer */
function at(schema, pointer) {
  /** @type {any} */
  let part = schema;
  for (const key of pointer.split("/").slice(1)) part = part[key];
  return /** @type {SchemaObject} */ (part);
}
