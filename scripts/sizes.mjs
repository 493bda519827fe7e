// What goes over the wire, against the budgets. Bytes, not kibibytes: 70 KB are 70,000 bytes.

import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { capture, isMain, main, root, Stop, say } from "./lib/run.mjs";

const LIB = join(root, "dist/lib");
const SITE = join(root, "dist/site");

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} raw
 * @property {number} [gzip]
 * @property {number} [brotli]
 * @property {"raw" | "gzip"} [measure] what the budget is about
 * @property {number} [budget] most bytes
 */

/** Prints the sizes of what has been built; fails when something is over its budget. */
export async function reportSizes() {
  const core = [...(await scripts(join(LIB, "index.js"))), join(LIB, "prorata_bg.wasm")];
  const element = [join(SITE, "payout-calculator.js"), await siteWasm()];
  const tarball = await packed();
  /** @type {Row[]} */
  const rows = [
    { what: "core: wasm + JavaScript", ...(await sizes(core)), measure: "gzip", budget: 105_000 },
    { what: "  of which wasm", ...(await sizes(core.slice(-1))) },
    { what: "element, first load", ...(await sizes(element)), measure: "gzip", budget: 125_000 },
    { what: "  of which script", ...(await sizes(element.slice(0, 1))) },
    { what: "page, first load", ...(await sizes([...(await pageFiles()), await siteWasm()])) },
    { what: "npm package, unpacked", raw: tarball.bytes, measure: "raw", budget: 1_200_000 },
  ];
  say(table(rows));

  const over = rows.filter(
    ({ measure, budget, ...row }) => measure && budget && (row[measure] ?? 0) > budget,
  );
  if (over.length > 0) {
    throw new Stop(`Over budget: ${over.map(({ what }) => what).join("; ")}. See the table above.`);
  }
  if (tarball.wasms.length !== 1) {
    throw new Stop(
      `The npm package must hold one .wasm, it holds ${tarball.wasms.join(", ") || "none"}.`,
    );
  }
}

/** Each file is compressed on its own, as a server does. @param {string[]} files */
async function sizes(files) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = await readFile(file);
    total.raw += bytes.length;
    total.gzip += gzipSync(bytes, { level: 9 }).length;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    total.brotli += brotliCompressSync(bytes, { params }).length;
  }
  return total;
}

/** A script and all that it imports before it runs. @param {string} entry */
async function scripts(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    const text = await readFile(file, "utf8");
    for (const [, path] of text.matchAll(/^(?:import|export)\b[^"';]*["'](\.[^"']+)["']/gm)) {
      found.add(join(dirname(file), String(path)));
    }
  }
  return [...found];
}

async function siteWasm() {
  const assets = (await readdir(join(SITE, "assets"))).filter((name) => name.endsWith(".wasm"));
  if (assets.length !== 1)
    throw new Stop(`dist/site must hold one .wasm, it holds ${assets.length}.`);
  return join(SITE, "assets", String(assets[0]));
}

/** The page, what it names in its source, and what the scripts among that import. */
async function pageFiles() {
  const index = join(SITE, "index.html");
  const files = new Set([index]);
  for (const [, path] of (await readFile(index, "utf8")).matchAll(/(?:src|href)="(\.\/[^"]+)"/g)) {
    const file = join(SITE, String(path));
    if (!(await stat(file).catch(() => undefined))?.isFile()) continue;
    for (const script of file.endsWith(".js") ? await scripts(file) : [file]) files.add(script);
  }
  return [...files].filter((file) => !file.endsWith(".wasm"));
}

async function packed() {
  const [{ files, unpackedSize }] = JSON.parse(
    await capture("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"]),
  );
  const names = files.map((/** @type {{ path: string }} */ file) => file.path);
  return {
    bytes: unpackedSize,
    wasms: names.filter((/** @type {string} */ name) => name.endsWith(".wasm")),
  };
}

/** @param {Row[]} rows */
function table(rows) {
  const number = (/** @type {number | undefined} */ bytes) => bytes?.toLocaleString("en-US") ?? "";
  const cells = rows.map(({ what, raw, gzip, brotli, measure, budget }) => [
    what,
    number(raw),
    number(gzip),
    number(brotli),
    budget ? `${number(budget)} ${measure}` : "",
  ]);
  cells.unshift(["bytes", "raw", "gzip -9", "brotli", "at most"]);
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...cells.map((row) => String(row[i]).length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

if (isMain(import.meta.url)) await main(reportSizes);
