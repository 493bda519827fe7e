/** What is wrong with a settlement's file or with an assumption, in the reader's language. */

import type { Fault } from "../core/index.js";
import type { Language } from "./language.js";

/** English is not among them: it comes with each fault. Faults are rare, so the sentences are fetched when one is there. */
const catalogues: Record<
  Exclude<Language, "en">,
  () => Promise<{ default: Record<string, (params: Record<string, string>) => string> }>
> = {
  es: () => import("./generated/faults.es.js"),
};

/** The sentence for a fault; in English if there is none in the language, or if it cannot be fetched. */
export async function faultSentence(
  { code, params, message }: Pick<Fault, "code" | "params" | "message">,
  language: Language,
): Promise<string> {
  if (language === "en") return message;
  try {
    const { default: sentences } = await catalogues[language]();
    return sentences[code]?.(params) ?? message;
  } catch {
    return message;
  }
}
