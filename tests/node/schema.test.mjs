// The published JSON Schema and the core's own reader must agree on the form of a file: the same good and bad files go
// to both. What the parts of a file say of each other is beyond a schema, and only the core judges it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { createCalculator } from "prorata";
import schema from "prorata/settlement.schema.json" with { type: "json" };

const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
const catalogue = new URL("../../settlements/", import.meta.url);
const files = readdirSync(catalogue).filter((name) => name.endsWith(".json"));
const open = (name) => JSON.parse(readFileSync(new URL(name, catalogue), "utf8"));

for (const name of files) {
  test(`${name} is valid, and named after its id`, async () => {
    assert.ok(valid(open(name)), JSON.stringify(valid.errors, null, 1));
    assert.equal(`${open(name).id}.json`, name);
    (await createCalculator(open(name))).free();
  });
}

/** Changes to TikTok's file that break its form, and the code that the core gives. */
const bad = {
  "an unknown key": ["unknown-key", (f) => Object.assign(f, { extra: 1 })],
  "an unknown key inside": ["unknown-key", (f) => Object.assign(f.fund, { net: "1.00" })],
  "a missing key": ["missing-key", (f) => delete f.fund],
  "no English": ["missing-key", (f) => delete f.name.en],
  "text for an object": ["wrong-type", (f) => Object.assign(f, { name: "TikTok" })],
  "a word that is none": ["unknown-word", (f) => Object.assign(f, { status: "done" })],
  "money as a number": ["money-not-text", (f) => Object.assign(f.fund, { gross: 92000000 })],
  "money with an exponent": ["bad-money", (f) => Object.assign(f.fund, { gross: "92e6" })],
  "money with separators": ["bad-money", (f) => Object.assign(f.fund, { gross: "92,000,000.00" })],
  "money without cents": ["bad-money", (f) => Object.assign(f.fund, { gross: "92000000" })],
  "a rate above 1": [
    "bad-rate",
    (f) => Object.assign(f.groups[0].claims, { number: { rate: "1.01" } }),
  ],
  "a negative rate": [
    "bad-rate",
    (f) => Object.assign(f.groups[0].claims, { number: { rate: "-0.01" } }),
  ],
  "a percentage above 100": [
    "bad-percent",
    (f) => Object.assign(f.deductions[0], { amount: { percentOfGross: "100.5" } }),
  ],
  "two amounts at once": [
    "one-key-needed",
    (f) => Object.assign(f.deductions[0].amount, { fixed: "1.00" }),
  ],
  "a count as text": [
    "wrong-type",
    (f) => Object.assign(f.groups[0].claims, { number: { count: "1" } }),
  ],
  "a fraction of a claim": [
    "bad-count",
    (f) => Object.assign(f.groups[0].claims, { number: { count: 1.5 } }),
  ],
  "shares with seven decimals": [
    "bad-shares",
    (f) => Object.assign(f.plan.pools[0].pays[0], { shares: "0.0000001" }),
  ],
  "half a range": [
    "missing-key",
    (f) => Object.assign(f.groups[0].claims, { number: { count: { low: 1 } } }),
  ],
  "a date in words": ["bad-date", (f) => Object.assign(f, { asOf: "October 2022" })],
  "a month that is none": ["bad-date", (f) => Object.assign(f, { asOf: "2022-13" })],
  "an id with a space": ["bad-id", (f) => Object.assign(f, { id: "tik tok" })],
  "an address without https": [
    "not-https",
    (f) => Object.assign(f, { officialSite: "http://example.org" }),
  ],
  "a language that is none": ["bad-language", (f) => Object.assign(f.name, { English: "TikTok" })],
  "empty text": ["bad-text", (f) => Object.assign(f.name, { en: "" })],
  "a condition of two kinds": [
    "unknown-key",
    (f) => {
      const plain = { question: "usedBefore", is: true };
      f.groups[0].eligibleIf = { ...plain, not: plain };
    },
  ],
  "an empty list of conditions": [
    "empty-list",
    (f) => Object.assign(f.groups[0], { eligibleIf: { all: [] } }),
  ],
  "no groups": ["empty-list", (f) => Object.assign(f, { groups: [] })],
  "an unknown that is not true": [
    "wrong-type",
    (f) => Object.assign(f.deductions[0], { amount: { unknown: false } }),
  ],
};

for (const [what, [code, change]] of Object.entries(bad)) {
  test(`both refuse ${what}`, async () => {
    const file = open("tiktok-2022.json");
    change(file);
    assert.equal(valid(file), false, "the schema accepts it");
    await assert.rejects(createCalculator(file), (error) => {
      const codes = error.faults.map((fault) => fault.code);
      assert.ok(codes.includes(code), `the core says ${codes}`);
      return true;
    });
  });
}

test("both take nothing for a key that may be left out", async () => {
  const file = open("tiktok-2022.json");
  Object.assign(file, { notes: null, officialSite: null });
  assert.ok(valid(file), JSON.stringify(valid.errors, null, 1));
  (await createCalculator(file)).free();
});
