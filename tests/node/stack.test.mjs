// Near the end of JavaScript's stack, where the core runs too: a call that has no room is refused, and does no harm.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { createCalculator, ProrataError } from "prorata";

const read = async (/** @type {string} */ id) =>
  JSON.parse(await readFile(new URL(`../../settlements/${id}.json`, import.meta.url), "utf8"));
const settlement = await read("tiktok-2022");
const calculator = await createCalculator(settlement);
const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
const over = { claimsRate: { from: "0.01", to: "0.02" } };

/**
 * Calls from as deep as one can, and then from each call around that one, until one comes through. The first call of each
 * kind is the hardest: engines compile what is called for the first time, on the same stack.
 *
 * @template T
 * @param {() => T} call
 * @returns {{ result: T, refused: Set<unknown> }} with the codes of what was refused
 */
function fromTheEnd(call) {
  const refused = new Set();
  /** @returns {T} */
  const deeper = () => {
    try {
      return deeper();
    } catch {
      try {
        return call();
      } catch (error) {
        refused.add(error instanceof ProrataError ? error.code : /** @type {any} */ (error)?.name);
        throw error;
      }
    }
  };
  return { result: deeper(), refused };
}

describe("a call that has no room on the stack", () => {
  /** @type {[string, () => unknown][]} */
  const calls = [
    ["asked", () => calculator.asked({ state: "IL" })],
    ["estimate", () => calculator.estimate({ answers })],
    ["explain", () => calculator.explain({ answers })],
    ["solve", () => calculator.solve({ answers }, { payment: "50.00" })],
    ["forecast", () => calculator.forecast({ answers }, { draws: 20 })],
    ["curve", () => calculator.curve({ answers }, { over, points: 5 })],
  ];
  for (const [name, call] of calls)
    test(`is refused, and no other: ${name}`, () => {
      const { result, refused } = fromTheEnd(call);
      assert.deepEqual(result, call());
      assert.ok(refused.has("stack-exhausted"), `${[...refused]}`);
      // There may be no room even to say so. But no input is blamed, and nothing is dead.
      refused.delete("stack-exhausted");
      refused.delete("RangeError");
      assert.deepEqual([...refused], []);
    });

  test("is one that opens a calculator, too", async () => {
    const file = await read("zoom-2022");
    const opened = await new Promise((resolve) => {
      // What follows the first await runs on a stack of its own.
      fromTheEnd(() => resolve(createCalculator(file)));
    });
    assert.equal(opened.estimate().settlement, "zoom-2022");
  });

  test("a getter that never ends is what is told", () => {
    const endless = {
      get answers() {
        return calculator.estimate(endless);
      },
    };
    assert.throws(() => calculator.estimate(/** @type {any} */ (endless)), ProrataError);
    assert.equal(calculator.estimate({ answers }).claimant?.payment, "167.04");
  });
});
