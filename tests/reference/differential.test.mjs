/**
 * The calculator as it is published, against the reference: random plans, the catalogue and the
 * examples, every payment, range and total. A failure names its seed; the same seed gives the same plan.
 * FIRST=1234 PLANS=1 in the environment try only that one; other numbers try other plans.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator, ProrataError } from "prorata";
import { counted } from "./answers.mjs";
import { compare, compareSteps, expected } from "./compare.mjs";
import { badForecasts, randomAnswers, randomPlan } from "./random-settlement.mjs";

const PLANS = Number(process.env.PLANS ?? 20_000);
const FIRST = Number(process.env.FIRST ?? 1);

/** Milliseconds spent in each part. */
const spent = { plans: 0, reference: 0, calculator: 0, comparison: 0 };

/** @template T @param {keyof typeof spent} part @param {() => T} work */
async function timed(part, work) {
  const start = performance.now();
  const result = await work();
  spent[part] += performance.now() - start;
  return result;
}

async function actual(settlement, input) {
  let calculator;
  try {
    calculator = await createCalculator(settlement);
    return { estimate: calculator.estimate(input), steps: calculator.explain(input).steps };
  } catch (error) {
    if (error instanceof ProrataError) return { error };
    throw error;
  } finally {
    calculator?.free();
  }
}

/** Both, side by side; throws where they disagree. */
async function check(settlement, assumptions, answers) {
  const want = await timed("reference", () => expected(settlement, assumptions, answers));
  const got = await timed("calculator", () => actual(settlement, { assumptions, answers }));
  await timed("comparison", () => {
    if (want.estimate) {
      assert.equal(got.error, undefined, `${got.error?.path} ${got.error?.message}`);
      compare(got.estimate, want.estimate, settlement, assumptions);
      compareSteps(got.steps, got.estimate, want.estimate);
    } else {
      assert.ok(got.error, `not refused with ${want.codes}`);
      assert.ok(want.codes.includes(got.error.code), `${got.error.code}, not ${want.codes}`);
    }
  });
  return want;
}

test(`${PLANS} random plans`, async (t) => {
  const seen = { estimated: 0, refused: 0 };
  /** Plans in which each of these has had an effect. */
  const effects = {};
  const wrong = [];
  for (let seed = FIRST; seed < FIRST + PLANS; seed++) {
    const plan = await timed("plans", () => {
      const { settlement, assumptions } = randomPlan(seed);
      return { settlement, assumptions, answers: randomAnswers(settlement, seed) };
    });
    try {
      const want = await check(plan.settlement, plan.assumptions, plan.answers);
      seen[want.estimate ? "estimated" : "refused"] += 1;
      for (const effect of effectsOf(want.estimate, plan))
        effects[effect] = (effects[effect] ?? 0) + 1;
    } catch (error) {
      wrong.push(`seed ${seed}: ${error.message}`);
    }
  }
  for (const [part, ms] of Object.entries(spent)) t.diagnostic(`${part}: ${ms.toFixed(0)} ms`);
  t.diagnostic(JSON.stringify({ ...seen, ...effects }));
  assert.equal(wrong.length, 0, `${wrong.length} disagree\n${wrong.slice(0, 5).join("\n")}`);
  if (PLANS < 1000) return;
  // Most of the random plans must be ones that can be carried out, or little has been compared, and
  // everything a plan can say must have made a difference in some.
  assert.ok(seen.estimated > PLANS / 2, JSON.stringify(seen));
  assert.ok(seen.refused > PLANS / 100, JSON.stringify(seen));
  for (const [effect, count] of Object.entries(effects)) {
    assert.ok(count > PLANS / 200, `only ${count} plans with ${effect}`);
  }
  assert.equal(Object.keys(effects).length, EFFECTS.length);
});

test("forecasts that cannot be are refused", async () => {
  const seen = {};
  for (let seed = FIRST; seed < FIRST + 200; seed++) {
    for (const { file, code, path } of badForecasts(randomPlan(seed).settlement)) {
      const { error } = await actual(file, {});
      const told = error?.faults.find((fault) => fault.code === code);
      assert.ok(told?.path.startsWith(path), `seed ${seed}: ${error?.code} at ${error?.path}`);
      seen[code] = (seen[code] ?? 0) + 1;
    }
  }
  assert.ok(seen["forecast-needs-like"] > 100 && seen["like-not-possible"] > 100);
});

/** @type {[string, (estimate: NonNullable<Awaited<ReturnType<typeof check>>["estimate"]>, plan: object) => boolean][]} */
const EFFECTS = [
  ["a payment of the claimant", ({ claimant }) => claimant.payment > 0n],
  ["a range", ({ claimant }) => claimant.range.low < claimant.range.high],
  ["a further payment", ({ claimant }) => claimant.distributions.some((l) => l.payment > 0n)],
  ["two further distributions", ({ distributions }) => distributions.length > 1],
  ["several pools", ({ pools }) => pools.filter((p) => p.paidOut > 0n).length > 1],
  ["money added", ({ pools }) => pools.some((p) => p.topUp > 0n)],
  ["money handed on", ({ pools }) => pools.some((p) => p.surplus > 0n)],
  ["extra cents", ({ pools }) => pools.some((p) => p.extra.some((n) => n > 0n))],
  ["a cap", ({ pools }) => anyClaim(pools, (c) => c.cap !== null && c.payment === c.cap)],
  ["a floor", ({ pools }) => anyClaim(pools, (c) => c.payment > 0n && c.payment === c.floor)],
  ["claims that drop out", ({ pools }) => anyClaim(pools, (c) => c.dropped)],
  ["a claim mix", ({ pools }) => anyClaim(pools, (c) => c.part > 1)],
  ["claims shared with an earlier group", ({ pools }) => anyClaim(pools, isShared)],
  [
    "claims in proportion with others",
    (_, { settlement, assumptions }) => inProportion(settlement, assumptions),
  ],
  ["an answer that counts otherwise", (_, plan) => hasOtherwise(plan)],
  ["a claim that is one more", ({ added }) => added.length > 0],
  ["a claim that stands apart", ({ pools }) => pools.some((p) => p.cohorts.some((c) => c.own))],
  ["a case that cannot be", ({ refused }) => refused.length > 0],
  ["claims that are not accepted", (_, plan) => JSON.stringify(plan).includes('"accepted"')],
  ["usual fees", ({ fund }, plan) => usesUsualFees(fund, plan.settlement)],
  ["a forecast of the claims", (_, plan) => JSON.stringify(plan).includes('{"forecast":true}')],
];

const usesUsualFees = ({ deductions }, plan) =>
  plan.deductions.some(
    ({ id, kind, amount }) =>
      kind === "attorneys-fees" &&
      amount.unknown &&
      deductions.some((d) => d.id === id && d.amount),
  );

const anyClaim = (pools, holds) =>
  pools.some((p) => p.cohorts.some((c) => c.claims > 0n && c.weight > 0n && holds(c)));

const isShared = ({ weighing, groups }) => weighing.length < groups.length;

/** Whether a group has no rate of its own that an assumed claims rate could move. */
const inProportion = ({ groups }, { claimsRate, claims = {} }) =>
  claimsRate !== undefined && groups.some(({ id, members }) => !members && !claims[id]);

/** Whether the claimant is not asked a question and has an answer to it all the same. */
function hasOtherwise({ settlement, answers }) {
  const kept = counted(settlement, answers);
  return settlement.questions.some(
    ({ id, otherwise }) =>
      otherwise !== undefined && kept[id] === otherwise && answers[id] !== otherwise,
  );
}

const effectsOf = (estimate, plan) =>
  estimate ? EFFECTS.filter(([, holds]) => holds(estimate, plan)).map(([name]) => name) : [];

for (const folder of ["settlements", "examples"]) {
  const files = new URL(`../../${folder}/`, import.meta.url);
  for (const name of (await readdir(files)).filter((n) => n.endsWith(".json"))) {
    test(`${folder}/${name}`, async () => {
      const settlement = JSON.parse(await readFile(new URL(name, files), "utf8"));
      const members = settlement.groups.every((g) => g.members);
      const rates = members ? ["0.0001", "0.0157", "0.05", "0.2", "0.5", "1"] : [];
      const scenarios = settlement.fund.gross.scenarios ?? [];
      const assumed = [
        {},
        ...rates.map((claimsRate) => ({ claimsRate })),
        ...scenarios.map(({ id }) => ({ scenario: id })),
      ];
      await check(settlement, {}, undefined);
      for (const assumptions of assumed) {
        for (let seed = 1; seed <= 12; seed++) {
          await check(settlement, assumptions, randomAnswers(settlement, seed));
        }
      }
    });
  }
}
