/** What is wrong with a settlement's file or with an assumption. Faults are rare, so sentences are fetched when one is there. */

import { type Fault, ProrataError, useSentences } from "../core/error.js";
import { fetchMessages, type Language } from "../explain/language.js";

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
  const { code, params } = error;
  // The English ones are no messages: they belong to the error itself.
  const sentences = await fetchMessages(language, "faults").catch(() => undefined);
  return sentences?.[code]?.(params) ?? (await withSentences(error)).faults[0]?.message;
}
