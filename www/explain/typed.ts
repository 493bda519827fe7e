/** What people type, as the calculator wants it. Nothing here goes through a floating point number. */

import type { Question } from "../core/index.js";
import type { Language } from "./language.js";

/** The answer that a text typed by somebody of this language stands for; null if it stands for none. */
export function readTyped(
  question: Question,
  typed: string,
  language: Language,
): string | number | null {
  const text = typed.normalize("NFKC").replace(/\s/g, "");
  if (question.kind === "amount") return readAmount(text);
  if (question.kind === "date") return readDate(text, language);
  const number = readNumber(text);
  return number === null || number > (question.most ?? number) ? null : number;
}

/** "75.00", from "75", "75.5", "$1,200" or "75,50". "1.200" could be either of two amounts, so it is neither. */
export function readAmount(text: string): string | null {
  const plain = text.replace(/^(US)?\$|(USD)$/gi, "");
  const [, whole = "", part = ""] =
    /^(\d*|\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?$/.exec(plain) ??
    /^(\d+|\d{1,3}(?:\.\d{3})+),(\d{2})$/.exec(plain) ??
    [];
  const digits = whole.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  if (digits + part === "" || digits.length > 12) return null;
  return `${digits || "0"}.${part.padEnd(2, "0")}`;
}

/** A whole number, with or without commas between thousands. */
function readNumber(text: string): number | null {
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(text) && text.length < 12
    ? Number(text.replaceAll(",", ""))
    : null;
}

/**
 * "2020-05-31", from a date control or, where a browser has none, as the language writes it: in English "5/31/2020", in
 * Spanish "31/5/2020".
 */
export function readDate(text: string, language: Language): string | null {
  const [, first = "", second = "", year] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const monthAndDay = language === "es" ? [second, first] : [first, second];
  const day = year ? [year, ...monthAndDay.map((part) => part.padStart(2, "0"))].join("-") : text;
  // A year that is still being typed begins with noughts.
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return null;
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day) ? day : null;
}
