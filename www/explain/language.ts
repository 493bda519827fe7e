import type { Text } from "../core/index.js";
import type { MessageKey, MessageParameters } from "./generated/messages.en.js";

/** The languages the element speaks. A settlement file may be in fewer; its texts then fall back to English. */
export type Language = "en" | "es";

export type { MessageKey };

/** The gaps of a message; where it may be one of several, the gaps of all of them. */
type Filled<Key extends MessageKey> = (
  Key extends unknown
    ? (gaps: MessageParameters[Key]) => void
    : never
) extends (gaps: infer All) => void
  ? All
  : never;

/** What fills the gaps of a message: nothing, if it has none. */
type Gaps<Key extends MessageKey> = keyof Filled<Key> extends never ? [] : [Filled<Key>];

type Messages = Record<string, (gaps: Record<string, unknown>) => string>;

/** Messages that not everybody needs at once: those of the working, and those that say how sure a payment is. */
export type LaterPart = "working" | "outlook";

/** Fetches messages; those of the other languages and parts stay on the server. */
export async function fetchMessages(
  language: Language,
  part: "messages" | LaterPart | "faults",
): Promise<Messages> {
  return (await import(`./generated/${part}.${language}.js`)).default;
}

/** The language to use for `tag` ("es-MX", "EN", ...); English for all that the element does not speak. */
export function languageFor(tag: string | null | undefined): Language {
  const primary = (tag ?? "").toLowerCase().split("-")[0];
  return primary === "es" ? "es" : "en";
}

/** The language of the nearest element around `element`, across shadow roots, that declares one. */
export function inheritedLanguage(element: Element): Language {
  for (let at: Element | null = element; at; ) {
    const declared = at.closest("[lang]");
    if (declared) return languageFor(declared.getAttribute("lang"));
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return "en";
}

/** The words of a language; more of them can be learnt. */
export async function loadWords(language: Language): Promise<Words> {
  return makeWords(language, { ...(await fetchMessages(language, "messages")) });
}

const usd = { style: "currency", currency: "USD" } as const;

/** How a year is written, a month of one, and a day. */
const dates = [
  { year: "numeric" },
  { year: "numeric", month: "long" },
  { year: "numeric", month: "long", day: "numeric" },
] as const;

/** Everything that turns data into words: messages, and numbers, money and dates in the claimant's language. */
export type Words = ReturnType<typeof makeWords>;

/** @param messages those of the first part at least; what is learnt is added to them */
export function makeWords(language: Language, messages: Messages) {
  const locale = `${language}-US`; // numbers and dates as they are written in the United States, in either language
  /** `Intl` formats decimal strings exactly; only its types ask for a literal. */
  const writer = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (decimal: number | string) => format.format(decimal as `${number}`);
  };
  const money = writer(usd);
  const dollars = writer({ ...usd, minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const find = (key: string, gaps: Record<string, unknown> = {}) =>
    Object.hasOwn(messages, key) ? messages[key]?.(gaps) : undefined;
  return {
    language,
    /** The message `key` with its gaps filled in. */
    t: <Key extends MessageKey>(key: Key, ...[gaps]: Gaps<Key>): string =>
      find(key, gaps as Record<string, unknown>) ?? key,
    /** As `t`, for a key made at run time; `undefined` if there is no such message. */
    find,
    /** How the keys go on that begin with `start`: "IL" and others, for "state." */
    keys: (start: string) =>
      Object.keys(messages).flatMap((key) =>
        key.startsWith(start) ? key.slice(start.length) : [],
      ),
    /** Fetches a further part of the messages; in English, if those of the language do not come. */
    learn: async (part: LaterPart) => {
      const english = () => fetchMessages("en", part);
      Object.assign(messages, await fetchMessages(language, part).catch(english));
    },
    /** A settlement file's text in this language, else in English. */
    text: (text: Text) => text[language] ?? text.en,
    /** "$27.84", from "27.84". */
    money,
    /** "$92,000,000", from "92000000.00": cents only where there are any. */
    wholeMoney: (amount: string) => (amount.endsWith(".00") ? dollars : money)(amount),
    /** "$27.848402", from "27.848402": as many decimals as are given. */
    unitMoney: writer({ ...usd, maximumFractionDigits: 6 }),
    number: writer({ maximumFractionDigits: 6 }),
    /** "1.4M", from 1400000. */
    compact: writer({ notation: "compact" }),
    /** "1.57%", from 0.0157 or "0.0157": three digits. */
    percent: writer({ style: "percent", maximumSignificantDigits: 3 }),
    /** "1.2345678%", from "0.012345678": as many decimals as are given. */
    exactPercent: writer({ style: "percent", maximumFractionDigits: 7 }),
    /** "33.33%", from "33.33": as many decimals as are given. */
    percentOf100: writer({ style: "unit", unit: "percent", maximumFractionDigits: 7 }),
    /** "October 27, 2022", "October 2022" or "2022". */
    date: (date: string) => {
      const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
      const options = { ...dates[date.split("-").length - 1], timeZone: "UTC" };
      return new Intl.DateTimeFormat(locale, options).format(Date.UTC(year, month - 1, day));
    },
    /** "Pacific Time", of "America/Los_Angeles"; the name itself if the browser does not know it. */
    zone: (timeZone: string) => {
      try {
        const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" });
        const name = format.formatToParts().find(({ type }) => type === "timeZoneName");
        return name?.value ?? timeZone;
      } catch {
        return timeZone;
      }
    },
    /** "one, two, and three". */
    list: (entries: readonly string[]) => new Intl.ListFormat(locale).format(entries),
  };
}

/** The word that the messages' `select` looks for. */
export function yes(value: boolean): "yes" | "no" {
  return value ? "yes" : "no";
}
