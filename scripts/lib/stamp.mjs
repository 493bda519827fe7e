// Skips a step of the build when neither what it reads nor what it wrote has changed.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root, say, seconds } from "./run.mjs";

const STAMPS = join(root, ".tools/stamps");

/**
 * @param {string} name
 * @param {{ reads: string[], writes: string[] }} files files and folders, relative to the project
 * @param {() => Promise<void>} action
 */
export async function step(name, { reads, writes }, action) {
  const stamp = join(STAMPS, name.replaceAll(" ", "-"));
  const before = await fingerprint(reads);
  const current = await readFile(stamp, "utf8").catch(() => "");
  if (current === `${before} ${await fingerprint(writes)}`) return say(`  ${name}: unchanged`);
  const start = performance.now();
  await action();
  await mkdir(STAMPS, { recursive: true });
  await writeFile(stamp, `${before} ${await fingerprint(writes)}`);
  say(`  ${name}: ${seconds(start)}`);
}

/** @param {string[]} paths */
async function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) await add(hash, path);
  return hash.digest("hex");
}

/** @param {import("node:crypto").Hash} hash @param {string} path */
async function add(hash, path) {
  const full = join(root, path);
  const kind = await stat(full).catch(() => undefined);
  hash.update(`${path}\0`);
  if (kind?.isDirectory()) {
    for (const name of (await readdir(full)).sort()) await add(hash, join(path, name));
  } else if (kind) {
    hash.update(await readFile(full));
  }
}
