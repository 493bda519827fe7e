// What needs no browser: the scale of the slider, the messages, the facts for readers without JavaScript.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

const read = (/** @type {string} */ path) => readFile(join(root, path), "utf8");
/** @type {(path: string) => Promise<any>} */
const load = async (path) =>
  (await runnerImport(join(root, path), { configFile: false, logLevel: "error" })).module;

test("the slider's stops are round numbers, rising by about a tenth", async () => {
  const { stops } = await load("www/element/stops.ts");
  const all = stops(0.001, 1, null);
  assert.equal(all[0], 0.001);
  assert.equal(all.at(-1), 1);
  for (const [index, stop] of all.entries()) {
    assert.equal(stop, Number(stop.toPrecision(2)));
    if (index === 0) continue;
    const step = stop / all[index - 1];
    assert.ok(step > 1.04 && step < 1.19, `${all[index - 1]} to ${stop}`);
  }
});

test("the settlement's own figure is a stop, exactly, and the ends stay", async () => {
  const { rateStops, countStops, nearest } = await load("www/element/stops.ts");
  const own = 1_400_000 / 89_000_000;
  const rates = rateStops(own);
  assert.equal(rates[nearest(rates, own)], own);
  assert.equal(rates.at(-1), 1);
  for (const own of [0.00005, 0.001, 0.995, 1]) {
    const all = rateStops(own);
    assert.ok(all.includes(own), `${own}`);
    assert.equal(all.at(-1), 1);
    assert.deepEqual(
      all,
      [...new Set(all)].sort((a, b) => a - b),
    );
  }
  for (const own of [1, 7, 687_484]) {
    const all = countStops(own);
    assert.ok(all.includes(own), `${own}`);
    assert.ok(all.every((stop) => Number.isInteger(stop) && stop >= 1));
  }
});

test("rates are handed over as plain decimals", async () => {
  const { decimal } = await load("www/element/stops.ts");
  assert.equal(decimal(0.015), "0.015");
  assert.equal(decimal(1), "1");
  assert.equal(decimal(0.000075), "0.000075");
});

test("the calculator takes every stop of every settlement's slider", async () => {
  const { claimsScale, assumptionsAt } = await load("www/element/claims.ts");
  const { groupPayment } = await load("www/explain/payments.ts");
  const { createCalculator } = await import("../../dist/lib/node.js");
  for (const file of await readdir(join(root, "settlements"))) {
    if (!file.endsWith(".json")) continue;
    const settlement = JSON.parse(await read(`settlements/${file}`));
    const calculator = await createCalculator(settlement);
    const scale = claimsScale(settlement, calculator.estimate());
    assert.ok(scale, `${file} has a slider`);
    let last = Number.POSITIVE_INFINITY;
    for (const [stop] of scale.stops.entries()) {
      const assumptions = assumptionsAt(scale, stop);
      const estimate = calculator.estimate(assumptions ? { assumptions } : {});
      const payment = Number(groupPayment(estimate, settlement.groups[0].id)?.payment.high);
      // Losses, which are paid first, move as well: where nearly everybody claims they can take all there is.
      const first =
        settlement.plan.pools[0].takes.asNeeded !== undefined || file === "att-2025.json";
      assert.ok((payment > 0 || first) && payment <= last, `${file}: ${payment} after ${last}`);
      last = payment;
    }
    calculator.free();
  }
});

test("the claims control is there only where it moves a payment, and at every stop there is one", async () => {
  const { assumptionsAt, claimsScale, movesPayments, workable } =
    await load("www/element/claims.ts");
  const { createCalculator } = await import("../../dist/lib/node.js");
  const file = async (name) => JSON.parse(await read(`examples/${name}.json`));
  // Two classes with a fund each: how many claim of the first is nothing to the second.
  const apart = await file("two-funds");
  const around = await file("class-around-claims");
  for (const [settlement, answers, moves] of [
    [around, { affected: true, claim: "cash" }, true],
    [around, { affected: true, claim: "losses", loss: "45.00" }, true],
    // Whoever claims no money is paid none, however many do.
    [around, { affected: true, claim: "monitoring" }, false],
    [around, { affected: false }, true],
    [around, undefined, true],
    [apart, { inFirst: true, firstLoss: "0.00", inSecond: false }, true],
    [apart, { inFirst: false, inSecond: true, secondLoss: "0.00" }, false],
  ]) {
    const calculator = await createCalculator(settlement);
    const scale = workable(calculator, claimsScale(settlement, calculator.estimate()));
    const plain = answers ? { answers } : {};
    const what = `${settlement.id} ${JSON.stringify(answers)}`;
    assert.equal(movesPayments(calculator, plain, scale), moves, what);
    for (const [stop] of scale.stops.entries()) {
      const assumptions = assumptionsAt(scale, stop);
      assert.ok(calculator.estimate({ ...plain, ...(assumptions && { assumptions }) }), what);
    }
    calculator.free();
  }
});

test("the claims control has the stops at which the plan can be carried out, and no other", async () => {
  const { assumptionsAt, claimsScale, workable } = await load("www/element/claims.ts");
  const { failure: failed } = await load("www/explain/status.ts");
  const { createCalculator } = await import("../../dist/lib/node.js");
  const works = (calculator, scale, stop) => {
    try {
      const assumptions = assumptionsAt(scale, stop);
      return calculator.estimate(assumptions ? { assumptions } : {}) !== null;
    } catch {
      return false;
    }
  };
  let ended = 0;
  for (const folder of ["settlements", "examples"]) {
    for (const name of await readdir(join(root, folder))) {
      const settlement = JSON.parse(await read(`${folder}/${name}`));
      const calculator = await createCalculator(settlement);
      const whole = failed(settlement) ? null : claimsScale(settlement, calculator.estimate());
      const scale = whole && workable(calculator, whole);
      for (const [stop] of whole?.stops.entries() ?? []) {
        const value = whole.stops[stop];
        const kept = scale?.stops.includes(value) ?? stop === whole.own;
        assert.equal(kept, works(calculator, whole, stop), `${name} at ${value}`);
        if (!kept) ended += 1;
      }
      if (scale) assert.equal(scale.stops[scale.own], whole.stops[whole.own], name);
      calculator.free();
    }
  }
  assert.ok(ended > 0);
});

test("every message is used", async () => {
  const messages = Object.keys(JSON.parse(await read("www/locales/en.json")));
  const source = await sources("www");
  /** Keys made at run time: a prefix and a word of the settlement file, a state or an error code. */
  const made = [
    ..."status. state. date. deduction. basis. confidence. error. disposition. term. typed. weight. why.".split(
      " ",
    ),
    ..."step.claims. step.deduction. step.factor. step.limit. step.pool. step.residual.".split(" "),
    ..."step.weights. outlook.because. outlook.driver. outlook.not. outlook.fault.".split(" "),
    ..."closed. deadline. ends. expected. told.".split(" "),
  ];
  const unused = messages.filter(
    (key) => !source.includes(`"${key}"`) && !made.some((prefix) => key.startsWith(prefix)),
  );
  assert.deepEqual(unused, []);
  for (const prefix of made) assert.ok(source.includes(prefix), `nothing makes ${prefix}`);
});

test("there is a name for every state that the calculator knows, and for no other", async () => {
  const { createCalculator } = await import("../../dist/lib/node.js");
  const settlement = JSON.parse(await read("settlements/tiktok-2022.json"));
  const calculator = await createCalculator(settlement);
  const { id } = settlement.questions.find((/** @type {any} */ { kind }) => kind === "state");
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const known = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => {
      try {
        return calculator.asked({ [id]: code });
      } catch (error) {
        assert.equal(/** @type {any} */ (error).code, "unknown-state");
        return false;
      }
    });
  calculator.free();
  assert.ok(known.length >= 50, `${known}`);
  for (const language of ["en", "es"]) {
    const keys = Object.keys(JSON.parse(await read(`www/locales/${language}.json`)));
    const named = keys.filter((key) => /^state\.[A-Z]{2}$/.test(key)).map((key) => key.slice(6));
    assert.deepEqual(named.sort(), known, language);
    assert.ok(keys.includes("state.none"), "outside of the United States");
  }
});

test("without JavaScript the facts are those of the settlement's file", async () => {
  const page = await read("www/index.html");
  const facts = /<noscript>([\s\S]*)<\/noscript>/.exec(page)?.[1] ?? "";
  const settlement = JSON.parse(await read("settlements/tiktok-2022.json"));
  const date = (/** @type {string} */ event) => {
    const { on } = settlement.dates.find((/** @type {any} */ date) => date.event === event);
    return new Date(on).toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
  };
  for (const fact of [
    settlement.name.en,
    "$92,000,000",
    ...settlement.outcome.payments.map((/** @type {any} */ payment) => `$${payment.amount}`),
    date("claim-deadline"),
    date("final-approval"),
    settlement.officialSite,
    settlement.sources["final-opinion"].url,
    settlement.sources.fox26.url,
    "not legal advice",
    "never have to pay",
  ]) {
    assert.ok(facts.replace(/\s+/g, " ").includes(fact), `"${fact}"`);
  }
  assert.equal(settlement.fund.gross, "92000000.00");
});

/** All TypeScript and HTML of a folder, except what is generated. @param {string} folder */
async function sources(folder) {
  const files = await readdir(join(root, folder), { recursive: true });
  const wanted = files.filter((file) => /\.(ts|html)$/.test(file) && !file.includes("generated"));
  return (await Promise.all(wanted.map((file) => read(join(folder, file))))).join("\n");
}
