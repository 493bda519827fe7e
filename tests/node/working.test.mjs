// The working of an estimate, added up by hand: every step follows from those before it, and comes to what the estimate
// says.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator, ProrataError } from "prorata";
import { answerSets } from "./answer-sets.mjs";
import { cents } from "./working.mjs";
import { check } from "./working-check.mjs";

const project = new URL("../../", import.meta.url);
const MOST_CLAIMANTS = 150;

/** Every settlement of the catalogue and every example under which somebody is paid. */
async function files() {
  const all = [];
  for (const folder of ["settlements/", "examples/"]) {
    for (const name of (await readdir(new URL(folder, project))).sort()) {
      const text = await readFile(new URL(folder + name, project), "utf8");
      all.push({ name: folder + name, settlement: JSON.parse(text) });
    }
  }
  return all.filter(({ settlement }) => settlement.status !== "rejected");
}

/** Says for which answers and assumptions a check fails. @param {() => void} work */
function named(input, work) {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) error.message = `${JSON.stringify(input)}: ${error.message}`;
    throw error;
  }
}

/** What can be assumed: few or many claims, and each way a contingent fund can turn out. */
function assumptions({ fund, groups }) {
  const rates = ["0.000001", "0.02", "0.1", "0.6", "1"].map((claimsRate) => ({ claimsRate }));
  const scenarios = (fund.gross.scenarios ?? []).map(({ id }) => ({ scenario: id }));
  return [...(groups[0].members ? rates : []), ...scenarios];
}

/** The estimate and its working. */
const worked = (calculator, input) => ({
  estimate: calculator.estimate(input),
  steps: calculator.explain(input).steps,
});

/** The same; nothing if what is assumed does not come out. */
function attempt(calculator, input) {
  try {
    return worked(calculator, input);
  } catch (error) {
    if (error instanceof ProrataError) return null;
    throw error;
  }
}

for (const { name, settlement } of await files()) {
  test(`the working of ${name} adds up`, async (t) => {
    const calculator = await createCalculator(settlement);
    t.after(() => calculator.free());
    const plan = worked(calculator, {});
    check(plan.estimate, plan.steps, settlement);
    const claimants = answerSets(settlement, MOST_CLAIMANTS);
    const reached = new Set();
    for (const answers of claimants) {
      const { estimate, steps } = worked(calculator, { answers });
      for (const group of estimate.claimant?.groups ?? []) reached.add(group);
      named({ answers }, () => check(estimate, steps, settlement, answers));
    }
    assert.deepEqual([...reached].sort(), settlement.groups.map(({ id }) => id).sort());
    for (const assumed of assumptions(settlement)) {
      for (const answers of [undefined, ...claimants.slice(0, 30)]) {
        const input = { answers, assumptions: assumed };
        const found = attempt(calculator, input);
        if (found) named(input, () => check(found.estimate, found.steps, settlement, answers));
      }
    }
  });
}

/** Every amount of money in a step, as the keys that lead to it; what it is at least and at most is left out. */
function* amounts(data, keys = []) {
  for (const [key, value] of Object.entries(data)) {
    const at = [...keys, key];
    if (key === "range" || value === null) continue;
    if (typeof value === "object") yield* amounts(value, at);
    else if (/^-?\d+\.\d\d$/.test(String(value)) && key !== "factor") yield at;
  }
}

/** The steps with a cent more at a place. */
function withCentMore(steps, keys) {
  const copy = structuredClone(steps);
  const holder = keys.slice(0, -1).reduce((at, key) => at[key], copy);
  const key = keys.at(-1);
  const more = cents(holder[key]) + 1n;
  const digits = String(more < 0n ? -more : more).padStart(3, "0");
  holder[key] = `${more < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return copy;
}

/** Amounts of which the steps tell nothing but a factor cut down to six decimals. */
const ONLY_IN_FACTOR = ["surplus", "atLimits", "sharing"];

test("a cent more in any step is noticed", async () => {
  let changed = 0;
  for (const { name, settlement } of await files()) {
    const calculator = await createCalculator(settlement);
    for (const answers of [undefined, ...answerSets(settlement, 12)]) {
      const { estimate, steps } = worked(calculator, { answers });
      for (const keys of amounts(steps)) {
        const [index, first, second] = keys;
        const step = steps[index];
        if (step.code === "distribution" && ONLY_IN_FACTOR.includes(first)) continue;
        // No unit or month counts, whatever one would be worth.
        if (first === "terms" && step.terms[second].units === 0) continue;
        const what = `${name}, ${JSON.stringify(answers)}: ${step.code}, ${keys.slice(1).join("/")}`;
        const wrong = withCentMore(steps, keys);
        assert.throws(() => check(estimate, wrong, settlement, answers), what);
        changed += 1;
      }
    }
    calculator.free();
  }
  assert.ok(changed > 1_000, "too little was changed to tell");
});
