// The limits are there to notice growth, not to shape code. Bytes, not kibibytes: 138 kB are 138,000 bytes.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const message =
  "What grew? If it is worth its bytes, raise the limit in .size-limit.js, and say in docs/size.md what they bought.";

const wasm = "dist/lib/prorata_bg.wasm";
const core = [...scripts("dist/lib/index.js"), wasm];
const script = "dist/site/payout-calculator.js";
const element = [script, "dist/site/assets/*.wasm"];

/** A script and all that it imports before it runs. @param {string} entry */
function scripts(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    const imports = /^(?:import|export)\b[^"';]*["'](\.[^"']+)["']/gm;
    for (const [, path] of readFileSync(file, "utf8").matchAll(imports)) {
      found.add(join(dirname(file), String(path)));
    }
  }
  return [...found];
}

/** What npm would publish. @returns {string[]} */
function published() {
  const pack = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [{ files }] = JSON.parse(execFileSync("npm", pack, { encoding: "utf8" }));
  return files.map((/** @type {{ path: string }} */ file) => file.path);
}

export default [
  { name: "core: wasm + JavaScript", path: core, gzip: true, limit: "138 kB", message },
  { name: "core: wasm + JavaScript", path: core },
  { name: "core: wasm alone", path: wasm, gzip: true },
  { name: "element, first load", path: element, gzip: true, limit: "163 kB", message },
  { name: "element, first load", path: element },
  { name: "element: script alone", path: script, gzip: true },
  { name: "npm package, unpacked", path: published(), brotli: false, limit: "1.2 MB", message },
];
