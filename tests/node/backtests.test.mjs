// What was really paid, against what the plan gives on the inputs that were published. The entries are in
// tests/backtests.json, COMPARE.md is made from them.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { cents, complete, entries, renewed, results } from "../../scripts/compare.mjs";

const project = new URL("../../", import.meta.url);
const text = (path) => readFile(new URL(path, project), "utf8");
const json = async (path) => JSON.parse(await text(path));

const backtests = await entries();

test("every settlement of the catalogue has one entry: a test, or the reason why there is none", async () => {
  const files = (await readdir(new URL("settlements/", project)))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(".json", ""));
  assert.deepEqual(backtests.map((entry) => entry.settlement).sort(), files.sort());
  for (const { settlement, notTestable, cases = [] } of backtests) {
    assert.notEqual(notTestable === undefined, cases.length === 0, settlement);
    if (notTestable) assert.match(notTestable, /^because .*\.$/, settlement);
  }
});

test("a settlement that is added says for itself why it is not tested", async () => {
  const tiktok = await json("settlements/tiktok-2022.json");
  const { outcome, ...unpaid } = tiktok;
  const [paid, open] = complete([], [tiktok, { ...unpaid, id: "new" }]);
  assert.match(paid.notTestable, /no test of what was paid has been written/);
  assert.match(open.notTestable, /no payment is known/);
  const written = { settlement: "tiktok-2022", cases: [] };
  assert.deepEqual(complete([written], [tiktok]), [written]);
  assert.ok(outcome);
});

test("every payment that a testable settlement made is tested, or has its reason", async () => {
  for (const { settlement, cases = [] } of backtests) {
    if (cases.length === 0) continue;
    const { outcome } = await json(`settlements/${settlement}.json`);
    const name = ({ group, round = 1 }) => `${group}, payment ${round}`;
    const paid = (outcome?.payments ?? []).map(name).sort();
    assert.deepEqual(
      cases
        .filter((c) => !c.against)
        .map(name)
        .sort(),
      paid,
      settlement,
    );
  }
});

for (const entry of backtests) {
  for (const result of await results(entry)) {
    const { group, groups, payment, range, paid, estimate, tolerancePercent } = result;
    test(`${result.who}: ${estimate} against ${paid.low}`, () => {
      assert.equal(groups.at(-1), group, "the answers lead to another group");
      assert.equal(payment, estimate);
      assert.ok(cents(range.low) <= cents(payment) && cents(payment) <= cents(range.high));
      const [whole, places = ""] = tolerancePercent.split(".");
      const tolerance = BigInt(whole + places);
      const scale = 100n * 10n ** BigInt(places.length);
      for (const end of [cents(paid.low), cents(paid.high)]) {
        const gap = cents(payment) > end ? cents(payment) - end : end - cents(payment);
        assert.ok(gap * scale <= tolerance * end, `${payment} is too far from ${end} cents`);
      }
    });
  }
}

test("COMPARE.md says what the tests find", async () => {
  const now = await text("COMPARE.md");
  assert.equal(now, await renewed(now), "run `npm run compare`");
});

/** The amounts that TikTok's file, or assumptions instead of it, gives to a claimant in Illinois and one elsewhere. */
async function tiktok(t) {
  const calculator = await createCalculator(await json("settlements/tiktok-2022.json"));
  t.after(() => calculator.free());
  const elsewhere = { state: "CA", usedBefore: true };
  const illinois = { state: "IL", usedBefore: true, createdInIllinois: true };
  return (assumptions = {}) =>
    [elsewhere, illinois].map((answers) => calculator.estimate({ answers, assumptions }).claimant);
}

test("TikTok: an Illinois payment is six nationwide ones to the cent, at any claims rate", async (t) => {
  const estimate = await tiktok(t);
  const rates = ["0.001", "0.0157", "0.03", "0.1", "0.333", "1"];
  for (const assumptions of [{}, ...rates.map((claimsRate) => ({ claimsRate }))]) {
    const [elsewhere, illinois] = estimate(assumptions);
    assert.ok(cents(elsewhere.payment) > 0n);
    assert.equal(cents(illinois.payment), 6n * cents(elsewhere.payment));
  }
});

test("TikTok: the payments are inside the range that the file's own ranges give", async (t) => {
  const estimate = await tiktok(t);
  const paid = ["27.84", "167.04"];
  for (const [index, { range }] of estimate().entries()) {
    const amount = cents(paid[index]);
    assert.ok(cents(range.low) <= amount && amount <= cents(range.high), paid[index]);
  }
});

test("what is assumed lies inside the settlement file's own ranges", async () => {
  const within = (value, range) =>
    Number(range.low) <= Number(value) && Number(value) <= Number(range.high);
  for (const { settlement, cases = [] } of backtests) {
    const { deductions, groups } = await json(`settlements/${settlement}.json`);
    for (const { assumptions = {} } of cases) {
      for (const [id, amount] of Object.entries(assumptions.deductions ?? {})) {
        const [[kind, value]] = Object.entries(amount);
        assert.ok(
          within(value, deductions.find((d) => d.id === id).amount[kind]),
          `${settlement}, ${id}`,
        );
      }
      for (const [id, { count }] of Object.entries(assumptions.claims ?? {})) {
        const { number, accepted } = groups.find((g) => g.id === id).claims;
        // Of those that were sent in, as many are paid as are accepted.
        const filed = accepted && { low: number.count * accepted.rate.low, high: number.count };
        assert.ok(within(count, filed ?? number.count), `${settlement}, ${id}`);
      }
    }
  }
});
