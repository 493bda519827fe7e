/**
 * The calculator as it is published, against the reference: random plans and the catalogue, every
 * payment, range and total. A failure names its seed; the same seed gives the same plan.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator, ProrataError } from "prorata";
import { chainOf, estimate as expectedEstimate, PlanError } from "./allocate.mjs";
import { Fraction, sum } from "./fraction.mjs";
import { randomAnswers, randomPlan } from "./random-settlement.mjs";

const PLANS = 4000;

/** What both sides must agree on. */
function expected(settlement, assumptions) {
  try {
    return { estimate: expectedEstimate(settlement, assumptions) };
  } catch (error) {
    if (error instanceof PlanError) return { code: error.code };
    throw error;
  }
}

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

const dollars = (amount) => amount.toFixed(2);
const range = (low, high) => ({ low: dollars(low), high: dollars(high) });

/** @param {import("prorata").Estimate} got @param {ReturnType<typeof expectedEstimate>} want */
function compare(got, want, settlement) {
  assert.equal(got.settlement, settlement.id);
  assert.deepEqual(got.totals, {
    gross: dollars(want.gross),
    deductions: dollars(want.deducted),
    payments: dollars(want.payments),
    residual: dollars(want.residual),
  });
  assert.equal(got.fund.gross, dollars(want.gross));
  assert.equal(got.fund.net, dollars(want.net));
  assert.deepEqual(got.fund.range, range(want.netRange.low, want.netRange.high));
  assert.deepEqual(
    got.fund.deductions.map(({ id, amount, range: r }) => ({ id, amount, range: r })),
    want.deductions
      .filter((d) => d.amount !== null)
      .map((d) => ({ id: d.id, amount: dollars(d.amount), range: range(d.low, d.high) })),
  );
  assert.deepEqual(
    got.claims.map(({ group, count, low, high }) => ({ group, count, low, high })),
    want.claims.map((c) => ({
      group: c.group,
      count: Number(c.count),
      low: Number(c.low),
      high: Number(c.high),
    })),
  );

  const [pool] = got.pools;
  assert.equal(pool.payments, dollars(want.payments));
  assert.equal(pool.residual, dollars(want.residual));
  assert.ok(Fraction.of(pool.totalShares).equals(want.totalShares), "total shares");
  if (want.settled) {
    const places = pool.unitValue.split(".")[1]?.length ?? 0;
    assert.equal(pool.unitValue, want.factor.toFixed(places), "unit value");
  }
  for (const cohort of want.cohorts) {
    const found = pool.cohorts.find((c) => c.group === cohort.group);
    if (!found) {
      assert.equal(cohort.count, 0n, `no cohort for ${cohort.group}`);
      continue;
    }
    assert.deepEqual(found.groups, cohort.groups);
    assert.equal(found.claims, Number(cohort.count));
    assert.ok(Fraction.of(found.shares).equals(cohort.weight), "shares of a claim");
    if (cohort.count === 0n) continue;
    assert.equal(found.payment, dollars(cohort.payment), `payment of ${cohort.group}`);
    assert.equal(found.total, dollars(cohort.total), `total of ${cohort.group}`);
    if (!cohort.ranged) continue;
    assert.deepEqual(found.range, range(cohort.low, cohort.high), `range of ${cohort.group}`);
  }
  const paid = sum(pool.cohorts.map((c) => Fraction.of(c.total)));
  assert.equal(dollars(paid), pool.payments, "the cohorts add up");
}

/** A reader whose groups are one chain is paid what the innermost cohort of the chain is paid. */
function compareReader(got, settlement, answers) {
  const inside = settlement.groups.filter((g) =>
    chainOf(settlement, g.id).every((id) => {
      const { question } = settlement.groups.find((h) => h.id === id).eligibleIf;
      return answers[question];
    }),
  );
  assert.deepEqual([...got.reader.groups].sort(), inside.map((g) => g.id).sort());
  assert.equal(got.reader.eligible, inside.length > 0);
  if (inside.length === 0) {
    assert.equal(got.reader.payment, "0.00");
    return;
  }
  const innermost = inside.filter((g) => !inside.some((h) => h.within === g.id));
  if (innermost.length > 1) return;
  const cohort = got.pools[0].cohorts.find((c) => c.group === innermost[0].id);
  if (!cohort) return;
  assert.equal(got.reader.payment, cohort.payment);
  assert.deepEqual(got.reader.range, cohort.range);
}

test(`${PLANS} random plans`, async () => {
  const seen = { estimated: 0, refused: 0 };
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
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
    seen[want.code ? "refused" : "estimated"] += 1;
  }
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
      compare(got.estimate, expectedEstimate(settlement, assumptions), settlement);
    }
  });
}
