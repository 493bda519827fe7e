// What COMPARE.md says of the model of the claims rate, worked out a second way.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { Matrix, solve } from "ml-matrix";
import {
  CONSTANTS,
  expected,
  factor,
  fixed,
  inside,
  LEAST_SQUARES,
  leaveOneOut,
  median,
  ONE_LINE,
  OURS,
  percentile,
  published,
  renewed,
} from "../../scripts/calibrate.mjs";
import { fit, known } from "../../scripts/fit.mjs";
import { one, said as saidBy, two } from "./said.mjs";

const project = new URL("../../", import.meta.url);
const compare = await readFile(new URL("COMPARE.md", project), "utf8");

const records = (await known()).filter(({ use }) => use === "fit");
const ours = leaveOneOut(records, OURS);
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

/** The logarithm of the dollars for a member, and the log-odds that were found. */
const points = records.map(({ id, kind, fund, class: { size }, rate }) => ({
  id,
  biometric: kind === "biometric-illinois",
  x: Math.log(Number(fund)) - Math.log(size),
  y: -Math.log(1 / Number(rate) - 1),
}));
const odds = (rate) => Math.log(rate / (1 - rate));
const mean = (values) => sum(values) / values.length;

/** Common funds and biometric settlements, with the middle of the funds' x and the squares about it. */
function kinds(some) {
  const funds = some.filter(({ biometric }) => !biometric);
  const mx = mean(funds.map(({ x }) => x));
  const sxx = sum(funds.map(({ x }) => (x - mx) ** 2));
  return { funds, biometrics: some.filter(({ biometric }) => biometric), mx, sxx };
}

/**
 * The line and the constant that are likeliest with errors of Student's t, 4 degrees of freedom, straight from the
 * likelihood: the least of (n - 3) ln s + sum of 5/2 ln(1 + u^2 / 4), u = r / s, in the height of the line at `mx`, its
 * slope, the constant and ln s. Newton's method; where it does not lead down, ever shorter steps straight down.
 */
function likeliest(some, mx, start) {
  const columns = some.map(({ x, biometric }) => (biometric ? [0, 0, 1] : [1, x - mx, 0]));
  const at = (place) => {
    const s = Math.exp(place[3]);
    const gradient = [0, 0, 0, some.length - 3];
    const curvature = Matrix.zeros(4, 4);
    let value = (some.length - 3) * place[3];
    for (const [i, { y }] of some.entries()) {
      const u = (y - sum(columns[i].map((c, k) => c * place[k]))) / s;
      value += 2.5 * Math.log1p(u ** 2 / 4);
      const first = (5 * u) / (4 + u ** 2);
      const second = (5 * (4 - u ** 2)) / (4 + u ** 2) ** 2;
      // How u changes: by -c / s with a coefficient, by -u with ln s, of which the second derivative is u once more.
      const change = [...columns[i].map((c) => -c / s), -u];
      for (let j = 0; j < 4; j++) {
        gradient[j] += first * change[j];
        for (let k = 0; k < 4; k++) {
          const twice = j === 3 || k === 3 ? -change[Math.min(j, k)] : 0;
          const added = second * change[j] * change[k] + first * twice;
          curvature.set(j, k, curvature.get(j, k) + added);
        }
      }
    }
    return { value, gradient, curvature };
  };
  let place = start;
  let here = at(place);
  const level = (within) => Math.max(...here.gradient.map(Math.abs)) < within;
  for (let round = 0, damping = 1; round < 500 && !level(1e-10); round++) {
    const steps = solve(
      Matrix.add(here.curvature, Matrix.eye(4).mul(damping)),
      Matrix.columnVector(here.gradient),
    ).to1DArray();
    const next = place.map((value, i) => value - steps[i]);
    const there = at(next);
    // Near the bottom the values differ by no more than their last bits.
    if (there.value < here.value + 1e-12) {
      [place, here] = [next, there];
      damping /= 10;
    } else damping = Math.max(damping, 1e-9) * 10;
  }
  assert.ok(level(1e-9), `not level: ${here.gradient}`);
  const [height, slope, constant, lnScatter] = place;
  return { height, slope, constant, scatter: Math.exp(lnScatter), value: here.value };
}

/** From wherever the search starts, it finds the same. */
function found(some) {
  const { mx } = kinds(some);
  const starts = [-1, 0, 1].flatMap((slope) => [0.2, 1, 4].map((s) => [-3, slope, 0, Math.log(s)]));
  const [first, ...others] = starts.map((start) => likeliest(some, mx, start));
  for (const other of others) assert.ok(Math.abs(other.value - first.value) < 1e-9);
  return first;
}

const close = (actual, wanted, what) =>
  assert.ok(Math.abs(actual - wanted) < 1e-6, `${what}: ${actual} is not ${wanted}`);

test("the fit is the likeliest, wherever one starts to look for it", () => {
  const { height, slope, constant, scatter } = found(points);
  const fitted = fit(records);
  close(fitted.coefficients[0], height - slope * kinds(points).mx, "intercept");
  close(fitted.coefficients[1], slope, "slope");
  close(fitted.coefficients[2], constant, "constant");
  close(fitted.scatter, scatter, "scatter");
});

test("what is expected of each agrees with the likeliest fit to the others", () => {
  for (const [i, { id, x, y, biometric }] of points.entries()) {
    const others = points.filter((other) => other.id !== id);
    const { funds, biometrics, mx, sxx } = kinds(others);
    const { height, slope, constant, scatter } = found(others);
    // How far a line or a mean is in doubt by the textbook, times 7/5 for errors of Student's t (fit.test.mjs).
    const doubt = biometric ? 1 / biometrics.length : 1 / funds.length + (x - mx) ** 2 / sxx;
    // Student's t with 4 degrees of freedom at 0.90, from printed tables.
    const margin = 1.533206 * scatter * Math.sqrt(1 + 1.4 * doubt);
    const centre = biometric ? constant : height + slope * (x - mx);
    const { likely, low, high } = ours[i].expected;
    close(odds(likely), centre, `${id}, likely`);
    close(odds(low), centre - margin, `${id}, low`);
    close(odds(high), centre + margin, `${id}, high`);
    assert.equal(inside(ours[i]), Math.abs(y - centre) <= margin, id);
  }
});

test("least squares, leaving each out, agrees with what the whole fit says of it", () => {
  // Without refitting: a residual e of leverage h becomes e / (1 - h) when its point is left out, and the sum of the
  // squared residuals loses e^2 / (1 - h). The fit itself is a mean and a line by their textbook formulas. A new point
  // has the variance s^2 (1 + x'(X'X without it)^-1 x), and 1 + x'(...)x = 1 / (1 - h).
  const { funds, biometrics, mx, sxx } = kinds(points);
  const my = mean(funds.map(({ y }) => y));
  const slope = sum(funds.map(({ x, y }) => (x - mx) * (y - my))) / sxx;
  const constant = mean(biometrics.map(({ y }) => y));
  const all = points.map((point) => ({
    ...point,
    e: point.y - (point.biometric ? constant : my + slope * (point.x - mx)),
    h: point.biometric ? 1 / biometrics.length : 1 / funds.length + (point.x - mx) ** 2 / sxx,
  }));
  const squares = sum(all.map(({ e }) => e * e));
  const outcomes = leaveOneOut(records, LEAST_SQUARES);
  // Student's t with 24 - 1 - 3 = 20 degrees of freedom at 0.90, from printed tables.
  const t = 1.3253;
  for (const [i, { y, e, h, id }] of all.entries()) {
    const { likely, low, high } = outcomes[i].expected;
    assert.ok(Math.abs(odds(likely) - (y - e / (1 - h))) < 1e-9, id);
    const s = Math.sqrt((squares - (e * e) / (1 - h)) / 20);
    // The printed quantile has four decimals.
    const margin = (t * s) / Math.sqrt(1 - h);
    assert.ok(Math.abs(odds(high) - odds(likely) - margin) < 1e-4 * margin, id);
    assert.ok(Math.abs(odds(likely) - odds(low) - margin) < 1e-4 * margin, id);
    assert.equal(inside(outcomes[i]), Math.abs(e / (1 - h)) <= margin, id);
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
  const oneLine = leaveOneOut(records, ONE_LINE);
  const squares = leaveOneOut(records, LEAST_SQUARES);
  const constants = leaveOneOut(records, CONSTANTS);
  const five = fixed(records, 5);
  const said = (/** @type {RegExp} */ pattern) => saidBy(compare, pattern);

  const width = ours.map(({ expected: { low, high } }) => high / low);
  assert.deepEqual(said(/its upper end is (\S+) times its lower end/), [one(median(width))]);

  // Of all percentages, in tenths, 5.3 has the smallest median factor; of whole ones 5.
  const medians = Array.from({ length: 999 }, (_, i) => off(fixed(records, (i + 1) / 10)));
  const least = Math.min(...medians);
  const best = (medians.indexOf(least) + 1) / 10;
  assert.deepEqual(
    said(/with a median factor of (\S+) against (\S+); (\S+) %, .* with (\S+)\. Nobody/),
    [two(off(five)), two(off(ours)), one(best), two(least)],
  );
  assert.equal(Math.min(...medians.filter((_, i) => i % 10 === 9)), off(five));
  assert.deepEqual(
    said(/one settlement in ten is off by (\S+) or more, with the model by (\S+)\. /),
    [one(worstTenth(five)), one(worstTenth(ours))],
  );
  assert.deepEqual(said(/5 % is still better in the median: (\S+) against (\S+)\./), [
    two(off(common(five))),
    two(off(common(ours))),
  ]);
  assert.deepEqual(said(/nine in ten lie within (\S+) of the model and within (\S+) of 5 %/), [
    two(worstTenth(common(ours))),
    two(worstTenth(common(five))),
  ]);
  assert.deepEqual(
    said(/fitted by least squares, do better still in the median, (\S+), .* off by (\S+) or more/),
    [two(off(constants)), one(worstTenth(constants))],
  );
  assert.ok(off(constants) < off(ours) && off(constants) < off(five));
  assert.deepEqual(said(/One line for all settlements, at (\S+), is not better/), [
    two(off(oneLine)),
  ]);
  assert.ok(off(oneLine) > off(five));
  assert.deepEqual(
    said(
      /Least squares has the median factor (\S+), and (\S+) for common funds; but nine in ten within (\S+), .* (\S+) of this/,
    ),
    [off(squares), off(common(squares)), worstTenth(squares), worstTenth(ours)].map(two),
  );

  // The degrees of freedom: 3 and 8 in place of 4.
  const [three, eight] = [3, 8].map((degrees) => leaveOneOut(records, { ...OURS, degrees }));
  assert.deepEqual(
    said(/with 3 the medians are (\S+) and (\S+), with 8 (\S+) and (\S+)\./),
    [off(three), off(common(three)), off(eight), off(common(eight))].map(two),
  );
  const moved = [three, eight].map((outcomes) =>
    outcomes.map(({ expected: { likely } }, i) => factor(likely, ours[i].expected.likely)),
  );
  assert.deepEqual(
    said(
      /Half of the expected rates move by less than (\S+) %, and none by a factor of more than (\S+)\./,
    ),
    [
      String(Math.ceil(100 * (Math.max(...moved.map(median)) - 1))),
      one(Math.ceil(10 * Math.max(...moved.flat())) / 10),
    ],
  );

  // 5 % is worse for the biometric ones than the line, and better for the common funds.
  const biometric = (outcomes) => outcomes.filter((outcome) => !common(outcomes).includes(outcome));
  assert.ok(off(biometric(five)) > off(biometric(oneLine)));
  assert.ok(off(common(five)) < off(common(oneLine)));

  // The paragraphs under the table work with these.
  assert.equal(ours.reduce((a, b) => (a.factor > b.factor ? a : b)).record.id, "carrier-iq-2016");
  assert.ok(off(common(five)) < off(common(ours)));
  assert.match(compare, /the model comes closer to 5\./);
});

test("the range of a settlement grows with its distance from the others", () => {
  // A unit matrix for the doubt makes the leverage of a row the sum of its squares; 1.5332 is Student's t at 0.90 with 4
  // degrees of freedom.
  const fitted = {
    coefficients: [0, 0],
    doubt: [
      [1, 0],
      [0, 1],
    ],
    scatter: 2,
    degrees: 4,
  };
  const { low, likely, high } = expected(fitted, [1, 1]);
  assert.equal(likely, 0.5);
  // 2 x sqrt(1 + 2) x 1.5332 = 5.3112; 1 / (1 + e^-5.3112) = 0.99509
  assert.ok(Math.abs(high - 0.99509) < 1e-5, `${high}`);
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
