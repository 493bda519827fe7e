// Forecast and curve in slices: the same results, and everything else has its turn between two of them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, test } from "node:test";
import { createCalculator, ProrataError } from "prorata";

const read = async (/** @type {string} */ path) =>
  JSON.parse(await readFile(new URL(`../../${path}.json`, import.meta.url), "utf8"));
const settlement = await read("settlements/tiktok-2022");
const calculator = await createCalculator(settlement);
const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
/** @type {{ over: any, points: number }} */
const options = { over: { claimsRate: { from: "0.01", to: "1" } }, points: 40 };

// Every step seems to take longer than a slice may, so that each is one.
const { now } = performance;
beforeEach(() => {
  let time = 0;
  performance.now = () => {
    time += 1000;
    return time;
  };
});
afterEach(() => {
  performance.now = now;
});

describe("in slices as at once", () => {
  test("the same forecast, to the last bit", async () => {
    for (const [id, answers] of /** @type {[string, any][]} */ ([
      ["settlements/tiktok-2022", { state: "IL", usedBefore: true, createdInIllinois: true }],
      ["examples/tiers", { bought: true, hours: 3 }],
      ["examples/claims-forecast", { bought: true }],
    ])) {
      const one = await createCalculator(await read(id));
      for (const asked of [{ draws: 97 }, { draws: 1 }, { draws: 50, seed: 7 }])
        assert.deepEqual(
          await one.forecast({ answers }, asked, {}),
          one.forecast({ answers }, asked),
          id,
        );
    }
  });

  test("the same curve", async () => {
    for (const asked of [options, { ...options, spacing: /** @type {const} */ ("log") }])
      assert.deepEqual(
        await calculator.curve({ answers }, asked, {}),
        calculator.curve({ answers }, asked),
      );
  });

  test("the same faults, of a promise", async () => {
    const input = /** @type {any} */ ({ answers: { state: "XX" } });
    const at =
      (/** @type {string} */ code, /** @type {string} */ path) => (/** @type {any} */ error) =>
        error instanceof ProrataError && error.code === code && error.path === path;
    await assert.rejects(
      calculator.forecast(input, undefined, {}),
      at("unknown-state", "/answers/state"),
    );
    await assert.rejects(
      calculator.forecast({ answers }, { draws: 0 }, {}),
      at("out-of-range", "/options/draws"),
    );
    await assert.rejects(
      calculator.curve({ answers }, /** @type {any} */ ({ over: new Map() }), {}),
      at("not-plain-data", "/options/over"),
    );
  });

  test("several at a time, each for itself", async () => {
    const seeds = [1, 2, 3, 4];
    const at = (/** @type {number} */ seed) => ({ draws: 20 + seed, seed });
    const together = [
      ...seeds.map((seed) => calculator.forecast({ answers }, at(seed), {})),
      calculator.curve({ answers }, options, {}),
    ];
    const other = calculator.estimate({ answers });
    assert.deepEqual(await Promise.all(together), [
      ...seeds.map((seed) => calculator.forecast({ answers }, at(seed))),
      calculator.curve({ answers }, options),
    ]);
    assert.deepEqual(calculator.estimate({ answers }), other);
  });
});

describe("progress", () => {
  test("rises to one", async () => {
    for (const work of [
      (/** @type {any} */ control) => calculator.forecast({ answers }, { draws: 30 }, control),
      (/** @type {any} */ control) => calculator.curve({ answers }, options, control),
    ]) {
      /** @type {number[]} */
      const told = [];
      await work({ onProgress: (/** @type {number} */ done) => told.push(done) });
      assert.ok(told.length >= 30, `${told}`);
      assert.ok(
        told.every((done, index) => done > (told[index - 1] ?? 0)),
        `${told}`,
      );
      assert.equal(told.at(-1), 1);
    }
  });

  test("what its callback throws is what comes out", async () => {
    const mine = new Error("mine");
    const onProgress = () => {
      throw mine;
    };
    await assert.rejects(
      calculator.forecast({ answers }, {}, { onProgress }),
      (error) => error === mine,
    );
  });
});

test("other tasks have their turn between two slices", async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 0);
  await calculator.forecast({ answers }, { draws: 60 }, {});
  clearInterval(ticking);
  assert.ok(turns >= 10, `${turns} turns`);
});

test("a quick one takes a few slices, not one a step", async () => {
  performance.now = now;
  let slices = 0;
  await calculator.forecast({ answers }, { draws: 2000 }, { onProgress: () => slices++ });
  assert.ok(slices < 500, `${slices}`);
});

describe("stopped", () => {
  test("before it begins", async () => {
    const reason = new Error("not now");
    const onProgress = () => assert.fail("nothing is done");
    const control = { signal: AbortSignal.abort(reason), onProgress };
    for (const work of [
      calculator.forecast({ answers }, {}, control),
      calculator.curve({ answers }, options, control),
    ])
      await assert.rejects(work, (error) => error === reason);
  });

  test("under way, and it does not go on", async () => {
    const stop = new AbortController();
    let slices = 0;
    const onProgress = () => {
      slices++;
      if (slices === 3) stop.abort();
    };
    const work = calculator.forecast({ answers }, {}, { signal: stop.signal, onProgress });
    await assert.rejects(work, { name: "AbortError" });
    assert.equal(slices, 3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(slices, 3);
    assert.equal(calculator.estimate({ answers }).claimant?.payment, "167.04");
  });

  test("with the last slice", async () => {
    const stop = new AbortController();
    const onProgress = (/** @type {number} */ done) => done === 1 && stop.abort();
    const control = { signal: stop.signal, onProgress };
    await assert.rejects(calculator.curve({ answers }, options, control), { name: "AbortError" });
  });

  test("by free()", async () => {
    const mine = await createCalculator(settlement);
    const work = mine.forecast({ answers }, {}, { onProgress: () => mine.free() });
    await assert.rejects(work, { code: "calculator-freed" });
    assert.equal(calculator.estimate({ answers }).claimant?.payment, "167.04");
  });
});
