// What the outlook decides without a page: when work is done, how often to draw, which rows its table has, and where
// the curve lies.

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

const load = async (/** @type {string} */ file) =>
  /** @type {any} */ (
    (await runnerImport(join(root, "www/element/parts/outlook", file), { configFile: false }))
      .module
  );
const { Queue } = await load("queue.ts");
const { drawsFor, roundValues } = await load("figures.ts");
const { plot, height, width } = await load("plot.ts");

describe("the queue", () => {
  /** @type {(() => void)[]} */
  let frames = [];
  beforeEach(() => {
    frames = [];
    Object.assign(globalThis, {
      requestAnimationFrame: (/** @type {() => void} */ frame) => frames.push(frame),
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "requestAnimationFrame");
  });
  const paint = () => {
    for (const frame of frames.splice(0)) frame();
  };
  /** Long enough for all tasks: each takes one turn of the event loop at least. */
  const idle = () => new Promise((resolve) => setTimeout(resolve, 50));

  test("does nothing before the next frame", async () => {
    /** @type {string[]} */
    const seen = [];
    new Queue().replace([() => seen.push("job")]);
    await idle();
    assert.deepEqual(seen, []);
    paint();
    assert.deepEqual(seen, [], "nor within the frame");
    await idle();
    assert.deepEqual(seen, ["job"]);
  });

  test("lets what happens meanwhile come between two jobs", async () => {
    /** @type {string[]} */
    const seen = [];
    const job = (/** @type {string} */ name) => () => {
      seen.push(name);
      // As a key that is pressed while the job runs: it is handled in the next turn.
      setImmediate(() => seen.push(`key after ${name}`));
    };
    new Queue().replace(["first", "second", "third"].map(job));
    paint();
    await idle();
    assert.deepEqual(seen, [
      "first",
      "key after first",
      "second",
      "key after second",
      "third",
      "key after third",
    ]);
  });

  test("waits for a job that takes long, and lets newer ones wait in place of the others", async () => {
    /** @type {string[]} */
    const seen = [];
    const queue = new Queue();
    /** @type {(() => void) | undefined} */
    let end;
    const long = new Promise((resolve) => {
      end = () => resolve(undefined);
    });
    queue.replace([
      () => {
        seen.push("long");
        return long;
      },
      () => seen.push("old"),
    ]);
    paint();
    await idle();
    queue.replace([() => seen.push("new")]);
    await idle();
    assert.equal(frames.length, 0, "it is awake");
    assert.deepEqual(seen, ["long"]);
    end?.();
    await idle();
    assert.deepEqual(seen, ["long", "new"]);
    queue.replace([() => seen.push("later")]);
    paint();
    await idle();
    assert.deepEqual(seen, ["long", "new", "later"]);
  });

  test("drops what waits when something newer comes", async () => {
    /** @type {string[]} */
    const seen = [];
    const queue = new Queue();
    queue.replace([() => seen.push("old")]);
    queue.replace([() => seen.push("newer, first"), () => seen.push("newer, second")]);
    assert.equal(frames.length, 1, "one frame is waited for");
    paint();
    await new Promise((resolve) => {
      const watch = setInterval(() => {
        if (seen.length === 0) return;
        clearInterval(watch);
        queue.replace([() => seen.push("newest")]);
        resolve(undefined);
      });
    });
    paint();
    await idle();
    assert.equal(seen[0], "newer, first");
    assert.equal(seen.at(-1), "newest");
    assert.ok(!seen.includes("old"), `${seen}`);
  });
});

test("a plan with many kinds of claims is drawn less often, but never too seldom", () => {
  const draws = (/** @type {number[]} */ ...cohorts) =>
    drawsFor({ pools: cohorts.map((count) => ({ cohorts: Array(count) })) });
  assert.equal(draws(2), 2000);
  assert.equal(draws(5), 2000);
  assert.equal(draws(10, 10), 2000);
  assert.equal(draws(50, 50), 500); // 500 / 100 hundreds
  assert.equal(draws(1000), 200);
  assert.equal(draws(), 2000);
});

describe("the rows of the table", () => {
  test("are round, with the settlement's own among them", () => {
    assert.deepEqual(
      roundValues({ stops: [0.001, 0.0157, 1], own: 1 }),
      [0.001, 0.002, 0.005, 0.01, 0.0157, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
    );
    assert.deepEqual(
      roundValues({ stops: [22916, 687484, 20624520], own: 1 }),
      [50000, 100000, 200000, 500000, 687484, 1000000, 2000000, 5000000, 10000000, 20000000],
    );
  });

  test("do not say the same twice", () => {
    assert.deepEqual(roundValues({ stops: [0.01, 0.02, 0.05], own: 1 }), [0.01, 0.02, 0.05]);
  });
});

describe("the chart", () => {
  const curve = (/** @type {number[]} */ dollars) => {
    const cents = BigInt64Array.from(dollars.map((amount) => BigInt(Math.round(amount * 100))));
    return { x: Float64Array.from([0.01, 0.1, 1]), payment: cents, low: cents, high: cents };
  };
  const corners = (/** @type {string} */ path) =>
    [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  test("is a straight line where a tenth of the payment goes with ten times the claims", () => {
    const { line, xTicks, yTicks } = plot(curve([1000, 100, 10]), 0.01, 1, []);
    const [first = [], second = [], third = []] = corners(line);
    assert.deepEqual([first[0], second[0], third[0]], [0, width / 2, width]);
    assert.ok((first[1] ?? 0) < (second[1] ?? 0), "more lies higher");
    assert.ok(Math.abs((first[1] ?? 0) + (third[1] ?? 0) - 2 * (second[1] ?? 0)) <= 0.2);
    assert.deepEqual(xTicks, [0.01, 0.1, 1]);
    assert.deepEqual(yTicks, [10, 100, 1000]);
  });

  test("begins at nothing where payments hardly differ", () => {
    const { y, yTicks } = plot(curve([20, 20, 10]), 0.01, 1, []);
    assert.ok(Math.abs(y(10) * 2 - y(20) - y(0)) < 1e-9, "half as much lies half as high");
    assert.deepEqual(yTicks, [5, 10, 15, 20]);
  });

  test("has what is paid nothing at its foot, and everything within its frame", () => {
    const { line, y } = plot(curve([1000, 10, 0]), 0.01, 1, [5000]);
    for (const [, up = -1] of corners(line)) assert.ok(up >= 0 && up <= height, line);
    assert.ok(y(5000) >= 0);
    assert.ok(y(0) >= y(10) && y(0) <= height);
  });
});
