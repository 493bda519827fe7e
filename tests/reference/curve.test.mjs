/**
 * Every point of a curve is the estimate with that assumption, to the cent, for the catalogue and the
 * examples; a point is left out only where the estimate is refused; and points lie where they should.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { attempt, cents, claimants, files } from "./files.mjs";
import { Fraction } from "./fraction.mjs";
import { money, rate } from "./random.mjs";

const POINTS = 17;

/**
 * What can be moved in a settlement: the input of the curve, its ends in whole units, and the assumption
 * that a number of units stands for.
 */
function movable({ fund, groups, deductions }) {
  const all = [];
  const lead = groups.find((g) => g.within === undefined);
  const add = (over, from, to, written, assume) =>
    all.push({ over: (a, b) => over(written(a), written(b)), from, to, assume });
  if (lead.members) {
    const over = (from, to) => ({ claimsRate: { from, to } });
    add(over, 500_000, 1_000_000_000, rate, (n) => ({ claimsRate: rate(n) }));
  }
  for (const { id, members } of groups) {
    const counts = (from, to) => ({ claims: { group: id, from, to } });
    add(counts, 1, 2_500_003, Number, (count) => ({ claims: { [id]: { count } } }));
    if (!members) continue;
    const rates = (from, to) => ({ rate: { group: id, from, to } });
    const assume = (n) => ({ claims: { [id]: { rate: rate(n) } } });
    add(rates, 1_000_001, 999_999_998, rate, assume);
  }
  for (const { id, kind } of deductions) {
    if (kind === "interest") continue;
    const over = (from, to) => ({ deduction: { id, from, to } });
    const gross = Number(cents(fund.gross.length ? fund.gross : "500000000.00"));
    const assume = (n) => ({ deductions: { [id]: { fixed: money(n) } } });
    add(over, 1, gross, money, assume);
  }
  return all;
}

/** Where a point can lie: the whole numbers nearest to its exact place; two of them at a half. */
function nearest(from, to, index, points, spacing) {
  if (index === 0) return [from];
  if (index === points - 1) return [to];
  if (spacing === "log") {
    // No closer than floating point comes.
    const exact = from * (to / from) ** (index / (points - 1));
    const slack = exact * 1e-12;
    return [...new Set([Math.round(exact - slack), Math.round(exact + slack)])];
  }
  const exact = new Fraction(BigInt(to - from) * BigInt(index), BigInt(points - 1)).plus(
    Fraction.of(from),
  );
  const down = Number(exact.floor());
  const above = exact.part().compare(new Fraction(1n, 2n));
  return above < 0 ? [down] : above > 0 ? [down + 1] : [down, down + 1];
}

/** A curve held to the estimates; says how many points it has and how many it leaves out. */
function check(calculator, input, { over, from, to, assume }, spacing, points = POINTS) {
  const options = { over: over(from, to), points, spacing };
  const { result: curve, error: refused } = attempt(() => calculator.curve(input, options));
  if (refused) {
    // A curve without a single point says why there is none.
    for (let i = 0; i < points; i++) {
      for (const place of nearest(from, to, i, points, spacing)) {
        const { error } = attempt(() => calculator.estimate(assumed(input, assume(place))));
        assert.ok(error, `refused with ${refused.code}, but ${place} can be estimated`);
      }
    }
    return { shown: 0, leftOut: 0 };
  }
  const { x, payment, low, high } = curve;
  assert.ok(x instanceof Float64Array);
  for (const list of [payment, low, high]) assert.ok(list instanceof BigInt64Array);
  assert.deepEqual([payment.length, low.length, high.length], [x.length, x.length, x.length]);
  const over1 = over(1, 2);
  const scale = over1.claims || over1.deduction ? 1 : 1e9;
  let next = 0;
  let leftOut = 0;
  let before = null;
  for (let i = 0; i < points; i++) {
    const places = nearest(from, to, i, points, spacing);
    // Points that fall together are one.
    if (places.includes(before)) continue;
    const units = places.find((n) => n / scale === x[next]);
    before = units ?? places[0];
    if (units === undefined) {
      for (const place of places) {
        const { error } = attempt(() => calculator.estimate(assumed(input, assume(place))));
        assert.ok(error, `point ${i} at ${place} is left out, next is ${x[next]}`);
      }
      leftOut += 1;
      continue;
    }
    const { result, error } = attempt(() => calculator.estimate(assumed(input, assume(units))));
    assert.ok(result, `at ${units}, where the estimate says ${error?.code}`);
    const { payment: likely, range } = result.claimant;
    assert.deepEqual(
      [payment[next], low[next], high[next]],
      [cents(likely), cents(range.low), cents(range.high)],
      `at ${units}`,
    );
    next += 1;
  }
  assert.equal(next, x.length, "points that are none of those asked for");
  return { shown: next, leftOut };
}

/** An input with one assumption more. */
function assumed(input, { claims, deductions, ...more }) {
  const before = input.assumptions ?? {};
  return {
    ...input,
    assumptions: {
      ...before,
      ...more,
      ...(claims && { claims: { ...before.claims, ...claims } }),
      ...(deductions && { deductions: { ...before.deductions, ...deductions } }),
    },
  };
}

/** What is assumed besides: nothing; and each scenario of a contingent fund. */
const besides = ({ fund }) => [
  undefined,
  ...(fund.gross.scenarios ?? []).map(({ id }) => ({ scenario: id })),
];

const seen = { shown: 0, leftOut: 0 };
for (const { name, settlement } of await files()) {
  test(`curves of ${name}`, async (t) => {
    const calculator = await createCalculator(settlement);
    t.after(() => calculator.free());
    for (const answers of claimants(calculator, 2)) {
      for (const assumptions of besides(settlement)) {
        for (const way of movable(settlement)) {
          for (const spacing of ["linear", "log"]) {
            const input = { answers, ...(assumptions && { assumptions }) };
            try {
              const { shown, leftOut } = check(calculator, input, way, spacing);
              seen.shown += shown;
              seen.leftOut += leftOut;
            } catch (error) {
              const what = { ...input, over: way.over(way.from, way.to), spacing };
              error.message = `${JSON.stringify(what)}: ${error.message}`;
              throw error;
            }
          }
        }
      }
    }
  });
}

test("most points are shown, and some are left out", (t) => {
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.shown > 4 * seen.leftOut && seen.leftOut > 0, JSON.stringify(seen));
});
