// The README's examples run, and print what the README says; those of the calls' documentation give what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root), "utf8");

/** What a program prints. As a module on standard input, "prorata" is this package itself. */
const printed = (input) =>
  execFileSync(process.execPath, ["--input-type=module"], {
    cwd: fileURLToPath(root),
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  });

const unquoted = (text) => text.replaceAll(/["']/g, "");

test("the npm examples of the README", () => {
  const blocks = [...read("README.md").matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  const code = blocks.join("");
  const said = [...code.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, text]) => text);
  assert.equal(said.length, 4);
  assert.equal(unquoted(printed(code)), unquoted(`${said.join("\n")}\n`));
});

test("the examples in the documentation of forecast, curve and solve", () => {
  const source = read("www/core/calculator.ts");
  const said = (pattern) => source.match(pattern)[1];
  const program = `
    import { createCalculator } from "prorata";
    import tiktok from "prorata/settlements/tiktok-2022.json" with { type: "json" };
    const calculator = await createCalculator(tiktok);
    const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
    console.log(calculator.forecast({ answers }).payment);
    const over = { claimsRate: { from: "0.001", to: "1" } };
    const { x, payment } = calculator.curve({ answers }, { over, spacing: "log" });
    console.log(x[0], payment[0]);
    console.log(JSON.stringify(calculator.solve({ answers }, { payment: "50.00" })));`;
  const [forecast, curve, solution] = printed(program).trim().split("\n");
  assert.equal(unquoted(forecast), unquoted(said(/and payment\.p90: (.*)$/m)));
  assert.equal(curve, `${said(/x\[0\]; \/\/ ([\d.]+):/)} ${said(/payment\[0\]; \/\/ (\d+n):/)}`);
  const solved = said(/\* \/\/ (\{ outcome.*\})$/m).replaceAll(/(\w+):/g, '"$1":');
  assert.deepEqual(JSON.parse(solution), JSON.parse(solved));
});

test("the Rust example of the README is that of the crate's documentation, which is run", () => {
  const [, example] = read("README.md").match(/```rust\n(.*?)```/s);
  const documented = read("src/lib.rs")
    .replaceAll(/^\/\/! ?/gm, "")
    .match(/```\n(.*?)# Ok::/s)[1];
  assert.equal(example, documented);
});
