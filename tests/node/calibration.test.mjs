// What COMPARE.md says of the model of the claims rate, worked out a second way.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  expected,
  factor,
  fixed,
  inside,
  leaveOneOut,
  MODELS,
  median,
  percentile,
  published,
  renewed,
} from "../../scripts/calibrate.mjs";
import { known, row } from "../../scripts/fit.mjs";

const project = new URL("../../", import.meta.url);
const compare = await readFile(new URL("COMPARE.md", project), "utf8");

const records = (await known()).filter(({ use }) => use === "fit");
const ours = leaveOneOut(records, row);
const common = (outcomes) => outcomes.filter(({ record }) => record.kind !== "biometric-illinois");
const factors = (outcomes) => outcomes.map(({ factor }) => factor);
const off = (outcomes) => median(factors(outcomes));
const worstTenth = (outcomes) => percentile(factors(outcomes), 90);
const sum = (values) => values.reduce((a, b) => a + b, 0);

test("COMPARE.md says what the data says", async () => {
  assert.equal(compare, await renewed(compare), "run `npm run compare`");
});

test("medians and percentiles by hand", () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  // Nine in ten of ten numbers do not exceed the ninth; of eleven it takes the tenth.
  assert.equal(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90), 9);
  assert.equal(percentile([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90), 10);
  assert.equal(factor(2, 8), 4);
  assert.equal(factor(8, 2), 4);
});

test("leaving each out agrees with what the whole fit says of it", () => {
  // Without refitting: a residual e of leverage h becomes e / (1 - h) when its point is left out, and the sum of the
  // squared residuals loses e^2 / (1 - h). The fit itself is a mean and a line by their textbook formulas. A new point
  // has the variance s^2 (1 + x'(X'X without it)^-1 x), and 1 + x'(...)x = 1 / (1 - h).
  const points = records.map((record) => ({
    record,
    biometric: record.kind === "biometric-illinois",
    x: Math.log(Number(record.fund)) - Math.log(record.class.size),
    y: -Math.log(1 / Number(record.rate) - 1),
  }));
  const mean = (values) => sum(values) / values.length;
  const funds = points.filter(({ biometric }) => !biometric);
  const biometrics = points.filter(({ biometric }) => biometric);
  const [mx, my] = [mean(funds.map(({ x }) => x)), mean(funds.map(({ y }) => y))];
  const sxx = sum(funds.map(({ x }) => (x - mx) ** 2));
  const slope = sum(funds.map(({ x, y }) => (x - mx) * (y - my))) / sxx;
  const constant = mean(biometrics.map(({ y }) => y));
  const all = points.map((point) => ({
    ...point,
    e: point.y - (point.biometric ? constant : my + slope * (point.x - mx)),
    h: point.biometric ? 1 / biometrics.length : 1 / funds.length + (point.x - mx) ** 2 / sxx,
  }));
  const squares = sum(all.map(({ e }) => e * e));
  // Student's t with 24 - 1 - 3 = 20 degrees of freedom at 0.90, from printed tables.
  const t = 1.3253;
  for (const [i, { y, e, h, record }] of all.entries()) {
    const { likely, low, high } = ours[i].expected;
    const odds = (rate) => Math.log(rate / (1 - rate));
    assert.ok(Math.abs(odds(likely) - (y - e / (1 - h))) < 1e-9, record.id);
    const s = Math.sqrt((squares - (e * e) / (1 - h)) / 20);
    // The printed quantile has four decimals.
    const margin = (t * s) / Math.sqrt(1 - h);
    assert.ok(Math.abs(odds(high) - odds(likely) - margin) < 1e-4 * margin, record.id);
    assert.ok(Math.abs(odds(likely) - odds(low) - margin) < 1e-4 * margin, record.id);
    assert.equal(inside(ours[i]), Math.abs(e / (1 - h)) <= margin, record.id);
  }
});

test("the share inside the 80 % range is compatible with 80 %", () => {
  // Were each of 24 inside with a chance of 0.8, and independently, then 14 or fewer would be inside with a chance of
  // 0.0126, and all of them with one of 0.8^24 = 0.0047. So 15 to 23 is what to expect in 98 of 100 such tables.
  const n = 24;
  const chance = [0.2 ** n];
  for (let k = 1; k <= n; k++) chance.push((chance[k - 1] * 4 * (n - k + 1)) / k);
  assert.ok(Math.abs(sum(chance) - 1) < 1e-12);
  assert.ok(sum(chance.slice(15, 24)) > 0.98);
  const held = ours.filter(inside).length;
  assert.ok(held >= 15 && held <= 23, `${held} of ${n}`);
});

test("what COMPARE.md says in words holds", () => {
  const oneLine = leaveOneOut(records, MODELS["one line for all"]);
  const five = fixed(records, 5);
  const said = (/** @type {RegExp} */ pattern) => {
    const found = compare.replace(/\s+/g, " ").match(pattern);
    assert.ok(found, `COMPARE.md does not say ${pattern}`);
    return found.slice(1);
  };
  const two = (value) => value.toFixed(2);

  // Of whole percentages 5 % has the smallest median factor.
  const medians = Array.from({ length: 99 }, (_, i) => off(fixed(records, i + 1)));
  assert.equal(medians.indexOf(Math.min(...medians)) + 1, 5);
  assert.deepEqual(said(/with a median factor of (\S+) against (\S+), and/), [
    two(off(five)),
    two(off(ours)),
  ]);
  assert.equal(two(off(fixed(records, 5.3))), two(off(ours)), "5.3 % does as well");
  assert.deepEqual(
    said(/one settlement in ten is off by (\S+) or more, with the model by (\S+)\. /),
    [worstTenth(five).toFixed(1), worstTenth(ours).toFixed(1)],
  );
  assert.deepEqual(said(/One line for all settlements, at (\S+), is not better/), [
    two(off(oneLine)),
  ]);
  assert.ok(off(oneLine) > off(five));
  const width = ours.map(({ expected: { low, high } }) => high / low);
  assert.deepEqual(said(/its upper end is (\S+) times its lower end/), [median(width).toFixed(1)]);

  // 5 % is worse for the biometric ones than the line, and better for the common funds.
  const biometric = (outcomes) => outcomes.filter((outcome) => !common(outcomes).includes(outcome));
  assert.ok(off(biometric(five)) > off(biometric(oneLine)));
  assert.ok(off(common(five)) < off(common(oneLine)));
  assert.ok(off(common(five)) < off(common(ours)));
  assert.ok(worstTenth(common(five)) > worstTenth(common(ours)));
  assert.ok(off(common(oneLine)) < off(common(ours)));

  // The paragraph under the table works with these.
  assert.equal(ours.reduce((a, b) => (a.factor > b.factor ? a : b)).record.id, "carrier-iq-2016");
  assert.match(compare, /the model comes closer to every one\./);
});

test("the range of a settlement grows with its distance from the others", () => {
  // A unit matrix for (X'X)^-1 makes the leverage of a row the sum of its squares; 1.3232 is Student's t at 0.90 with 21
  // degrees of freedom.
  const fitted = {
    coefficients: [0, 0],
    inverse: [
      [1, 0],
      [0, 1],
    ],
    scatter: 2,
    degrees: 21,
  };
  const { low, likely, high } = expected(fitted, [1, 1]);
  assert.equal(likely, 0.5);
  // 2 x sqrt(1 + 2) x 1.3232 = 4.5837; 1 / (1 + e^-4.5837) = 0.98989
  assert.ok(Math.abs(high - 0.98989) < 1e-5, `${high}`);
  assert.ok(Math.abs(low + high - 1) < 1e-12);
  assert.ok(expected(fitted, [1, 2]).high > high);
});

test("what people were told was paid agrees with the settlement files", async () => {
  const files = await readdir(new URL("settlements/", project));
  for (const { settlement, group, paid, estimate, claims, sources } of await published()) {
    assert.ok(files.includes(`${settlement}.json`), settlement);
    const { outcome } = JSON.parse(
      await readFile(new URL(`settlements/${settlement}.json`, project), "utf8"),
    );
    const payment = outcome.payments.find(
      (p) => (p.round ?? 1) === 1 && (!group || p.group === group),
    );
    assert.equal(payment.amount.low ?? payment.amount, paid, settlement);
    assert.match(estimate, /^\d+\.\d\d$/);
    assert.ok(["none", "some", "all"].includes(claims), settlement);
    assert.ok(sources.length > 0, settlement);
  }
});
