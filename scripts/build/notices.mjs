// The licences of the Rust crates that are compiled into the WebAssembly module ask to be passed on with it. By hand,
// because the tools for it are crates that every set-up would have to compile first.

import { appendFile, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { capture, Stop } from "../lib/run.mjs";

/**
 * @typedef {{ id: string, name: string, version: string, license: string | null, manifest_path: string,
 *   targets: { kind: string[] }[] }} Package
 * @typedef {{ id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }} Node
 */

/** Adds the crates' notices to a file of notices. @param {string} file */
export async function addCrateNotices(file) {
  const wanted = "--format-version 1 --locked --filter-platform wasm32-unknown-unknown".split(" ");
  const metadata = JSON.parse(await capture("cargo", ["metadata", ...wanted]));
  /** @type {Map<string, Package>} */
  const packages = new Map(metadata.packages.map((/** @type {Package} */ one) => [one.id, one]));
  /** @type {Map<string, Node>} */
  const nodes = new Map(metadata.resolve.nodes.map((/** @type {Node} */ one) => [one.id, one]));
  const notices = [];
  for (const id of compiledIn(metadata.resolve.root, packages, nodes)) {
    const crate = packages.get(id);
    if (crate) notices.push(await notice(crate));
  }
  const heading = `
# Rust crates in prorata_bg.wasm

Besides these the module holds parts of Rust's standard library (MIT OR Apache-2.0).

`;
  await appendFile(file, heading + notices.sort().join("\n"));
}

/**
 * The crates whose code ends up in the module: neither macros, which run while compiling, nor what tests need.
 *
 * @param {string} root @param {Map<string, Package>} packages @param {Map<string, Node>} nodes
 */
function compiledIn(root, packages, nodes) {
  const seen = new Set();
  const visit = (/** @type {string} */ id) => {
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? []) {
      const isMacro = packages.get(pkg)?.targets.some(({ kind }) => kind.includes("proc-macro"));
      if (seen.has(pkg) || isMacro || !dep_kinds.some(({ kind }) => kind === null)) continue;
      seen.add(pkg);
      visit(pkg);
    }
  };
  visit(root);
  return seen;
}

/** One crate's licence, under MIT where it gives the choice: that text is the shortest. @param {Package} crate */
async function notice({ name, version, license, manifest_path }) {
  const folder = dirname(manifest_path);
  const texts = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)/i.test(file));
  const chosen = texts.find((file) => /mit/i.test(file)) ?? texts[0];
  const heading = `## ${name} - ${version} (${license})\n`;
  if (chosen) return `${heading}\n${(await readFile(join(folder, chosen), "utf8")).trim()}\n`;
  if (!license) throw new Stop(`The crate ${name} names no licence; do without it.`);
  return heading;
}
