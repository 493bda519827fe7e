// The element's messages, www/locales/LANGUAGE.json in ICU MessageFormat, to one JavaScript module a language. Beside
// them faults.LANGUAGE.json: what the core says of faults, in another language than its own English.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/lib/compile-module.js";
import { parse } from "@messageformat/parser";
import { root, Stop } from "../lib/run.mjs";

const SOURCE = join(root, "www/locales");
const TARGET = join(root, "www/explain/generated");

/** @typedef {Record<string, string>} Catalogue messages by key */

export async function buildMessages() {
  /** @type {Record<string, Catalogue>} */
  const catalogues = {};
  /** @type {Record<string, Catalogue>} */
  const faultCatalogues = {};
  for (const file of (await readdir(SOURCE)).filter((name) => name.endsWith(".json"))) {
    const [language = "", prefix] = basename(file, ".json").split(".").reverse();
    const holder = prefix === "faults" ? faultCatalogues : catalogues;
    holder[language] = JSON.parse(await readFile(join(SOURCE, file), "utf8"));
  }
  const faults = differences(catalogues);
  if (faults.length > 0) throw new Stop(["www/locales:", ...faults].join("\n  "));

  await mkdir(TARGET, { recursive: true });
  for (const [language, catalogue] of Object.entries(catalogues)) {
    const types = language === "en" ? english(catalogue) : translated;
    for (const part of ["messages", ...Object.keys(later)]) {
      const own = Object.entries(catalogue).filter(([key]) => partOf(key) === part);
      const declared = part === "messages" ? types : translated;
      await write(`${part}.${language}`, language, Object.fromEntries(own), declared);
    }
  }
  for (const [language, catalogue] of Object.entries(faultCatalogues)) {
    await write(`faults.${language}`, language, catalogue, ofFaults);
  }
}

/** What comes into the page after the first estimate, and how its messages begin. */
const later = { working: ["step.", "basis.", "why.", "weight.", "term."], outlook: ["outlook."] };

/** The module that a message belongs into. @param {string} key */
function partOf(key) {
  const parts = Object.entries(later);
  const [part] = parts.find(([, begins]) => begins.some((begin) => key.startsWith(begin))) ?? [];
  return part ?? "messages";
}

/** @param {string} name @param {string} language @param {Catalogue} catalogue @param {string} types */
async function write(name, language, catalogue, types) {
  // Numbers and dates are formatted before they get here, so nothing but text goes in.
  const format = new MessageFormat(language, { strict: true });
  await writeFile(join(TARGET, `${name}.js`), compileModule(format, catalogue));
  await writeFile(join(TARGET, `${name}.d.ts`), types);
}

/**
 * What keeps a translation from standing in for the English messages.
 *
 * @param {Record<string, Catalogue>} catalogues by language
 */
export function differences(catalogues) {
  const { en, ...translations } = catalogues;
  /** @type {string[]} */
  const faults = [];
  if (!en) return ["en.json is missing"];
  for (const [language, catalogue] of Object.entries(translations)) {
    for (const key of Object.keys(catalogue)) {
      if (!(key in en)) faults.push(`${language}.json has "${key}", which en.json has not`);
    }
    for (const [key, message] of Object.entries(en)) {
      const translation = catalogue[key];
      if (translation === undefined) {
        faults.push(`${language}.json lacks "${key}"`);
        continue;
      }
      const [ours, theirs] = [describe(message), describe(translation)];
      if (ours !== theirs)
        faults.push(`${language}.json, "${key}": has ${theirs}, English has ${ours}`);
    }
  }
  return faults;
}

/** @param {string} message */
function describe(message) {
  return (
    [...parameters(message)].map(([name, type]) => `{${name}: ${type}}`).join(" ") ||
    "no parameters"
  );
}

/**
 * The parameters of a message with their TypeScript types, in alphabetical order.
 *
 * @param {string} message
 * @returns {Map<string, string>}
 */
export function parameters(message) {
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @param {import("@messageformat/parser").Token[]} tokens */
  const visit = (tokens) => {
    for (const token of tokens) {
      if (token.type === "content" || token.type === "octothorpe") continue;
      const counted = token.type === "plural" || token.type === "selectordinal";
      // A number that is also shown as it is stays a number.
      if (counted || !found.has(token.arg)) found.set(token.arg, counted ? "number" : "string");
      if ("cases" in token) for (const { tokens } of token.cases) visit(tokens);
    }
  };
  visit(parse(message, { strict: true }));
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {Catalogue} catalogue */
function english(catalogue) {
  const keys = Object.entries(catalogue).map(([key, message]) => {
    const fields = [...parameters(message)].map(([name, type]) => `${name}: ${type}`);
    const comment = message.replaceAll("*/", "* /").replaceAll("\n", " ");
    return `  /** ${comment} */\n  ${JSON.stringify(key)}: { ${fields.join("; ")} };\n`.replace(
      "{  }",
      "{}",
    );
  });
  return `// Made from www/locales/en.json by scripts/build/messages.mjs.

/** The parameters of each message. */
export interface MessageParameters {
${keys.join("")}}

/** The name of a message. */
export type MessageKey = keyof MessageParameters;

declare const messages: { [Key in MessageKey]: (parameters?: Record<string, unknown>) => string };
export default messages;
`;
}

const translated = `// Made by scripts/build/messages.mjs.

import type english from "./messages.en.js";

declare const messages: typeof english;
export default messages;
`;

const ofFaults = `// Made by scripts/build/messages.mjs.

import type { Code } from "../../core/index.js";

declare const sentences: { [Key in Code]: (params: Record<string, string>) => string };
export default sentences;
`;
