import type { From } from "../core/generated/types.js";
import type { Told } from "../explain/names.js";

/**
 * Where a figure is from: sources with addresses, how far to trust them, and the note.
 *
 * @param noted notes that have been told already: what is told of several figures is told once
 */
export function sourceLines({ settlement, words }: Told, from: From, noted: Set<string>): string[] {
  const tag = `[${words.find(`confidence.${from.confidence}`) ?? from.confidence}]`;
  const known = from.sources.flatMap((id) => settlement.sources[id] ?? []);
  const list = known.map(({ publisher, url }) => `${publisher} <${url}>`).join(", ");
  const line =
    known.length > 0
      ? `${words.t("working.source", { count: known.length })}: ${list} ${tag}`
      : tag;
  const note = from.note ? words.text(from.note) : "";
  if (note === "" || noted.has(note)) return [line];
  noted.add(note);
  return [line, note];
}
