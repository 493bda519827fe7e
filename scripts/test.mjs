// `npm test`: builds, then checks everything, the quick things first, and stops at the first that fails.
// `npm test -- rust` runs only the steps with "rust" in their name.

import { readdir } from "node:fs/promises";
import { build } from "./build.mjs";
import { main, root, run, Stop, say, seconds } from "./lib/run.mjs";

const cargo = (/** @type {string} */ line, env = {}) => run("cargo", line.split(" "), { env });

/** @type {[string, () => Promise<void>][]} */
const ALL = [
  ["build", build],
  ["rust: format", () => cargo("fmt --check")],
  ["rust: lint", () => cargo("clippy --locked --all-targets --all-features -- -D warnings")],
  [
    "rust: lint for WebAssembly",
    () => cargo("clippy --locked --lib --target wasm32-unknown-unknown -- -D warnings"),
  ],
  [
    "rust: documentation",
    () => cargo("doc --locked --no-deps --all-features", { RUSTDOCFLAGS: "-D warnings" }),
  ],
  ["rust: tests", () => cargo("test --locked --all-features")],
  ["web: format and lint", () => run("biome", ["check", "--error-on-warnings"])],
  [
    "web: types",
    async () => {
      for (const project of ["tsconfig.json", "tsconfig.node.json", "tsconfig.scripts.json"]) {
        await run("tsc", ["-p", project]);
      }
    },
  ],
  ["web: tests in Node and in browsers", nodeTests],
];

async function nodeTests() {
  const files = (await readdir(`${root}tests`, { recursive: true }))
    .filter((name) => name.endsWith(".test.mjs"))
    .sort()
    .map((name) => `tests/${name}`);
  // One file at a time: a browser that has to share two processors with another becomes slow enough to time out.
  await run(process.execPath, ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files]);
}

await main(async () => {
  const words = process.argv.slice(2);
  const steps = ALL.filter(
    ([name]) => words.length === 0 || name === "build" || words.some((word) => name.includes(word)),
  );
  const start = performance.now();
  /** @type {string[]} */
  const done = [];
  for (const [name, check] of steps) {
    say(`\n== ${name}`);
    const begun = performance.now();
    try {
      await check();
    } catch (error) {
      const left = steps.slice(done.length + 1).map(([name]) => name);
      const reason =
        error instanceof Stop ? error.message : error instanceof Error ? error.stack : error;
      throw new Stop(
        [...done, `FAILED  ${name}: ${reason}`, ...left.map((name) => `not run  ${name}`)].join(
          "\n",
        ),
      );
    }
    done.push(`passed  ${name}, ${seconds(begun)}`);
  }
  say(["", ...done, `All passed in ${seconds(start)}`].join("\n"));
});
