// A settlement that has come to nothing: its file is opened, but no call works out a payment.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createCalculator, ProrataError } from "prorata";

const text = await readFile(new URL("../../examples/rejected.json", import.meta.url), "utf8");

for (const status of ["rejected", "withdrawn", "terminated"]) {
  test(`nobody is paid under a settlement that was ${status}`, async (t) => {
    const calculator = await createCalculator({ ...JSON.parse(text), status });
    t.after(() => calculator.free());
    assert.deepEqual(calculator.asked({}), ["bought"]);
    const input = { answers: { bought: true } };
    const curve = { over: { claims: { group: "buyers", from: 1, to: 20 } } };
    for (const call of [
      () => calculator.estimate(input),
      () => calculator.explain(input),
      () => calculator.forecast(input),
      () => calculator.curve(input, curve),
      () => calculator.solve(input, { payment: "50.00" }),
    ]) {
      assert.throws(call, (error) => {
        assert.ok(error instanceof ProrataError);
        assert.equal(error.code, "no-payment");
        assert.equal(error.path, "/status");
        assert.match(error.message, new RegExp(`The settlement was ${status}, so nothing is paid`));
        return true;
      });
    }
  });
}
