// How the module is loaded: each test in a process of its own, because a process loads it once.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const folder = await mkdtemp(join(tmpdir(), "prorata-"));
after(() => rm(folder, { recursive: true }));
const root = new URL("../../", import.meta.url);
await cp(new URL("dist/lib", root), join(folder, "lib"), { recursive: true });
await cp(new URL("settlements/tiktok-2022.json", root), join(folder, "tiktok.json"));
await writeFile(join(folder, "package.json"), '{ "type": "module" }');

/**
 * Runs a module beside the built library, and gives what it prints as JSON.
 *
 * @param {string} source may use `lib`, the library's address, and `settlement()`
 */
async function run(source) {
  const file = join(folder, "program.js");
  await writeFile(
    file,
    `import { readFile, rename, writeFile } from "node:fs/promises";
    const lib = ${JSON.stringify(pathToFileURL(join(folder, "lib/")).href)};
    const wasm = new URL("prorata_bg.wasm", lib);
    const settlement = async () => JSON.parse(await readFile(new URL("../tiktok.json", lib), "utf8"));
    const failure = (error) => ({ name: error.name, code: error.code, cause: error.cause?.name });
    ${source}`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  return JSON.parse(stdout);
}

test("importing loads nothing; calls at the same time load once", async () => {
  const result = await run(`
    let instances = 0;
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (wasm, imports) => {
      if ("./prorata_bg.js" in (imports ?? {})) instances++; // Node has modules of its own
      return instantiate(wasm, imports);
    };
    const { createCalculator, preload } = await import(lib + "node.js");
    const before = instances;
    const file = await settlement();
    await preload();
    const preloaded = instances;
    const all = await Promise.all([createCalculator(file), createCalculator(file), createCalculator(file)]);
    await createCalculator(file);
    console.log(JSON.stringify({ before, preloaded, instances, ids: all.map((one) => one.estimate().settlement) }));`);
  const ids = Array(3).fill("tiktok-2022");
  assert.deepEqual(result, { before: 0, preloaded: 1, instances: 1, ids });
});

test("a load that failed can be tried again", async () => {
  const result = await run(`
    const { createCalculator } = await import(lib + "node.js");
    const away = new URL("away.wasm", lib);
    await rename(wasm, away);
    const first = await createCalculator(await settlement()).catch(failure);
    await rename(away, wasm);
    const second = await createCalculator(await settlement());
    console.log(JSON.stringify({ first, second: second.estimate().settlement }));`);
  assert.deepEqual(result, {
    first: { name: "ProrataError", code: "wasm-load-failed", cause: "Error" },
    second: "tiktok-2022",
  });
});

test("slim waits to be initialized, with bytes, a module, or a promise of a response", async () => {
  const result = await run(`
    const { createCalculator, initialize } = await import(lib + "slim.js");
    const early = await createCalculator(await settlement()).catch(failure);
    const bad = await initialize(new Uint8Array([1, 2, 3])).catch(failure);
    const bytes = await readFile(wasm);
    const headers = { "Content-Type": "application/wasm" };
    const source = { bytes, module: await WebAssembly.compile(bytes), response: Promise.resolve(new Response(bytes, { headers })) };
    await initialize(source[process.env.SOURCE ?? "response"]);
    await initialize(bytes);
    const calculator = await createCalculator(await settlement());
    console.log(JSON.stringify({ early, bad, id: calculator.estimate().settlement }));`);
  assert.deepEqual(result, {
    early: { name: "ProrataError", code: "not-initialized" },
    bad: { name: "ProrataError", code: "wasm-load-failed", cause: "CompileError" },
    id: "tiktok-2022",
  });
});

test("a module that is not of this build is refused, and the right one can follow", async () => {
  const result = await run(`
    const { createCalculator, initialize } = await import(lib + "slim.js");
    const bytes = await readFile(wasm);
    const text = (...words) => words.flatMap((word) => [word.length, ...Buffer.from(word)]);
    const section = (id, ...content) => [id, content.length, ...content];
    const empty = [...bytes.subarray(0, 8)]; // magic number and version of WebAssembly
    const start = text("__wbindgen_start"); // one function, exported as what is called first
    const foreign = [...empty, ...section(1, 1, 0x60, 0, 0), ...section(3, 1, 0), ...section(7, 1, ...start, 0, 0), ...section(10, 1, 2, 0, 0x0b)];
    // The same exports, but built from other sources.
    const other = Uint8Array.from(bytes);
    other[other.length - 1] ^= 1;
    const headers = { "Content-Type": "application/wasm" };
    const wrong = {
      empty: new Uint8Array(empty),
      foreign: await WebAssembly.compile(new Uint8Array(foreign)),
      other: new Response(other, { headers }),
      mislabelled: new Response(new Uint8Array(empty)),
    };
    const refused = {};
    for (const [name, source] of Object.entries(wrong)) {
      const error = await initialize(source).catch((error) => error);
      refused[name] = [error?.code, error?.message, (await createCalculator(await settlement()).catch(failure)).code];
    }
    await initialize(bytes);
    const calculator = await createCalculator(await settlement());
    console.log(JSON.stringify({ refused, id: calculator.estimate().settlement }));`);
  const { refused, id } = result;
  assert.equal(id, "tiktok-2022");
  assert.deepEqual(Object.keys(refused), ["empty", "foreign", "other", "mislabelled"]);
  for (const [code, message, then] of Object.values(refused)) {
    assert.deepEqual([code, then], ["wasm-load-failed", "not-initialized"]);
    assert.match(message, /not prorata's.* of this version/);
  }
});

test("slim takes a response that is not said to be WebAssembly, but none that is an error", async () => {
  const result = await run(`
    const { createCalculator, initialize } = await import(lib + "slim.js");
    const bytes = await readFile(wasm);
    const absent = await initialize(new Response(bytes, { status: 404, statusText: "Not Found" })).catch((error) => error);
    await initialize(new Response(bytes));
    const calculator = await createCalculator(await settlement());
    console.log(JSON.stringify({ code: absent.code, why: absent.cause.message, id: calculator.estimate().settlement }));`);
  assert.deepEqual([result.code, result.id], ["wasm-load-failed", "tiktok-2022"]);
  assert.match(result.why, /404 Not Found/);
});

test("a module that has stopped half-way is not used again", async () => {
  // The core has no known way to panic, so an export of the module is made to trap.
  const result = await run(`
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (wasm, imports) => {
      if (!("./prorata_bg.js" in (imports ?? {}))) return instantiate(wasm, imports);
      const exports = { ...(await instantiate(wasm, imports)).exports };
      const { wasmcalculator_estimate: estimate } = exports;
      exports.wasmcalculator_estimate = (...args) => {
        if (globalThis.trap) throw new WebAssembly.RuntimeError("unreachable");
        return estimate(...args);
      };
      return { instance: { exports } };
    };
    const { createCalculator } = await import(lib + "node.js");
    const file = await settlement();
    const [one, two] = [await createCalculator(file), await createCalculator(file)];
    const attempt = (f) => { try { return f(); } catch (error) { return failure(error); } };
    const fine = attempt(() => one.estimate().settlement);
    globalThis.trap = true;
    const first = attempt(() => one.estimate());
    globalThis.trap = false;
    const later = [attempt(() => one.estimate()), attempt(() => two.asked({})), await createCalculator(file).catch(failure)];
    one.free(); // does nothing now, and so throws nothing
    console.log(JSON.stringify({ fine, first, later }));`);
  const dead = { name: "ProrataError", code: "internal-panic", cause: "RuntimeError" };
  assert.deepEqual(result, { fine: "tiktok-2022", first: dead, later: [dead, dead, dead] });
});

/** Takes note of the memory of the module that is instantiated. */
const WATCHED = `
    const { instantiate } = WebAssembly;
    let memory;
    WebAssembly.instantiate = async (wasm, imports) => {
      const made = await instantiate(wasm, imports);
      if ("./prorata_bg.js" in (imports ?? {})) memory = made.exports.memory;
      return made;
    };
    const megabytes = () => memory.buffer.byteLength / 2 ** 20;
    const { createCalculator } = await import(lib + "node.js");
    const calculator = await createCalculator(await settlement());
    const answers = { state: "IL", usedBefore: true, createdInIllinois: true };`;

test("texts of many megabytes are refused before they are in the module's memory", async () => {
  const result = await run(`${WATCHED}
    const before = megabytes();
    const attempt = (input) => { try { calculator.estimate(input); } catch (error) { return error.code + error.path; } };
    const [fifty, hundred] = [50, 100].map((size) => "x".repeat(size * 1_000_000));
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => ["q" + index, fifty]));
    const refused = [attempt({ answers: many }), attempt({ answers: { state: hundred } }), attempt({ answers: { [hundred]: 1 } })];
    const { claimant } = calculator.estimate({ answers });
    console.log(JSON.stringify({ refused, grown: megabytes() - before, payment: claimant.payment }));`);
  const refused = ["too-much-text/answers/q0", "too-much-text/answers/state"];
  assert.deepEqual(result.refused, [...refused, "too-much-text/answers"]);
  assert.equal(result.payment, "167.04");
  assert.ok(result.grown < 1, `${result.grown} MB`);
});

test("forecasts and curves that are stopped, refused or overtaken by free() leave nothing in memory", async () => {
  const result = await run(`${WATCHED}
    const over = { claimsRate: { from: "0.01", to: "0.1" } };
    const stopped = () => {
      const stop = new AbortController();
      const control = { signal: stop.signal, onProgress: () => stop.abort() };
      return [
        calculator.forecast({ answers }, { draws: 100_000 }, control),
        calculator.curve({ answers }, { over, points: 10_000 }, control),
        calculator.forecast({ answers: {} }, {}, {}),
      ];
    };
    const freed = async () => {
      const mine = await createCalculator(calculator.settlement);
      const work = mine.forecast({ answers }, { draws: 100_000 }, { onProgress: () => mine.free() });
      return work.catch(() => {});
    };
    const round = async () => {
      for (let time = 0; time < 20; time++) await Promise.allSettled([...stopped(), freed()]);
    };
    for (let time = 0; time < 2; time++) await round();
    const before = megabytes();
    for (let time = 0; time < 10; time++) await round();
    console.log(JSON.stringify({ grown: megabytes() - before }));`);
  // Some 600 of them; a page or two goes where memory is in pieces.
  assert.ok(result.grown < 0.5, `${result.grown} MB`);
});
