// What `npm run bench` compares are three ways to do one job: that they do, without timing anything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalculator } from "prorata";
import { assertAgreement, contestants } from "../../benches/agree.mjs";
import { CAPS, manyGroups, twoGroups } from "../../benches/plans.mjs";

for (const [name, caps] of Object.entries({ "without caps": undefined, "with caps": CAPS })) {
  test(`the rivals of the benchmark come to the same payments ${name}`, async () => {
    const all = await contestants(twoGroups({ caps }));
    assertAgreement(all);
    // Not all the same payment, or nothing would be compared.
    assert.ok(new Set(all.prorata.curve()[0]).size > 100);
  });
}

test("a rival that pays a cent more is found out", async () => {
  const all = await contestants(twoGroups());
  const curve = all.bigint.curve();
  curve[2][7] += 1n;
  assert.throws(() => assertAgreement({ ...all, bigint: { ...all.bigint, curve: () => curve } }));
});

test("so many groups are so many cohorts", async () => {
  const { settlement, answers } = manyGroups(5);
  const calculator = await createCalculator(settlement);
  const { claimant, pools } = calculator.estimate({ answers });
  assert.equal(claimant.groups.length, 5);
  assert.equal(pools[0].cohorts.length, 5);
});

test("a thousandth of the members, claims and dollars pays the same", async () => {
  const payments = [1000, 1].map(async (thousandths) => {
    const { prorata } = await contestants(twoGroups({ thousandths }));
    return prorata.draw(2000);
  });
  const [many, few] = await Promise.all(payments);
  // But for claims that are whole.
  for (const i of many.keys()) assert.ok(Math.abs(many[i] / few[i] - 1) < 0.02, `${many} ${few}`);
});
