// The figures that docs/claims-rates.md gives of the model of the claims rate, worked out from the data.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  expected,
  fixed,
  inside,
  leaveOneOut,
  median,
  OURS,
  percentile,
} from "../../scripts/calibrate.mjs";
import { biometric, dollarsPerMember, fit, known, logOdds } from "../../scripts/fit.mjs";
import { one, said as saidBy, two } from "./said.mjs";

const document = await readFile(new URL("../../docs/claims-rates.md", import.meta.url), "utf8");
const said = (/** @type {RegExp} */ pattern) => saidBy(document, pattern);

const all = await known();
const records = all.filter(({ use }) => use === "fit");
const ours = leaveOneOut(records, OURS);
const common = (outcomes) => outcomes.filter(({ record }) => !biometric(record));
const factors = (outcomes) => outcomes.map(({ factor }) => factor);
const off = (outcomes) => median(factors(outcomes));
const worstTenth = (outcomes) => percentile(factors(outcomes), 90);

const fitted = fit(records);
const [intercept, slope, constant] = fitted.coefficients;
const rate = (odds) => 1 / (1 + Math.exp(-odds));
const percent = (value, places = 0) => (100 * value).toFixed(places);

const funds = records
  .filter((record) => !biometric(record))
  .map((record) => ({
    id: record.id,
    x: dollarsPerMember(record),
    y: logOdds(Number(record.rate)),
  }));
const sum = (values) => values.reduce((a, b) => a + b, 0);
const mean = (values) => sum(values) / values.length;

/** By least squares. @param {typeof funds} some */
function slopeThrough(some) {
  const mx = mean(some.map(({ x }) => x));
  return sum(some.map(({ x, y }) => (x - mx) * y)) / sum(some.map(({ x }) => (x - mx) ** 2));
}

test("how many settlements there are", () => {
  assert.deepEqual(said(/are both known, (\d+) of them, each with its sources\. (\d+) are fit/), [
    String(all.length),
    String(records.length),
  ]);
});

test("the model", () => {
  assert.deepEqual(said(/common fund: ln\(.*?\) = (\S+) \+ (\S+) x ln\(fund/), [
    two(intercept),
    slope.toFixed(3),
  ]);
  assert.deepEqual(said(/biometric, Illinois: ln\(.*?\) = (\S+) /), [two(constant)]);
  assert.deepEqual(said(/\$1 a member means about (\d+) %, \$10 about (\d+) %/), [
    percent(rate(intercept)),
    percent(rate(intercept + slope * Math.log(10))),
  ]);
  // With four times the money: by two thirds, to the nearest tenth of the rate.
  assert.match(document, /a small rate grows by about two thirds/);
  assert.equal(one(4 ** slope), one(1 + 2 / 3));
  assert.deepEqual(said(/a kind of their own: about (\d+) %/), [percent(rate(constant))]);
});

test("what one settlement does to the fit", () => {
  const carrier = funds.find(({ id }) => id === "carrier-iq-2016");
  const slopes = [funds, funds.filter((fund) => fund !== carrier)].map(slopeThrough);
  assert.deepEqual(
    said(/Carrier IQ, where (\S+) % claimed.* a slope of (\S+) with it, (\S+) without/),
    [percent(rate(carrier.y), 2), ...slopes.map(two)],
  );
  assert.match(document, /Carrier IQ for about a fifth of a settlement near\s+the line/);
  // With a residual of u scatters it counts with 5 / (4 + u^2).
  const weights = funds.map(({ x, y }) => {
    const u = (y - intercept - slope * x) / fitted.scatter;
    return { near: Math.abs(u) < 1, weight: 5 / (4 + u ** 2) };
  });
  const near = weights.filter((fund) => fund.near).map(({ weight }) => weight);
  assert.equal(Math.round(mean(near) / weights[funds.indexOf(carrier)].weight), 5);
});

test("the range", () => {
  const freedom = [records.length - 3, records.length].map(String);
  assert.deepEqual(said(/by a scale `s` of (\S+) in log-odds/), [two(fitted.scatter)]);
  assert.deepEqual(said(/with n - p = (\d+) in place of n = (\d+),/), freedom);
  const tiktok = records.find(({ id }) => id.startsWith("tiktok"));
  const x = dollarsPerMember(tiktok);
  const { low, likely, high } = expected(fitted, [1, x, 0]);
  assert.deepEqual(
    said(/For TikTok, at \$(\S+) a member, that is (\S+) %, (\S+) % and (\S+) %; (\S+) % claimed/),
    [
      two(Math.exp(x)),
      ...[low, likely, high].map((r) => percent(r, 1)),
      percent(Number(tiktok.rate), 2),
    ],
  );
});

test("how good it is", () => {
  const five = fixed(records, 5);
  assert.deepEqual(said(/from the other (\d+): (\d+) of (\d+) inside/), [
    ...[records.length - 1, ours.filter(inside).length, records.length].map(String),
  ]);
  assert.deepEqual(
    said(/within a factor of (\S+), nine in ten within (\S+)\. A fixed 5 % has (\S+) and (\S+)\. /),
    [two(off(ours)), one(worstTenth(ours)), two(off(five)), one(worstTenth(five))],
  );
  assert.deepEqual(
    said(/\((\S+) against (\S+)\), .* off by (\S+) or more, with the model by (\S+)\. So/),
    [
      two(off(common(five))),
      two(off(common(ours))),
      one(worstTenth(common(five))),
      two(worstTenth(common(ours))),
    ],
  );
});

test("what it does not know", () => {
  const accepted = all.filter(({ filed, valid }) => filed && valid).map((r) => r.valid / r.filed);
  assert.deepEqual(said(/claims that are filed, (\d+) % to (\d+) % are accepted/), [
    percent(Math.min(...accepted)),
    percent(Math.max(...accepted)),
  ]);
  assert.match(document, /in these very cases, five of them/);
  assert.equal(records.length - funds.length, 5);
  const dollars = records.map((record) => Math.exp(dollarsPerMember(record)));
  assert.deepEqual(said(/have funds of \$(\S+) to \$(\S+) a member/), [
    two(Math.min(...dollars)),
    Math.max(...dollars).toFixed(0),
  ]);
});
