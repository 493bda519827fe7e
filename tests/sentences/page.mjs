/** What the page says, as text, without a browser: its templates drawn by hand. */

import { join } from "node:path";
import { runnerImport } from "vite";
import { root } from "../../scripts/lib/run.mjs";

/** A module of the front end. @param {string} path @returns {Promise<any>} */
export const load = async (path) =>
  (await runnerImport(join(root, path), { configFile: false, logLevel: "error" })).module;

/** All words of a language. @param {"en" | "es"} language */
export async function wordsOf(language) {
  const { makeWords } = await load("www/explain/language.ts");
  const parts = await Promise.all(
    ["messages", "working", "outlook"].map((part) =>
      load(`www/explain/generated/${part}.${language}.js`),
    ),
  );
  return makeWords(language, Object.assign({}, ...parts.map((messages) => messages.default)));
}

/** The text of what a template draws. @param {any} drawn @returns {string} */
export function textOf(drawn) {
  if (drawn === null || drawn === undefined || typeof drawn === "symbol") return "";
  if (typeof drawn === "function") return "";
  if (Array.isArray(drawn)) return drawn.map(textOf).join(" ");
  if (typeof drawn !== "object") return String(drawn);
  if (drawn.strings) {
    const pieces = drawn.strings.flatMap((/** @type {string} */ string, /** @type {number} */ i) =>
      i < drawn.values.length ? [string, textOf(drawn.values[i])] : [string],
    );
    const markup = pieces.join("").replace(/<(path|line|rect|circle|option)\b[^>]*>/g, " ");
    const said = [...markup.matchAll(/aria-(?:label|valuetext)="?([^">]*)/g)].map(
      ([, text]) => text,
    );
    return [markup.replace(/<[^>]*>/g, " "), ...said].join(" ").replace(/\s+/g, " ");
  }
  // A directive: what it is given last is what is drawn.
  return drawn.values ? textOf(drawn.values.at(-1)) : "";
}

/**
 * The settlement with texts in place of its own that say nothing: what a file says is for its author to answer for.
 * @param {any} data
 * @returns {any}
 */
export function silenced(data) {
  if (Array.isArray(data)) return data.map(silenced);
  if (typeof data !== "object" || data === null) return data;
  if (typeof data.en === "string") return { en: "§", es: "§" };
  if (typeof data.publisher === "string") {
    return { ...data, publisher: "§", title: "§", url: "https://example.org/" };
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, silenced(value)]));
}

/** Everything that draws a part of the page. */
export async function parts() {
  const [answer, condition, division, failure, heading, record, receipt, range, chart, figures] =
    await Promise.all(
      [
        "answer",
        "condition",
        "division",
        "failure",
        "heading",
        "record",
        "receipt",
        "outlook/range",
        "outlook/chart",
        "outlook/figures",
      ].map((name) => load(`www/element/parts/${name}.ts`)),
    );
  const whatIf = await load("www/element/parts/outlook/what-if.ts");
  const { assumed, claimsScale } = await load("www/element/claims.ts");
  const { inputKey } = await load("www/element/input.ts");
  const { isClosed } = await load("www/explain/status.ts");

  /** What the page knows. @param {any} known */
  const viewOf = (known) => {
    const { settlement, base, answers, estimate, forecast } = known;
    const scale = claimsScale(settlement, base);
    const asked = Object.keys(answers ?? {});
    const state = {
      problem: null,
      sentence: null,
      typed: {},
      working: { why: receipt.why },
      announcement: "",
      outlookFailed: false,
      act: {},
      calculator: {},
      scenario: null,
      ...known,
      answers: answers ?? {},
      asked: answers ? asked : ["unanswered"],
      scale,
      stop: known.stop ?? scale?.own ?? 0,
      estimate,
      // By its status alone, since nobody's clock should decide what is tested.
      closed: isClosed(settlement, new Date(0)),
    };
    const p = forecast?.payment;
    return {
      ...state,
      foreseen: { input: inputKey(state), range: p && { low: p.p10, high: p.p90 } },
    };
  };

  /** All that stands on the page, and is said of it. @param {any} view @returns {Record<string, string>} */
  const page = (view) => {
    const { forecast, curve, solved, estimate } = view;
    const at = forecast && { ...forecast, stop: view.stop };
    const own = estimate?.claimant?.eligible;
    return {
      heading: textOf(heading.heading(view)),
      answer: textOf(answer.answer(view)),
      division: textOf(division.division(view)),
      outcome: textOf(record.outcome(view)),
      dates: textOf(record.dates(view)),
      notes: textOf(record.notes(view)),
      ...(estimate ? { said: condition.announcementOf(view, estimate) } : {}),
      ...(own && at
        ? { range: textOf(range.range(view, at)), drivers: textOf(range.drivers(view, at)) }
        : {}),
      ...(own && at
        ? { worst: range.worstText(view.words, estimate, estimate.claimant, at.payment) }
        : {}),
      ...(own && curve && view.scale ? { chart: chart.essence(view, view.scale, { curve }) } : {}),
      ...(solved ? { solution: solved.map((one) => whatIf.solution(view, one)).join(" ") } : {}),
    };
  };

  return {
    viewOf,
    page,
    /** What stands in place of an estimate that cannot be had. @param {any} view @param {unknown} error */
    failure: (view, error) => textOf(failure.failure(view, { stage: "estimate", error })),
    axis: figures.axis,
    solve: figures.solve,
    assumed,
  };
}
