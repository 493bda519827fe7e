/**
 * The inverse, to the cent: the number of claims it gives pays at least the amount and one more claim
 * pays less, by estimates of the calculator and by the reference; what cannot be reached is above all that
 * can be paid; and where it is said to be certain, no other number of claims pays the amount, by trying all of a
 * small plan and some of a large one.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { likelyPayment } from "./allocate.mjs";
import { claimsOfClaimant } from "./answers.mjs";
import { leadGroup } from "./claims.mjs";
import { attempt, cents, claimants, files } from "./files.mjs";
import { Fraction } from "./fraction.mjs";
import { money, random } from "./random.mjs";
import { randomAnswers, randomPlan } from "./random-settlement.mjs";
import { at, least, most, PlanError, total } from "./values.mjs";

/** The most claims of a group that the format knows. */
const MOST_CLAIMS = 10_000_000_000;

/** The least rate, in nine decimals, at which so many of the members claim. */
function leastRate(claims, members) {
  const billion = 1_000_000_000n;
  return new Fraction((BigInt(claims) * billion + members - 1n) / members, billion);
}

/** What is assumed when so many claim: the odds of all groups moved, or this one group's count. */
function assumed(settlement, before, group, only, claims) {
  const lead = leadGroup(settlement);
  if (only || !lead.members) {
    return { ...before, claims: { ...before.claims, [group]: { count: claims } } };
  }
  const { [group]: _, ...others } = before.claims ?? {};
  const wanted = leastRate(claims, at(lead.members.count, "count", "likely"));
  return { ...before, claims: others, claimsRate: wanted };
}

/** What the reference says is likely to be paid then; null if it cannot be carried out. */
function paid(settlement, assumptions, answers) {
  try {
    return likelyPayment(settlement, assumptions, answers);
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}

/** Whether a claimant has a claim in a group. */
const isIn = (settlement, answers, group) =>
  claimsOfClaimant(settlement, answers).groups.includes(group);

/** Holds one solution to what can be worked out without it. */
function check(calculator, input, options, found) {
  const { settlement } = calculator;
  const { answers, assumptions: before = {} } = input;
  const only = options.group !== undefined;
  const group = options.group ?? leadGroup(settlement).id;
  const asked = cents(options.payment);
  assert.equal(found.group, group);
  const pays = (claims) =>
    paid(settlement, assumed(settlement, before, group, only, claims), answers);
  const { members } = settlement.groups.find((g) => g.id === group);
  const all = members ? at(members.count, "count", "likely") : null;
  if (found.outcome === "reached") {
    const { claims, payment, next, rate } = found;
    assert.equal(cents(payment), pays(claims), `paid at ${claims}`);
    assert.ok(cents(payment) >= asked);
    if (next === null) {
      const highest = all === null ? MOST_CLAIMS : Number(all);
      assert.ok(claims >= highest || pays(claims + 1) === null, "one claim more is possible");
    } else {
      assert.equal(cents(next), pays(claims + 1), `paid at ${claims + 1}`);
      assert.ok(cents(next) < asked);
    }
    if (all === null) assert.equal(rate, null);
    else assert.ok(Fraction.of(rate).equals(leastRate(claims, all)), `rate ${rate}`);
    for (const more of found.certain ? [claims + 2, claims * 2, claims * 10] : []) {
      if (more <= claims || more > (all ?? MOST_CLAIMS)) continue;
      assert.ok((pays(more) ?? 0n) < asked, `${more} claims pay it too`);
    }
    if (only || !all || settlement.groups.length === 1) {
      const count = { ...before, claims: { ...before.claims, [group]: { count: claims } } };
      const estimate = attempt(() => calculator.estimate({ answers, assumptions: count })).result;
      if (estimate) assert.equal(estimate.claimant.payment, payment);
    }
    return;
  }
  const reached = cents(found.most);
  assert.equal(found.outcome, "not-reachable");
  assert.ok(reached < asked, `${found.most} is enough`);
  // The claimant's own claim is there.
  const tries = [
    ...(isIn(settlement, answers, group) ? [] : [0]),
    1,
    2,
    3,
    10,
    1e3,
    1e5,
    1e6,
    1e7,
    1e8,
  ].filter((n) => !all || n <= all);
  for (const claims of found.certain ? (all ? [...tries, Number(all)] : tries) : [1]) {
    const payment = pays(claims);
    assert.ok(payment === null || payment <= reached, `${claims} claims pay ${payment}`);
  }
  if (found.reason === "not-eligible") assert.equal(reached, 0n);
}

/** Amounts around what is paid, and from a cent to the whole fund. @param {bigint} payment */
function amounts(payment, gross, r) {
  const around = [payment - 1n, payment, payment + 1n, payment * 2n, payment / 2n, 1n, gross];
  const drawn = Array.from({ length: 3 }, () => BigInt(r.sized(1, Number(gross))));
  return [...new Set([...around, ...drawn])].filter((amount) => amount > 0n && amount <= gross);
}

/** Every group by itself, and all of them together. */
const ways = ({ groups }) => [{}, ...groups.map(({ id }) => ({ group: id }))];

/** Solves for all these amounts; counts the outcomes in `seen`. */
function solveAll(calculator, input, seen, r) {
  const estimate = calculator.estimate(input);
  const { claimant, fund } = estimate;
  for (const amount of amounts(cents(claimant.payment), cents(fund.gross), r)) {
    for (const way of ways(calculator.settlement)) {
      const options = { payment: money(amount), ...way };
      const { result, error } = attempt(() => calculator.solve(input, options));
      try {
        if (error?.code === "payment-above-fund") {
          const paying = calculator.settlement.plan.pools.filter(({ pays }) =>
            pays.some((pay) => claimant.groups.includes(pay.group)),
          );
          const pool = (id) => estimate.pools.find((found) => found.pool === id);
          // What a pool hands on is in the next one, too, but there is no more than the net fund and what is added.
          const held = least(
            total(paying.map(({ id }) => cents(pool(id).amount))),
            cents(fund.net) + total(estimate.pools.map(({ topUp }) => cents(topUp))),
          );
          assert.ok(amount > held, `refused, of ${held}`);
          continue;
        }
        assert.ok(result, `refused: ${error?.code} at ${error?.path}`);
        check(calculator, input, options, result);
      } catch (failure) {
        const what = JSON.stringify({ ...input, ...options, result });
        failure.message = `${what}: ${failure.message}`;
        throw failure;
      }
      const outcome = result.reason ?? result.outcome;
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    }
  }
}

for (const { name, settlement } of await files()) {
  test(`how many claims bring a payment in ${name}`, async (t) => {
    const calculator = await createCalculator(settlement);
    t.after(() => calculator.free());
    const seen = {};
    const scenarios = settlement.fund.gross.scenarios ?? [];
    for (const answers of claimants(calculator, 2)) {
      solveAll(calculator, { answers }, seen, random(7));
      for (const { id } of scenarios.slice(0, 1)) {
        solveAll(calculator, { answers, assumptions: { scenario: id } }, seen, random(8));
      }
    }
    t.diagnostic(JSON.stringify(seen));
  });
}

test("how many claims bring a payment in random plans", async (t) => {
  const seen = {};
  const wrong = [];
  for (let seed = 1; seed <= 500; seed++) {
    const { settlement, assumptions } = randomPlan(seed);
    const { claimsRate, ...others } = assumptions;
    const input = { answers: randomAnswers(settlement, seed), assumptions: others };
    const calculator = await createCalculator(settlement).catch(() => null);
    if (!calculator) continue;
    try {
      if (attempt(() => calculator.estimate(input)).result) {
        solveAll(calculator, input, seen, random(seed));
      }
    } catch (error) {
      wrong.push(`seed ${seed}: ${error.message}`);
    } finally {
      calculator.free();
    }
  }
  t.diagnostic(JSON.stringify(seen));
  assert.equal(wrong.length, 0, `${wrong.length} wrong\n${wrong.slice(0, 5).join("\n")}`);
  for (const outcome of ["reached", "cap", "fund", "not-eligible"]) {
    assert.ok(seen[outcome] > 30, `${outcome}: ${seen[outcome]}`);
  }
});

test("what is certain is so by trying every number of claims", async (t) => {
  const seen = { certain: 0, uncertain: 0, dropping: 0, "not-reachable": 0 };
  for (let seed = 1; seed <= 1500; seed++) {
    const { settlement } = randomPlan(seed);
    const lead = leadGroup(settlement);
    if (!lead.members || settlement.groups.length > 3) continue;
    const few = 60;
    const file = structuredClone(settlement);
    for (const group of file.groups) {
      if (group.members) group.members.count = few;
      if (group.claims.number.count !== undefined)
        group.claims.number = { count: group.id === lead.id ? 30 : 5 };
    }
    const answers = randomAnswers(file, seed);
    const calculator = await createCalculator(file).catch(() => null);
    if (!calculator) continue;
    const { result: estimate } = attempt(() => calculator.estimate({ answers }));
    const r = random(seed);
    const payment = estimate && cents(estimate.claimant.payment);
    for (const amount of payment
      ? [payment, payment + 1n, payment * 2n, BigInt(r.sized(1, Number(payment * 3n)))]
      : []) {
      const options = { payment: money(amount), group: lead.id };
      const { result } = attempt(() => calculator.solve({ answers }, options));
      if (!result) continue;
      seen[result.certain ? "certain" : "uncertain"] += 1;
      if (!result.certain) continue;
      const least = isIn(file, answers, lead.id) ? 1 : 0;
      const all = Array.from({ length: few + 1 - least }, (_, i) => i + least);
      const pays = (claims) =>
        paid(file, { claims: { [lead.id]: { count: claims } } }, answers) ?? -1n;
      const last = all.findLast((claims) => pays(claims) >= amount);
      const where = `seed ${seed}, ${options.payment}`;
      assert.equal(result.outcome === "reached" ? result.claims : undefined, last, where);
      if (last === undefined) {
        seen["not-reachable"] += 1;
        assert.equal(cents(result.most), most(0n, ...all.map(pays)), where);
      }
      if (file.plan.pools.some((pool) => pool.deMinimis)) seen.dropping += 1;
    }
    calculator.free();
  }
  t.diagnostic(JSON.stringify(seen));
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 20, `${what}: ${count}`);
});
