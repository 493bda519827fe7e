// What `cargo package` would publish from a built clone, which holds many more folders named `src`.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the crate holds its sources and the catalogue, and nothing else", async () => {
  const list = ["package", "--list", "--allow-dirty", "--offline", "--quiet"];
  const { stdout } = await promisify(execFile)("cargo", list, { cwd: root });
  const files = stdout.trim().split("\n");
  const expected =
    /^(src\/.+\.rs|settlements\/[\w-]+\.json|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json|README\.md|LICENSE-(MIT|APACHE))$/;
  assert.deepEqual(
    files.filter((file) => !expected.test(file)),
    [],
  );
  for (const file of ["src/lib.rs", "settlements/tiktok-2022.json", "LICENSE-MIT"]) {
    assert(files.includes(file), `${file} is missing`);
  }
});
