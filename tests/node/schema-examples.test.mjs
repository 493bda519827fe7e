// Whoever writes a settlement file in an editor is shown, for every key, what it means and values that really stand in
// a file.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import schema from "prorata/settlement.schema.json" with { type: "json" };

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(schema, "file");

/** Every property of every definition, with its place. */
function* properties(part, pointer) {
  if (typeof part !== "object" || part === null) return;
  const isSchema = part.type === "object" && typeof part.properties === "object";
  for (const [key, inner] of Object.entries(part)) {
    if (key === "examples") continue;
    if (isSchema && key === "properties") {
      for (const [name, property] of Object.entries(inner)) {
        yield [`${pointer}/properties/${name}`, property];
      }
    }
    yield* properties(inner, `${pointer}/${key}`);
  }
}

test("every property has a description and real values, which are valid", () => {
  const all = [...properties(schema.$defs, "/$defs")];
  assert.ok(all.length > 150, `${all.length} properties`);
  const faults = [];
  for (const [pointer, { description, examples }] of all) {
    if (!description) faults.push(`${pointer} has no description`);
    if (!examples?.length) faults.push(`${pointer} has no examples`);
    const valid = ajv.getSchema(`file#${pointer}`);
    for (const example of examples ?? []) {
      if (!valid?.(example)) faults.push(`${pointer}: ${JSON.stringify(example)} is not valid`);
    }
  }
  assert.deepEqual(faults, []);
});

const examples = new URL("../../examples/", import.meta.url);
for (const name of readdirSync(examples)) {
  test(`examples/${name} is valid by the schema`, () => {
    const valid = ajv.getSchema("file");
    const file = JSON.parse(readFileSync(new URL(name, examples), "utf8"));
    assert.ok(valid?.(file), JSON.stringify(valid?.errors, null, 1));
    assert.equal(`${file.id}.json`, name);
  });
}
