// What people type into a field, and the answer it stands for.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

const { module } = await runnerImport(join(root, "www/explain/typed.ts"), { configFile: false });
const { readTyped } = /** @type {any} */ (module);

/** @type {[string, Record<string, unknown>, [string, unknown][]][]} */
const cases = [
  [
    "amount",
    {},
    [
      ["75", "75.00"],
      ["75.", "75.00"],
      ["75.5", "75.50"],
      ["75.50", "75.50"],
      ["$1,200", "1200.00"],
      [" US$ 1,200.05 ", "1200.05"],
      ["1 200", "1200.00"],
      ["75,50", "75.50"],
      ["1.200,50", "1200.50"],
      [".5", "0.50"],
      ["007", "7.00"],
      ["0", "0.00"],
      ["９０", "90.00"],
      ["9007199254740993", null],
      ["123456789012.34", "123456789012.34"],
      ["1.200", null],
      ["1,20", "1.20"],
      ["1,2", null],
      ["12,00,000", null],
      ["-5", null],
      ["1e3", null],
      ["75.505", null],
      ["abc", null],
      ["$", null],
      [".", null],
      ["", null],
    ],
  ],
  [
    "number",
    { most: 1000 },
    [
      ["3", 3],
      ["1,000", 1000],
      ["0", 0],
      ["1001", null],
      ["3.5", null],
      ["-3", null],
      ["three", null],
      ["", null],
    ],
  ],
  [
    "date",
    {},
    [
      ["2020-05-31", "2020-05-31"],
      ["5/31/2020", "2020-05-31"],
      ["4-3-2020", "2020-04-03"],
      ["31/5/2020", null],
      ["2020-02-29", "2020-02-29"],
      ["2021-02-29", null],
      ["2/30/2020", null],
      ["0202-05-31", null],
      ["5/31", null],
      ["", null],
    ],
  ],
];

for (const [kind, more, texts] of cases) {
  test(`${kind}`, () => {
    for (const [text, answer] of texts) {
      assert.equal(
        readTyped({ id: "q", kind, ask: { en: "?" }, ...more }, text, "en"),
        answer,
        `"${text}"`,
      );
    }
  });
}

test("a date in Spanish has its day first", () => {
  const read = (/** @type {string} */ text) =>
    readTyped({ id: "q", kind: "date", ask: { en: "?" } }, text, "es");
  assert.deepEqual(["2020-05-31", "31/5/2020", "3-4-2020", "03.04.2020", "5/31/2020"].map(read), [
    "2020-05-31",
    "2020-05-31",
    "2020-04-03",
    "2020-04-03",
    null,
  ]);
});
