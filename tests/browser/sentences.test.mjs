// The working in words: every code and every word that the core can give has its sentence, in either language.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { createCalculator } from "prorata";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

const read = (/** @type {string} */ path) => readFile(join(root, path), "utf8");
const load = async (/** @type {string} */ path) =>
  /** @type {any} */ (
    (await runnerImport(join(root, path), { configFile: false, logLevel: "error" })).module
  );
const languages = /** @type {const} */ (["en", "es"]);

/** The words of a language, as the page has them. @param {string} language */
async function wordsOf(language) {
  const { makeWords } = await load("www/explain/language.ts");
  const parts = await Promise.all(
    ["messages", "working"].map((part) => load(`www/explain/generated/${part}.${language}.js`)),
  );
  return makeWords(language, Object.assign({}, ...parts.map((messages) => messages.default)));
}

/** @type {Record<string, string[]>} words by the name of their type */
let types;
/** @type {Record<string, Record<string, string>>} */
let catalogues;
before(async () => {
  const source = (await read("www/core/generated/types.ts")).replace(/\/\*[\s\S]*?\*\//g, "");
  types = Object.fromEntries(
    source.split(/^export /m).map((declaration) => {
      const name = /^type (\w+) =/.exec(declaration)?.[1] ?? "";
      // The words of a type are its alternatives, or the codes of its alternatives.
      const codes = [...declaration.matchAll(/code: "([a-z-]+)"/g)];
      const words = codes.length > 0 ? codes : [...declaration.matchAll(/"([a-z-]+)"/g)];
      return [name, words.map(([, word]) => String(word))];
    }),
  );
  catalogues = {};
  for (const language of languages) {
    catalogues[language] = JSON.parse(await read(`www/locales/${language}.json`));
  }
});

describe("there is a message", () => {
  for (const language of languages) {
    test(`for each step: ${language}`, () => {
      const keys = Object.keys(catalogues[language] ?? {});
      assert.ok((types.Step?.length ?? 0) > 15, `${types.Step}`);
      for (const code of types.Step ?? []) {
        const known = keys.some(
          (key) => key === `step.${code}` || key.startsWith(`step.${code.replace(/s$/, "")}`),
        );
        assert.ok(known, code);
      }
    });

    test(`for each word: ${language}`, () => {
      const messages = catalogues[language] ?? {};
      for (const [type, ...prefixes] of [
        ["AmountKind", "told"],
        ["Basis", "basis"],
        ["Confidence", "confidence"],
        ["DeductionKind", "deduction"],
        ["EventKind", "date"],
        ["ExpectedBy", "expected"],
        ["LimitKind", "step.limit", "why"],
        ["PercentBase", "step.deduction"],
        ["Disposition", "disposition", "step.residual"],
        ["Stage", "step.claims"],
        ["Status", "status"],
        ["SumLimit", "weight"],
        ["TakesRule", "step.pool"],
        ["TermKind", "term"],
        ["UnitValue", "step.factor"],
        ["Weights", "step.weights"],
      ]) {
        const words = types[String(type)] ?? [];
        assert.ok(words.length >= 2, `${type}: ${words}`);
        for (const prefix of prefixes)
          for (const word of words)
            assert.ok(Object.hasOwn(messages, `${prefix}.${word}`), `${prefix}.${word}`);
      }
    });
  }

  test("in Spanish for each fault, which says as much as the English one", async () => {
    const spanish = JSON.parse(await read("www/locales/faults.es.json"));
    const source = await read("src/error/code.rs");
    const gaps = (/** @type {string} */ text) => [...new Set(text.match(/\{\w+\}/g))].sort();
    assert.ok((types.Code?.length ?? 0) > 50);
    assert.deepEqual(Object.keys(spanish).sort(), [...(types.Code ?? [])].sort());
    for (const [code, sentence] of Object.entries(spanish)) {
      const english = source.match(new RegExp(`= "${code}": "((?:[^"\\\\]|\\\\.)*)"`))?.[1];
      assert.ok(english, code);
      assert.deepEqual(gaps(sentence), gaps(english), code);
    }
  });
});

/** Answers of somebody who says yes to everything. @param {any} question */
function answer(question) {
  switch (question.kind) {
    case "state":
      return "IL";
    case "yes-no":
      return true;
    case "choice":
      return question.options[0].id;
    case "number":
      return Math.min(2, question.most ?? 2);
    case "date":
      return "2019-05-31";
    default:
      return "120.00";
  }
}

/** The working of every estimate that a file gives: for nobody, for a claimant, and with other assumptions. @param {any} settlement */
async function explanations(settlement) {
  const calculator = await createCalculator(settlement);
  /** @type {Record<string, any>} */
  let answers = {};
  for (let before = -1; Object.keys(answers).length > before; ) {
    before = Object.keys(answers).length;
    const asked = calculator.asked(answers);
    answers = Object.fromEntries(
      settlement.questions
        .filter((/** @type {any} */ { id }) => asked.includes(id))
        .map((/** @type {any} */ question) => [question.id, answer(question)]),
    );
  }
  const no = Object.fromEntries(
    settlement.questions
      .filter((/** @type {any} */ { kind }) => kind === "yes-no")
      .map((/** @type {any} */ { id }) => [id, false]),
  );
  const scenarios = settlement.fund.gross.scenarios ?? [];
  /** @type {import("../../www/core/generated/types.js").EstimateInput[]} */
  const inputs = [
    {},
    { answers },
    { answers: { ...answers, ...no } },
    ...scenarios.map((/** @type {any} */ { id }) => ({ assumptions: { scenario: id } })),
  ];
  return inputs.flatMap((input) => {
    try {
      return [calculator.explain(input)];
    } catch (error) {
      // Whoever says no may be asked something else; and some examples are for claims that come to nothing.
      assert.ok(
        ["missing-answer", "no-claims", "deductions-exceed-fund", "no-payment"].includes(
          /** @type {any} */ (error).code,
        ),
        String(error),
      );
      return [];
    }
  });
}

test("every step of every settlement and example is told, in either language", async () => {
  const { sentences } = await load("www/explain/sentences.ts");
  const words = { en: await wordsOf("en"), es: await wordsOf("es") };
  const seen = new Set();
  const files = [];
  for (const folder of ["settlements", "examples"])
    for (const file of await readdir(join(root, folder)))
      if (file.endsWith(".json")) files.push(join(folder, file));
  for (const file of files) {
    const settlement = JSON.parse(await read(file));
    for (const { steps } of await explanations(settlement)) {
      for (const language of languages) {
        const told = sentences({ settlement, words: words[language] }, steps);
        assert.equal(told.length, steps.length);
        for (const [index, sentences] of told.entries()) {
          const code = steps[index]?.code;
          seen.add(code);
          assert.ok(sentences.length > 0, `${file}, ${code}`);
          for (const sentence of sentences) {
            const said = `${file}, ${code}, ${language}: ${sentence}`;
            assert.ok(sentence.length > 10, said);
            assert.doesNotMatch(sentence, /undefined|null|NaN|Infinity|[{}]|step\.| {2}/, said);
          }
        }
      }
    }
  }
  assert.deepEqual(
    (types.Step ?? []).filter((code) => !seen.has(code)),
    [],
    "steps that no file gives",
  );
});

test("a few steps, word by word", async () => {
  const { sentences } = await load("www/explain/sentences.ts");
  const settlement = JSON.parse(await read("settlements/att-2025.json"));
  const pool = settlement.plan.pools[1].id;
  const steps = [
    {
      code: "weight",
      pool,
      group: "second",
      weights: "values",
      terms: [
        { kind: "fixed", each: null, units: null, percent: null, of: null, value: "15.00" },
        { kind: "per-month", each: "1.00", units: 26, percent: null, of: null, value: "26.00" },
        { kind: "percent-of", each: null, units: null, percent: "15", of: "99.50", value: "14.93" },
      ],
      sum: "55.93",
      limit: "most",
      weight: "50.00",
    },
    {
      code: "factor",
      pool,
      weights: "values",
      amount: "1000000.10",
      surplus: "0.00",
      atLimits: "200000.05",
      limits: [],
      sharing: "3200000.00",
      factor: "0.25",
      factorCut: true,
      rule: "exact",
    },
    { code: "residual", amount: "7.20", to: "reversion", sources: [], confidence: "not-found" },
  ];
  const name = settlement.plan.pools[1].name;
  assert.deepEqual(sentences({ settlement, words: await wordsOf("en") }, steps).flat(), [
    `${name.en} – Your answers make $15.00 + 26 months × $1.00 + 15% of $99.50 = $55.93. The plan counts at most $50.00.`,
    `${name.en} – $200,000.05 of the $1,000,000.10 goes to claims that are at a limit. $800,000.05 for $3,200,000 of claims pays about $0.25 for each dollar.`,
    "$7.20 is left in the end. It goes back to the company.",
  ]);
  assert.deepEqual(
    sentences({ settlement, words: await wordsOf("es") }, steps)
      .flat()
      .slice(0, 1),
    [
      `${name.es} – Sus respuestas dan $15.00 + 26 meses × $1.00 + 15% de $99.50 = $55.93. El plan cuenta como máximo $50.00.`,
    ],
  );
});
