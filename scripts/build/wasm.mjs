// The Rust core to WebAssembly: cargo and wasm-bindgen by way of wasm-pack, then wasm-opt, as wasm-pack.toml says.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "smol-toml";
import { root, run, Stop } from "../lib/run.mjs";

const SCRATCH = "target/wasm-pack";

export async function buildWasm() {
  /** @type {any} */
  const settings = parse(await readFile(join(root, "wasm-pack.toml"), "utf8"));
  const { target, "out-dir": outDir, "out-name": name } = settings["wasm-pack"];

  await rm(join(root, SCRATCH), { recursive: true, force: true });
  const what = ["--target", target, "--out-dir", SCRATCH, "--out-name", name];
  const how = ["--release", "--mode", "no-install", "--no-opt", "--no-pack", "--no-gitignore"];
  await run(
    "wasm-pack",
    [
      "--log-level",
      "error",
      "build",
      root,
      ...what,
      ...how,
      "--",
      "--locked",
      "--no-default-features",
    ],
    {
      env: { ...profileVariables(settings.profile), ...rustcFlags(settings.rustc) },
    },
  );
  const wasm = join(root, SCRATCH, `${name}_bg.wasm`);
  await run("wasm-opt", [...settings["wasm-opt"].flags, wasm, "-o", wasm]);

  const [module, script, types] = await Promise.all([
    readFile(wasm),
    readFile(join(root, SCRATCH, `${name}.js`), "utf8"),
    readFile(join(root, SCRATCH, `${name}.d.ts`), "utf8"),
  ]);
  // Tells the module that belongs to a script from any other: www/core/loader.ts compares the two.
  const build = createHash("sha256").update(module).digest("hex").slice(0, 16);
  const out = join(root, outDir, name);
  await mkdir(join(root, outDir), { recursive: true });
  await writeFile(`${out}_bg.wasm`, Buffer.concat([module, customSection("prorata", build)]));
  await writeFile(`${out}.js`, `${withoutGuess(script)}\nexport const build = "${build}";\n`);
  await writeFile(`${out}.d.ts`, `${types}\nexport const build: string;\n`);
}

/**
 * What a WebAssembly module may have at its end and no program needs: id 0, the size, then the name with its length, and
 * the content. Sizes take one byte here.
 *
 * @param {string} name
 * @param {string} content
 */
function customSection(name, content) {
  return Buffer.from([
    0,
    1 + name.length + content.length,
    name.length,
    ...Buffer.from(name + content),
  ]);
}

/**
 * wasm-bindgen's script guesses where the module lies if it is not told. It always is told, and because of the guess
 * bundlers would pack the module twice.
 *
 * @param {string} script
 */
function withoutGuess(script) {
  const guess = /\n *if \(module_or_path === undefined\) \{\n.*import\.meta\.url.*\n *\}\n/;
  if (!guess.test(script)) {
    throw new Stop("wasm-bindgen's script has changed: see withoutGuess in wasm.mjs.");
  }
  return script.replace(guess, "\n");
}

/** Cargo takes a profile's settings from the environment, too. @param {Record<string, unknown>} profile */
function profileVariables(profile) {
  return Object.fromEntries(
    Object.entries(profile).map(([key, value]) => [
      `CARGO_PROFILE_RELEASE_${key.toUpperCase().replaceAll("-", "_")}`,
      String(value),
    ]),
  );
}

/** @param {{ "inline-threshold": number }} settings */
function rustcFlags({ "inline-threshold": threshold }) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const flags = [
    `-Cllvm-args=-inline-threshold=${threshold}`,
    // The same module from whatever folder it is built: places of source files end up in panic messages.
    `--remap-path-prefix=${root}=/prorata/`,
    `--remap-path-prefix=${cargoHome}=/cargo`,
  ];
  return { CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };
}
