// The README's example runs, and prints what the README says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

test("the npm example of the README", () => {
  const readme = readFileSync(new URL("README.md", root), "utf8");
  const [, code] = readme.match(/```js\n(.*?)```/s);
  const [, said] = code.match(/console\.log\(.*\/\/ (.*)$/m);
  // As a module on standard input, "prorata" is this package itself.
  const printed = execFileSync(process.execPath, ["--input-type=module"], {
    cwd: fileURLToPath(root),
    input: code.replace("reader.payment", "JSON.stringify(reader.payment)"),
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  });
  assert.equal(printed.trim().replaceAll("'", '"'), said);
});
