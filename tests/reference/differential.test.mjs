/**
 * The calculator as it is published, against the reference: random plans and the catalogue, every
 * payment, range and total. A failure names its seed; the same seed gives the same plan.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator, ProrataError } from "prorata";
import { compare, compareReader, expected } from "./compare.mjs";
import { randomAnswers, randomPlan } from "./random-settlement.mjs";

const PLANS = 4000;

async function actual(settlement, input) {
  let calculator;
  try {
    calculator = await createCalculator(settlement);
    return { estimate: calculator.estimate(input) };
  } catch (error) {
    if (error instanceof ProrataError) return { code: error.code, message: error.message };
    throw error;
  } finally {
    calculator?.free();
  }
}

test(`${PLANS} random plans`, async () => {
  const seen = { estimated: 0, refused: 0 };
  const wrong = [];
  for (let seed = 1; seed <= PLANS; seed++) {
    const { settlement, assumptions } = randomPlan(seed);
    const answers = randomAnswers(settlement, seed);
    const want = expected(settlement, assumptions);
    const got = await actual(settlement, { assumptions, answers });
    try {
      assert.equal(got.code, want.code, got.message);
      if (want.estimate) {
        compare(got.estimate, want.estimate, settlement);
        compareReader(got.estimate, settlement, answers);
      }
    } catch (error) {
      wrong.push(`seed ${seed}: ${error.message}`);
    }
    seen[want.code ? "refused" : "estimated"] += 1;
  }
  assert.equal(wrong.length, 0, `${wrong.length} disagree\n${wrong.slice(0, 5).join("\n")}`);
  // Most of the random plans must be ones that can be carried out, or little has been compared.
  assert.ok(seen.estimated > PLANS / 2, JSON.stringify(seen));
  assert.ok(seen.refused > PLANS / 100, JSON.stringify(seen));
});

const folder = new URL("../../settlements/", import.meta.url);
for (const name of (await readdir(folder)).filter((n) => n.endsWith(".json"))) {
  test(`settlements/${name}`, async () => {
    const settlement = JSON.parse(await readFile(new URL(name, folder), "utf8"));
    const members = settlement.groups[0].members?.count;
    const rates = members ? ["0.0001", "0.0157", "0.05", "0.2", "0.5", "1"] : [];
    for (const assumptions of [{}, ...rates.map((claimsRate) => ({ claimsRate }))]) {
      const got = await actual(settlement, { assumptions });
      assert.equal(got.code, undefined, got.message);
      compare(got.estimate, expected(settlement, assumptions).estimate, settlement);
    }
  });
}
