// Every sentence that the catalogue, the examples and the cases of tests/sentences can give, in either language, on the page,
// in the working and on the command line: read, and held to the numbers of the result.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { createCalculator, ProrataError } from "prorata";
import { cases, refused } from "../sentences/cases.mjs";
import {
  faultsOfProducts,
  faultsOfRanges,
  faultsOfStep,
  faultsOfText,
} from "../sentences/checks.mjs";
import { load, parts, silenced, wordsOf } from "../sentences/page.mjs";
import { answerSets } from "./answer-sets.mjs";

const project = new URL("../../", import.meta.url);
const languages = /** @type {const} */ (["en", "es"]);
/** One for each way in which things are told. */
const statuses = ["proposed", "claims-open", "claims-closed", "approved", "paid"];
const failed = ["rejected", "withdrawn", "terminated"];
const MOST_CLAIMANTS = 8;

/** Every settlement of the catalogue, every example and every case. */
async function files() {
  const all = cases.map(({ settlement }) => settlement);
  for (const folder of ["settlements/", "examples/"]) {
    for (const name of (await readdir(new URL(folder, project))).sort()) {
      all.push(JSON.parse(await readFile(new URL(folder + name, project), "utf8")));
    }
  }
  return all;
}

let words, sentences, report, draw;
before(async () => {
  words = { en: await wordsOf("en"), es: await wordsOf("es") };
  ({ sentences } = await load("www/explain/sentences.ts"));
  ({ report } = await load("www/cli/report.ts"));
  draw = await parts();
});

/** The result, or nothing if it cannot be had. @template T @param {() => T} work @returns {T | null} */
function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProrataError) return null;
    throw error;
  }
}

/** The working for a claimant with other answers. */
const stepsOf = (calculator) => (/** @type {any} */ answers) =>
  calculator.explain({ answers }).steps;

/** Everything that is worked out for an input. */
function workedOut(calculator, input, scale) {
  const found = attempt(() => ({
    estimate: calculator.estimate(input),
    steps: calculator.explain(input).steps,
  }));
  if (!found) return null;
  const { claimant } = found.estimate;
  const asks = claimant?.eligible && found.steps.some(({ code }) => code === "payment");
  if (!asks) return { ...found, forecast: null, curve: null, solved: null };
  const amounts = ["0.01", claimant.payment, "123456789.00"];
  return {
    ...found,
    forecast: attempt(() => calculator.forecast(input, { draws: 200 })),
    curve: scale && attempt(() => calculator.curve(input, { ...draw.axis(scale), points: 5 })),
    solved: amounts.map((payment) => draw.solve(calculator, input, payment)),
  };
}

/** What can be asked of a file: of the plan, of claimants, and with few and many claims. */
function inputs(settlement) {
  const claimants = answerSets(settlement, MOST_CLAIMANTS).map((answers) => ({ answers }));
  const { members } = settlement.groups[0];
  const rates = members
    ? ["0.001", "0.3"].map((claimsRate) => ({ assumptions: { claimsRate } }))
    : [];
  const scenarios = (settlement.fund.gross.scenarios ?? []).map(({ id }) => ({
    assumptions: { scenario: id },
  }));
  const [first] = claimants;
  return [{}, ...claimants, ...[...rates, ...scenarios].map((one) => ({ ...first, ...one }))];
}

/**
 * Reads all that is said of one result.
 * @param {Set<string>} wrong takes what is wrong with it
 * @returns {number} how many sentences there were
 */
function read({ calculator, settlement, base }, status, input, found, wrong) {
  const told = { ...silenced(settlement), status };
  // Nothing has been paid before anything is approved.
  if (!["paying", "paid", "approved"].includes(status)) told.outcome = null;
  let count = 0;
  for (const language of languages) {
    /** @param {string[]} faults @param {string} text */
    const note = (faults, text) => {
      count += 1;
      for (const fault of faults)
        wrong.add(`${fault} [${status}] ${text} ${JSON.stringify(input)}`);
    };
    const context = { language, settlement: told, estimate: found.estimate, steps: found.steps };
    const said = sentences({ settlement: told, words: words[language] }, found.steps);
    for (const [index, step] of found.steps.entries()) {
      note(faultsOfStep(step, said[index], context), `${step.code}: ${said[index].join(" ")}`);
    }
    const view = draw.viewOf({
      words: words[language],
      settlement: told,
      calculator,
      base,
      answers: input.answers,
      ...found,
    });
    const drawn = draw.page(view);
    for (const [part, text] of Object.entries(drawn)) {
      // What a claimant must know is of any payment, whenever it is made.
      const when = part === "notes" ? "" : status;
      note(faultsOfText(text, language, when), `${part}: ${text}`);
    }
    const lines = report(
      { settlement: told, words: words[language] },
      { ...found, plan: base, stepsFor: stepsOf(calculator), asked: [] },
    );
    for (const line of lines) note(faultsOfText(line, language, status), line);
    if (found.estimate.refused.length > 0) {
      const sides =
        /falls on one side|cae del mismo lado|went against you|saliera en su contra|whichever way/;
      for (const text of [...lines, ...Object.values(drawn)]) {
        if (sides.test(text)) wrong.add(`the plan cannot be carried out on one side: ${text}`);
      }
    }
    const { range = "", worst = "" } = drawn;
    const line = (/** @type {RegExp} */ pattern) => lines.find((one) => pattern.test(one)) ?? "";
    for (const [probable, most] of [
      [String(range.split(/8 (?:times|veces)/)[0]), worst],
      [line(/^Probabl/), line(/^(?:Between|Entre) |whichever|salgan/)],
    ]) {
      note(faultsOfRanges(probable, most), `${probable} / ${most}`);
    }
  }
  return count;
}

/** Reads what is said where the slider stands at one of its ends and nothing can be worked out. */
function readFailures(calculator, settlement, base, wrong) {
  const { scale } = draw.viewOf({ settlement, base });
  for (const stop of scale ? [0, scale.stops.length - 1] : []) {
    try {
      calculator.estimate({ assumptions: draw.assumed(scale, scale.stops[stop]) });
    } catch (error) {
      for (const language of languages) {
        const known = { words: words[language], settlement: silenced(settlement), base, stop };
        const text = draw.failure(draw.viewOf({ ...known, estimate: null, steps: [] }), error);
        for (const fault of faultsOfText(text, language, "")) wrong.add(`${fault} ${text}`);
        // The base has been worked out, so that to go back helps, and nothing else is known to.
        const helps = /move the slider back|vuelva a poner el control/;
        if (!helps.test(text)) wrong.add(`no way out: ${text}`);
      }
    }
  }
}

describe("all that is said is so", async () => {
  for (const settlement of await files()) {
    if (failed.includes(settlement.status)) continue; // there is nothing to work out
    test(settlement.id, async (t) => {
      const calculator = await createCalculator(settlement);
      t.after(() => calculator.free());
      const base = calculator.estimate();
      const { scale } = draw.viewOf({ settlement, base });
      const known = { calculator, settlement, base };
      const wrong = new Set();
      let count = 0;
      for (const [index, input] of inputs(settlement).entries()) {
        const found = workedOut(calculator, input, scale);
        if (!found) continue;
        // How it is said changes with how far a settlement has come; what comes out does not.
        const all = index < 2 ? statuses : [settlement.status];
        for (const status of all) count += read(known, status, input, found, wrong);
      }
      readFailures(calculator, settlement, base, wrong);
      assert.deepEqual([...wrong].slice(0, 10), []);
      assert.ok(count > 100, `${count} sentences`);
    });
  }
});

test("of a settlement that has come to nothing, nothing is expected", async () => {
  for (const settlement of await files()) {
    for (const status of failed) {
      for (const language of languages) {
        const told = { ...silenced(settlement), status, outcome: null };
        const known = { words: words[language], settlement: told, base: null, estimate: null };
        const drawn = draw.page(draw.viewOf({ ...known, steps: [] }));
        for (const part of ["heading", "division", "outcome", "dates", "notes"]) {
          const when = part === "notes" ? "" : status;
          assert.deepEqual(
            faultsOfText(drawn[part], language, when),
            [],
            `${part}: ${drawn[part]}`,
          );
        }
      }
    }
  }
});

describe("of what was once told wrong, the truth", () => {
  for (const { settlement, answers, en, es = [], page = [], never = [] } of cases) {
    test(settlement.id, async (t) => {
      const calculator = await createCalculator(settlement);
      t.after(() => calculator.free());
      const { steps } = calculator.explain({ answers });
      const said = (language) =>
        sentences({ settlement, words: words[language] }, steps).flat().join("\n");
      for (const [language, expected] of Object.entries({ en, es })) {
        const text = said(language);
        for (const sentence of expected)
          assert.ok(text.includes(sentence), `${sentence}\n\n${text}`);
      }
      const input = { answers };
      const estimate = calculator.estimate(input);
      const forecast = calculator.forecast(input);
      const told = { settlement, words: words.en };
      const lines = report(told, {
        estimate,
        steps,
        forecast,
        plan: estimate,
        stepsFor: stepsOf(calculator),
        asked: [],
      }).join("\n");
      for (const sentence of page) assert.ok(lines.includes(sentence), `${sentence}\n\n${lines}`);
      for (const pattern of never) assert.doesNotMatch(lines, pattern);
    });
  }

  for (const { settlement, code, says } of refused) {
    test(settlement.id, async () => {
      await assert.rejects(createCalculator(settlement), (error) => {
        assert.equal(error.code, code);
        assert.match(error.message, says);
        return true;
      });
    });
  }
});

test("every refusal names a way out, in either language", async () => {
  const source = await readFile(new URL("src/error/code.rs", project), "utf8");
  const english = [...source.matchAll(/= "([a-z-]+)": "((?:[^"\\]|\\.)*)"/g)];
  const spanish = JSON.parse(
    await readFile(new URL("www/locales/faults.es.json", project), "utf8"),
  );
  assert.ok(english.length > 70);
  const verbs = {
    en: /(?:^|[.;:] |, (?:or|and) |or |, )(?:Add|Ask|Assume|Begin|Change|Cite|Give|Hand|Leave|Look|Lower|Make|Mend|Move|Name|Put|Remove|Rename|Say|Shorten|Correct|Take|Use|Write)\b/i,
    es: /(?:^|[.;:] |, (?:o|y) |o |, )(?:Acórtelos|Agregue|Agréguela|Baje|Busque|Cambie|Cite|Cítela|Corrija|Dé|Deje|Diga|Dígalo|Empiece|Entregue|Escriba|Escríbala|Escríbalo|Haga|Junte|Nombre|No suponga|Ponga|Póngala|Póngalo|Póngale|Quite|Quítela|Quítelas|Quítelo|Quítelos|Redúzcalas|Redúzcalos|Respóndala|Revise|Suponga|Use|Vuelva)(?!\p{L})/iu,
  };
  for (const [, code, sentence] of english) {
    assert.match(sentence.replaceAll('\\"', '"'), verbs.en, code);
    assert.match(spanish[code], verbs.es, code);
  }
});

describe("the checks notice", () => {
  const wrong = /** @type {const} */ ([
    ["1 claims were accepted.", "paid"],
    ["40 claim was filed.", "paid"],
    ["Probably between $25.00 and $25.00, with the claims that were actually made.", "paid"],
    ["Probablemente entre $25.00 y $25.00.", "paid", "es"],
    ["It may be anything from 90 to 110.", "paid"],
    ["as requested; the court may award less", "approved"],
    ["$1,000 less $0 leaves $1,000 to share out.", "paid"],
    ["$0 is left in the end. It goes back to the company.", "paid"],
    ["Al final quedan $0. Vuelven a la empresa.", "paid", "es"],
    ["100 claims were filed.", "claims-open"],
    ["with the claims that were actually made", "proposed"],
    ["90,000 claims, 20% of 450,000 people", "paid"],
    ["all: 100 claims, if things go as you set them above.", "paid"],
    ["The figures we found give a single amount", "paid"],
    ["With no claims there is nothing to divide. Move the slider to the right.", "paid"],
    ["all: $2,499,980.00 × 0.04 = $100,000.00.", "paid"],
  ]);
  for (const [text, status, language = "en"] of wrong) {
    test(text, () => assert.notDeepEqual(faultsOfText(text, language, status), []));
  }

  test("a product that is another", () => {
    assert.deepEqual(faultsOfProducts("6 shares × $27.84 = $167.04."), []);
    assert.notDeepEqual(faultsOfProducts("6 shares × $27.84 = $167.05."), []);
    assert.deepEqual(
      faultsOfProducts("1 share × about $33.333333 = $33.33, cut down to the cent."),
      [],
    );
  });

  test("a tenth percentile below the worst case", () => {
    const [probable, most] = ["between $12.55 and $91.49", "$12.56; if all went your way, $91.49"];
    assert.notDeepEqual(faultsOfRanges(probable, most), []);
    assert.notDeepEqual(faultsOfRanges(probable, "$12.55 and $91.49"), []);
    assert.deepEqual(faultsOfRanges(probable, "$12.54 and $91.50"), []);
  });

  test("what a step's numbers do not say", async (t) => {
    const [one] = cases;
    const calculator = await createCalculator(one.settlement);
    t.after(() => calculator.free());
    const [estimate, { steps }] = [calculator.estimate(), calculator.explain()];
    const context = { language: "en", settlement: one.settlement, estimate, steps };
    const of = (code) => steps.find((step) => step.code === code);
    const faults = (code, text, more = {}) =>
      faultsOfStep({ ...of(code), ...more }, [text], context);
    assert.notDeepEqual(faults("gross-fund", "The settlement fund is $10,101."), []);
    assert.notDeepEqual(faults("de-minimis", "10 claims", { claims: 990 }), []);
    assert.notDeepEqual(faults("de-minimis", "No claim is left."), []);
    assert.notDeepEqual(faults("claims", "light: 10 claims were accepted.", { low: 9 }), []);
    assert.notDeepEqual(faults("factor", "Every claim is paid just what its limit says."), []);
    assert.notDeepEqual(faults("net-fund", "-$5 is left."), []);
  });
});
