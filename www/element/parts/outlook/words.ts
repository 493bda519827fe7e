/** The messages of the outlook, which are fetched with it. */

import { type Language, makeWords, type Words } from "../../language.js";

const catalogues: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../generated/outlook.en.js"),
  es: () => import("../../generated/outlook.es.js"),
};

/** Words that hold the outlook's messages and no others; in English, if those of the language do not come. */
export async function loadOutlookWords(language: Language): Promise<Words> {
  const { default: messages } = await catalogues[language]().catch(catalogues.en);
  return makeWords(language, messages as Parameters<typeof makeWords>[1]);
}
