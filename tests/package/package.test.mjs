// The tarball that would be published, installed into an empty project and used as a stranger would use it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { serve } from "../../scripts/serve.mjs";
import { chromium, missing, openIn } from "../browser/driver.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const project = await mkdtemp(join(tmpdir(), "prorata-"));
const installed = join(project, "node_modules/prorata");
after(() => rm(project, { recursive: true }));

/** @param {string} program @param {string[]} args @param {string} [cwd] */
const run = async (program, args, cwd = project) =>
  (await promisify(execFile)(program, args, { cwd })).stdout;

/** @param {string} name @param {string} text */
const write = (name, text) => writeFile(join(project, name), text);

before(async () => {
  const packed = JSON.parse(
    await run("npm", ["pack", "--json", "--pack-destination", project], root),
  );
  await write("package.json", '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", packed[0].filename]);
});

test("holds one .wasm, and nothing but what is published", async () => {
  const files = await readdir(installed, { recursive: true });
  assert.deepEqual(
    files.filter((file) => file.endsWith(".wasm")),
    ["dist/lib/prorata_bg.wasm"],
  );
  const top = await readdir(installed);
  const expected =
    /^(dist|settlements|package\.json|README\.md|CHANGELOG\.md|LICENSE-(MIT|APACHE))$/;
  assert.deepEqual(
    top.filter((name) => !expected.test(name)),
    [],
  );
  assert(top.includes("LICENSE-MIT") && top.includes("LICENSE-APACHE"));
});

test("passes on the licences of what is compiled into it", async () => {
  const notices = await readFile(join(installed, "dist/lib/THIRD-PARTY-LICENSES.md"), "utf8");
  for (const name of ["@messageformat/runtime", "rust_decimal", "serde_json"]) {
    assert.match(notices, new RegExp(`^## ${name} - `, "m"));
  }
  assert.doesNotMatch(notices, /^## (proptest|serde_derive) /m);
});

test("all that its exports name is there", async () => {
  const { exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  assert(targets.length > 10);
  for (const target of targets) {
    if (!target.includes("*")) await access(join(installed, target));
  }
});

test("estimates TikTok in Node", async () => {
  await write(
    "node.js",
    `import { createCalculator } from "prorata";
    import { createCalculator as slim, initialize } from "prorata/slim";
    import settlement from "prorata/settlements/tiktok-2022.json" with { type: "json" };
    import schema from "prorata/settlement.schema.json" with { type: "json" };
    const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
    const one = (await createCalculator(settlement)).estimate({ answers });
    await initialize(new Uint8Array());  // the same module as above, and that is loaded
    const two = (await slim(settlement)).estimate({ answers });
    console.log(JSON.stringify([one.claimant.payment, two.claimant.payment, schema.$ref]));`,
  );
  const [one, two, ref] = JSON.parse(await run(process.execPath, ["node.js"]));
  assert.match(one, /^\d+\.\d\d$/);
  assert.equal(two, one);
  assert.equal(ref, "#/$defs/Settlement");
});

test("brings the command prorata, which needs nothing besides", async () => {
  const command = join(project, "node_modules/.bin/prorata");
  const { version } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.equal(await run(command, ["--version"]), `${version}\n`);
  const file = "node_modules/prorata/settlements/tiktok-2022.json";
  assert.equal(await run(command, ["check", file]), `${file}: no faults\n`);
  const answers = ["state=IL", "usedBefore=yes", "createdInIllinois=yes"];
  const args = ["estimate", file, ...answers.flatMap((answer) => ["--answer", answer])];
  assert.match(await run(command, args), /6 shares × \$27\.84 = \$167\.04/);
  const { claimant } = JSON.parse(await run(command, [...args, "--json"]));
  assert.equal(claimant.payment, "167.04");
});

test("what browsers load has nothing of the command in it", async () => {
  const lib = join(installed, "dist/lib");
  for (const name of await readdir(lib)) {
    if (!name.endsWith(".js") || name === "cli.js") continue;
    const text = await readFile(join(lib, name), "utf8");
    assert.doesNotMatch(text, /cli\.js|momoa|node:util/, name);
  }
});

describe("its types hold under strict, libraries checked as well", () => {
  const core = `
    import { type Answers, Calculator, createCalculator, type Curve, type Estimate, type Explanation, type Forecast, ProrataError, type Settlement, type Solution } from "prorata";
    const calculator: Calculator = await createCalculator({});
    const settlement: Settlement = calculator.settlement;
    const answers: Answers = { state: "IL", usedBefore: true };
    const estimate: Estimate = calculator.estimate({ answers, assumptions: { claimsRate: "0.02" } });
    const payment: string | undefined = estimate.claimant?.payment;
    const limit: "cap" | "floor" | "de-minimis" | null | undefined = estimate.pools[0]?.cohorts[0]?.limit;
    const { steps }: Explanation = calculator.explain({ answers });
    for (const step of steps) if (step.code === "net-fund") step.amount.toUpperCase();
    const asked: string[] = calculator.asked({});
    const forecast: Forecast = calculator.forecast({ answers }, { draws: 500, seed: 7 });
    const probable: string = forecast.payment.p10;
    const curve: Curve = calculator.curve({ answers }, { over: { rate: { group: "illinois", from: "0.01", to: "1" } }, spacing: "log" });
    const first: bigint | undefined = curve.payment[0];
    const solution: Solution = calculator.solve({ answers }, { payment: "50.00" });
    const enough: number | string = solution.outcome === "reached" ? solution.claims : solution.most;
    try { calculator.free(); } catch (error) {
      if (error instanceof ProrataError && error.code === "missing-answer") error.faults[0]?.path.trim();
    }
    // @ts-expect-error money and rates are text
    calculator.estimate({ assumptions: { claimsRate: 0.02 } });
    // @ts-expect-error one thing varies along a curve
    calculator.curve({ answers }, { over: {} });
    // @ts-expect-error no such code
    if (new Error() as ProrataError && (null as unknown as ProrataError).code === "no-such-code") answers;
    // @ts-expect-error calculators are made by createCalculator
    new Calculator();
    export { asked, enough, first, limit, payment, probable, settlement };`;
  const all = `${core}
    import { initialize } from "prorata/slim";
    import { PayoutCalculator } from "prorata/element";
    import "prorata/element/define";
    await initialize(new URL("https://example.org/prorata_bg.wasm"));
    const element: HTMLElement = new PayoutCalculator();
    export { element };`;

  /** @type {[string, string, object][]} */
  const cases = [
    ["the core, with no browser or Node types", core, { module: "nodenext", lib: ["es2022"] }],
    ["all entries, as Node resolves them", all, { module: "nodenext", lib: ["es2022", "dom"] }],
    [
      "all entries, as bundlers resolve them",
      all,
      { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom", "dom.iterable"] },
    ],
  ];
  for (const [name, source, options] of cases) {
    test(name, async () => {
      await write("consumer.ts", source);
      const compilerOptions = {
        target: "es2022",
        strict: true,
        skipLibCheck: false,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        types: [],
        ...options,
      };
      await write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
      await run(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.json"]).catch((error) =>
        assert.fail(error.stdout),
      );
    });
  }
});

test("bundled by Vite it runs in Chromium, in the page and in a worker, under the policy", async (context) => {
  const absent = missing(chromium);
  if (absent.length > 0 && process.env.CI !== "true") return context.skip(`${absent} not found`);

  await mkdir(join(project, "app"), { recursive: true });
  const page =
    '<!doctype html><html lang="en"><title>App</title><script type="module" src="app.js"></script></html>';
  await write("app/index.html", page);
  await write(
    "app/calculate.js",
    `import { createCalculator } from "prorata";
    import settlement from "prorata/settlements/tiktok-2022.json";
    export async function calculate() {
      const calculator = await createCalculator(settlement);
      return calculator.estimate({ answers: { state: "CA", usedBefore: true } }).claimant.payment;
    }
    export const refuse = () => createCalculator(null).catch((error) => error.message);`,
  );
  await write(
    "app/worker.js",
    'import { calculate } from "./calculate.js"; postMessage(await calculate());',
  );
  await write(
    "app/app.js",
    `import { calculate, refuse } from "./calculate.js";
    import "prorata/element/define";
    globalThis.inPage = calculate;
    globalThis.refused = refuse;
    globalThis.inWorker = () => new Promise((resolve, reject) => {
      const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = reject;
    });`,
  );
  await build({
    root: join(project, "app"),
    configFile: false,
    logLevel: "warn",
    worker: { format: "es" },
    build: { target: "es2022" },
  });
  const assets = await readdir(join(project, "app/dist/assets"));
  assert.equal(assets.filter((file) => file.endsWith(".wasm")).length, 1);

  const server = await serve(join(project, "app/dist"));
  const browser = await openIn(chromium);
  try {
    await browser.goto(server.url);
    await browser.waitFor(() => "inPage" in globalThis);
    const inPage = await browser.evaluate(() => /** @type {any} */ (globalThis).inPage());
    assert.match(inPage, /^\d+\.\d\d$/);
    assert.equal(await browser.evaluate(() => /** @type {any} */ (globalThis).inWorker()), inPage);
    // A bundler must not leave out the sentences, although nothing asks for them by name.
    const refused = await browser.evaluate(() => /** @type {any} */ (globalThis).refused());
    assert.match(refused, /^This is .+\. Write an object instead\.$/);
    assert(await browser.evaluate(() => customElements.get("payout-calculator") !== undefined));
    const errors = await browser.errors();
    assert.deepEqual(
      errors.filter((error) => error.includes("Content Security Policy")),
      [],
    );
  } finally {
    await browser.close();
    await server.close();
  }
});
