/** What is wrong with a settlement's file or with an assumption. Faults are rare, so sentences are fetched when one is there. */

import { type Fault, ProrataError, useSentences } from "../core/error.js";
import type { Language } from "../explain/language.js";

/** English is not among them: it belongs to the error itself. */
const catalogues: Record<
  Exclude<Language, "en">,
  () => Promise<{ default: Record<string, (params: Record<string, string>) => string> }>
> = {
  es: () => import("../explain/generated/faults.es.js"),
};

/** An error with the core's English sentences; if they cannot be fetched, the codes still stand in for them. */
export async function withSentences<E>(error: E): Promise<E> {
  if (!(error instanceof ProrataError)) return error;
  if (error.faults.every(({ code, message }) => message !== code)) return error;
  try {
    const { sentences } = await import("../core/generated/faults.en.js");
    useSentences(sentences);
  } catch {
    return error;
  }
  // A new one, because a stack begins with the message; if there is a cause, it is the same.
  return new ProrataError(error.faults as [Fault], error) as E & ProrataError;
}

/** What an error's first fault is in words; in English if there are none in the language, or if they cannot be fetched. */
export async function faultSentence(
  error: ProrataError,
  language: Language,
): Promise<string | undefined> {
  const [fault] = error.faults;
  if (fault && language !== "en") {
    const sentences = await catalogues[language]().catch(() => undefined);
    const sentence = sentences?.default[fault.code]?.(fault.params);
    if (sentence !== undefined) return sentence;
  }
  return (await withSentences(error)).faults[0]?.message;
}
