// Brings everything that building and testing needs, as far as it is not there yet. Safe to run at any time; when
// nothing is missing it takes about a second. Node's own modules only, up to the point where npm has run.

import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { capture, isMain, main, root, run, Stop, say } from "./lib/run.mjs";

const TOOLS = join(root, ".tools");

export async function setUp() {
  checkNode();
  await checkRust();
  await npmPackages();
  const { parse } = await import("smol-toml");
  /** @type {(file: string) => any} */
  const toml = (file) => parse(readFileSync(join(root, file), "utf8"));
  await toolchain(toml("rust-toolchain.toml").toolchain);

  // Whatever is called from here on finds our own tools first.
  process.env.PATH = [join(TOOLS, "bin"), join(root, "node_modules/.bin"), process.env.PATH].join(
    delimiter,
  );
  const wasmPack = toml("wasm-pack.toml").tools["wasm-pack"];
  await cargoTool("wasm-pack", "wasm-pack", wasmPack, ["--locked"], "1 to 2 minutes");
  /** @type {{ name: string, version: string }[]} */
  const crates = toml("Cargo.lock").package;
  const wasmBindgen = crates.find(({ name }) => name === "wasm-bindgen");
  if (!wasmBindgen) throw new Stop("Cargo.lock does not name wasm-bindgen.");
  // Its own lock file can be newer than a mirror's view of the registry, hence without --locked.
  await cargoTool("wasm-bindgen", "wasm-bindgen-cli", wasmBindgen.version, [], "1 to 2 minutes");
}

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) {
    throw new Stop(
      `Node 20 or newer is needed, this is ${process.versions.node}: see https://nodejs.org.`,
    );
  }
}

async function checkRust() {
  for (const program of ["rustup", "cargo"]) {
    await capture(program, ["--version"]).catch(() => {
      throw new Stop(
        `Rust is needed and ${program} was not found: install it from https://rustup.rs.`,
      );
    });
  }
}

async function npmPackages() {
  if (npmPackagesFit()) return;
  say("Installing the npm packages of package-lock.json; usually under a minute");
  // Not `npm ci`, which insists on other machines' optional packages, and a mirror of the registry may not have them
  // all. `--no-save` leaves package-lock.json as it is.
  await run("npm", ["install", "--no-save", "--no-fund", "--no-audit"]);
}

/** Whether node_modules is what package-lock.json asks for. npm keeps a record of what it has installed. */
function npmPackagesFit() {
  try {
    const [wanted, present] = ["package-lock.json", "node_modules/.package-lock.json"].map(
      (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages,
    );
    return Object.entries(wanted).every(
      // What is optional may be left out, as it is for other machines.
      ([name, { version, optional }]) =>
        name === "" || present[name]?.version === version || (optional && !present[name]),
    );
  } catch {
    return false;
  }
}

/** @param {{ channel: string, components: string[], targets: string[] }} wanted */
async function toolchain({ channel, components, targets }) {
  const installed = await capture("rustup", [
    "component",
    "list",
    "--installed",
    "--toolchain",
    channel,
  ]).catch(() => "");
  const parts = [...components, ...targets.map((target) => `rust-std-${target}`)];
  if (parts.every((part) => installed.includes(part))) return;
  say(`Installing Rust ${channel} with ${parts.join(", ")}; usually under a minute`);
  const list = (/** @type {string} */ option, /** @type {string[]} */ names) =>
    names.flatMap((name) => [option, name]);
  const extras = [...list("--component", components), ...list("--target", targets)];
  const profile = ["--profile", "minimal", "--no-self-update"];
  await run("rustup", ["toolchain", "install", channel, ...profile, ...extras]);
}

/**
 * @param {string} program
 * @param {string} crate
 * @param {string} version
 * @param {string[]} options
 * @param {string} duration
 */
async function cargoTool(program, crate, version, options, duration) {
  const present = await capture(program, ["--version"]).catch(() => "");
  if (present.trim().split(" ")[1] === version) return;
  say(
    `Installing ${crate} ${version} into .tools/; it is compiled, which usually takes ${duration}`,
  );
  // Not optimized: it compiles twice as fast, and costs each build a third of a second.
  const args = ["--version", version, "--root", TOOLS, "--force", "--debug", ...options];
  const env = { CARGO_PROFILE_DEV_DEBUG: "false", CARGO_PROFILE_DEV_STRIP: "true" };
  await run("cargo", ["install", crate, ...args], { env });
}

if (isMain(import.meta.url)) await main(setUp);
