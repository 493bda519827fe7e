// The TypeScript front end to dist/lib (published on npm) and dist/site (uploaded to a static host).

import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { build } from "vite";
import { root, run, Stop } from "../lib/run.mjs";
import { catalogueIndex } from "./catalogue.mjs";
import { addCrateNotices } from "./notices.mjs";

const GENERATED = join(root, "www/core/generated");
const LIB = join(root, "dist/lib");
const SITE = join(root, "dist/site");

export async function buildLib() {
  await build({ mode: "lib", configFile: join(root, "vite.config.js") });
  await cp(join(GENERATED, "settlement.schema.json"), join(LIB, "settlement.schema.json"));
  const index = await catalogueIndex(join(root, "settlements"));
  await writeFile(join(LIB, "settlements.json"), `${JSON.stringify(index, null, 1)}\n`);
  await addCrateNotices(join(LIB, "THIRD-PARTY-LICENSES.md"));
  await declarations();
}

export async function buildSite() {
  await build({ mode: "site", configFile: join(root, "vite.config.js") });
  await build({ mode: "embed", configFile: join(root, "vite.config.js") });
  await cp(join(root, "settlements"), join(SITE, "settlements"), {
    recursive: true,
    filter: (path) => extname(path) === "" || extname(path) === ".json",
  });
  await cp(join(GENERATED, "settlement.schema.json"), join(SITE, "settlement.schema.json"));
  await addCrateNotices(join(SITE, "THIRD-PARTY-LICENSES.md"));
}

/** The .d.ts files of the package: those that its `exports` lead to, and no others. */
async function declarations() {
  const types = join(LIB, "types");
  await run("tsc", ["-p", "tsconfig.lib.json"]);
  const { exports } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const wanted = new Set();
  /** @param {string} file */
  const want = async (file) => {
    if (wanted.has(file)) return;
    wanted.add(file);
    const text = await readFile(file, "utf8").catch(() => {
      throw new Stop(`The types of the package lead to ${file}, which is not there.`);
    });
    for (const [, path] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)\.js"/g)) {
      await want(`${resolve(dirname(file), String(path))}.d.ts`);
    }
  };
  for (const entry of Object.values(exports)) if (entry.types) await want(join(root, entry.types));
  for (const file of await readdir(types, { recursive: true })) {
    if (file.endsWith(".d.ts") && !wanted.has(join(types, file))) await rm(join(types, file));
  }
}
