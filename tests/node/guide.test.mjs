// The guide to settlement files: its pieces stand in the example files, and it leaves nothing out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import schema from "prorata/settlement.schema.json" with { type: "json" };

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const guide = read("docs/settlement-files.md");
/** From a heading to the next one of its rank. */
const chapter = (heading) => guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
/** What is set as code, in a sentence or in a piece. */
const code = new Set([...guide.matchAll(/[`"]([\w$-]+)[`"]/g)].map(([, text]) => text));
const names = readdirSync(new URL("examples/", root)).map((name) => name.replace(".json", ""));
const files = new Map(names.map((name) => [name, JSON.parse(read(`examples/${name}.json`))]));

/** Whether all that a piece says stands in a value; a piece may leave keys out. */
function holds(value, piece) {
  if (typeof piece !== "object" || piece === null) return value === piece;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(piece)) {
    const alike = Array.isArray(value) && value.length === piece.length;
    return alike && piece.every((entry, index) => holds(value[index], entry));
  }
  return Object.entries(piece).every(([key, entry]) => holds(value[key], entry));
}

/** Whether a piece stands anywhere in a value. */
function contains(value, piece) {
  if (holds(value, piece)) return true;
  return typeof value === "object" && value && Object.values(value).some((v) => contains(v, piece));
}

/** The same, but in a term of a sum that the guide shortens. */
const shortened = { "shares-from-answers": (file) => file.plan.pools[0].pays[0].shares };

describe("every piece stands in the example that is named next to it", () => {
  const parts = guide.split(/```json\n(.*?)```/s);
  // The text before the piece, the piece, and so on.
  for (let index = 1; index < parts.length; index += 2) {
    const text = parts[index];
    const [first] = text.split("\n");
    test(`${(index + 1) / 2}: ${first}`, () => {
      const piece = JSON.parse(`{${text}}`);
      const before = parts[index - 1].match(/examples\/[a-z-]+\.json/g)?.at(-1);
      const after = parts[index + 1].match(/examples\/[a-z-]+\.json/)?.[0];
      const heading = guide.indexOf("## How values are written");
      const running = guide.indexOf(text) < heading ? "examples/from-a-notice.json" : undefined;
      const near = [running, before, after].filter(Boolean).map((path) => path.slice(9, -5));
      assert.ok(
        near.some((name) => {
          const short = shortened[name]?.(files.get(name));
          if (short && piece.shares) {
            const { sum, ...limits } = piece.shares;
            return holds(short, limits) && sum.every((term) => contains(short.sum, term));
          }
          return contains(files.get(name), piece);
        }),
        `not in ${near}: ${text}`,
      );
    });
  }
  assert.ok(parts.length > 80);
});

test("the commands of the running example print what the guide says", () => {
  const commands = [...guide.matchAll(/^ {4}npx prorata (\w+ examples\/.*)$/gm)];
  const printed = commands.map(([, args]) => {
    const command = ["dist/lib/cli.js", ...args.split(" ")];
    return execFileSync(process.execPath, command, { cwd: fileURLToPath(root), encoding: "utf8" });
  });
  const [checked, estimated] = printed;
  assert.equal(checked, "examples/from-a-notice.json: no faults\n");
  const [, ...amounts] = guide.match(/The second prints (\$\S+), between (\$\S+) and (\$\S+),/);
  for (const amount of amounts) assert.ok(estimated.includes(amount), amount);
  assert.equal(amounts.length, 3);
});

test("the options of the command are those that it has", () => {
  const help = execFileSync(process.execPath, [
    fileURLToPath(new URL("dist/lib/cli.js", root)),
    "--help",
  ]);
  const options = (text) => [...new Set(text.match(/--[a-z-]{3,}/g))].toSorted();
  const inHelp = options(String(help)).filter((name) => !["--help", "--version"].includes(name));
  assert.deepEqual(options(chapter("Checking a file")), inHelp);
});

test("every example has its place", () => {
  for (const name of names) assert.ok(guide.includes(`(../examples/${name}.json)`), name);
});

test("every key and every word of the format has its place", () => {
  const missing = [];
  const visit = (part) => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      if (key === "properties" && part.type === "object") {
        for (const name of Object.keys(inner)) if (!code.has(name)) missing.push(name);
      }
      if (key === "const" && typeof inner === "string" && !code.has(inner)) missing.push(inner);
      if (key === "enum") missing.push(...inner.filter((word) => !code.has(word)));
      if (key !== "examples") visit(inner);
    }
  };
  visit(schema.$defs);
  assert.deepEqual([...new Set(missing)], []);
});

test("every error code is explained, and no other", () => {
  const codes = [...read("src/error/code.rs").matchAll(/^ {4}\w+ = "([a-z-]+)": /gm)].map(
    ([, code]) => code,
  );
  assert.ok(codes.length > 60);
  const rows = chapter("What the error codes mean").matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm);
  const explained = [...rows].map(([, code]) => code);
  assert.deepEqual(explained.toSorted(), codes.toSorted());
});

test("every object is listed with the keys that it must have and those that it may", () => {
  const list = (keys) => keys.toSorted().join(", ");
  const lists = chapter("Every key")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const rows = lists.slice(1).map((line) =>
    line
      .split("|")
      .slice(2, 4)
      .map((column) => list([...column.matchAll(/`([\w$]+)`/g)].map(([, key]) => key))),
  );
  /** An object without alternatives, or, of a range, the one that has a low and a high. */
  const objects = Object.entries(schema.$defs).flatMap(([name, part]) =>
    name === "Text" ? [] : [part, ...(name.startsWith("RangeOf") ? part.anyOf : [])],
  );
  const pairs = [schema, ...objects].flatMap(({ properties, required = [] }) => {
    if (!properties) return [];
    const optional = Object.keys(properties).filter((key) => !required.includes(key));
    return [[list(required), list(optional)]];
  });
  const lines = (all) => [...new Set(all.map(([must, may]) => `${must} | ${may}`))].toSorted();
  assert.ok(rows.length > 30);
  assert.deepEqual(lines(rows), lines(pairs));
});

test("the limits are those of the core", () => {
  const limits = chapter("Limits");
  const said = new Set(limits.match(/\d[\d,]*/g).map((number) => number.replaceAll(",", "")));
  const sources = [
    "number/quantity",
    "settlement/value",
    "settlement/decode",
    "settlement/shape",
    "validate",
  ]
    .map((name) => read(`src/${name}.rs`))
    .join("\n");
  const units = { MAX_CENTS: 100n, MAX_SHARE_UNITS: 1_000_000n };
  const constants = [...sources.matchAll(/const (MAX_\w+|MOST_\w+): \w+ = ([\d_]+);/g)];
  assert.ok(constants.length >= 10);
  for (const [, name, value] of constants) {
    const number = BigInt(value.replaceAll("_", "")) / (units[name] ?? 1n);
    assert.ok(said.has(String(number)), `${name} is ${number}`);
  }
});
