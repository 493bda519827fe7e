// `npm run build`: everything in dist/. Steps whose inputs have not changed are skipped.

import { isMain, main, run, say, seconds } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

export async function build() {
  await setUp();
  // Only now: these need the npm packages that set-up installs.
  const { step } = await import("./lib/stamp.mjs");
  const { buildWasm } = await import("./build/wasm.mjs");
  const { buildTypes } = await import("./build/types.mjs");
  const { buildMessages } = await import("./build/messages.mjs");
  const { buildLib, buildSite } = await import("./build/bundle.mjs");

  const start = performance.now();
  say("Building for production; about two minutes the first time, most of it the Rust core");
  const rust = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src"];
  const front = [
    "www",
    "vite.config.js",
    "tsconfig.json",
    "tsconfig.lib.json",
    "package.json",
    "package-lock.json",
  ];
  const core = "www/core/generated";

  await step(
    "core to WebAssembly",
    {
      reads: [...rust, "wasm-pack.toml", "package-lock.json", "scripts/build/wasm.mjs"],
      writes: ["prorata.js", "prorata.d.ts", "prorata_bg.wasm"].map((file) => `${core}/${file}`),
    },
    buildWasm,
  );
  await step(
    "types and schema",
    {
      reads: [
        ...rust,
        "examples",
        "settlements",
        "package-lock.json",
        "scripts/build/types.mjs",
        "scripts/build/examples.mjs",
      ],
      writes: ["types.ts", "faults.en.ts", "settlement.schema.json"].map(
        (file) => `${core}/${file}`,
      ),
    },
    buildTypes,
  );
  await step(
    "messages",
    {
      reads: ["www/locales", "package-lock.json", "scripts/build/messages.mjs"],
      writes: ["www/explain/generated"],
    },
    buildMessages,
  );
  const notices = ["Cargo.lock", "scripts/build/notices.mjs"];
  const bundle = [...front, ...notices, "scripts/build/bundle.mjs", "settlements"];
  await step("site", { reads: bundle, writes: ["dist/site"] }, buildSite);
  await step(
    "npm package",
    { reads: [...bundle, "scripts/build/catalogue.mjs"], writes: ["dist/lib"] },
    buildLib,
  );
  await run("size-limit", []);
  say(`Built in ${seconds(start)}`);
}

if (isMain(import.meta.url)) await main(build);
