import type { From, Source } from "../core/generated/types.js";
import type { Words } from "../explain/language.js";
import { sourcePlace, type Told } from "../explain/names.js";

/**
 * Where a figure is from: sources with addresses, how far to trust them, and the note.
 *
 * @param noted notes that have been told already: what is told of several figures is told once
 */
export function sourceLines({ settlement, words }: Told, from: From, noted: Set<string>): string[] {
  const tag = `[${words.find(`confidence.${from.confidence}`) ?? from.confidence}]`;
  const known = from.sources.flatMap((id) => settlement.sources[id] ?? []);
  const list = known.map((source) => named(words, source)).join(", ");
  const line =
    known.length > 0
      ? `${words.t("working.source", { count: known.length })}: ${list} ${tag}`
      : tag;
  const note = from.note ? words.text(from.note) : "";
  if (note === "" || noted.has(note)) return [line];
  noted.add(note);
  return [line, note];
}

/** A source and where it is found: its address, or else its place on a docket, or its title and date. */
function named(words: Words, source: Source): string {
  const place = source.url == null ? sourcePlace(words, source) : source.url;
  return `${source.publisher} <${place}>`;
}
