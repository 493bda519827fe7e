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

/** Which messages: those that everybody needs at once, those of the working, those that say how sure a payment is. */
export type Part = "messages" | "working" | "outlook";

/** What is needed is fetched, the others stay on the server. */
const catalogues: Record<Language, Record<Part, () => Promise<{ default: unknown }>>> = {
  en: {
    messages: () => import("./generated/messages.en.js"),
    working: () => import("./generated/working.en.js"),
    outlook: () => import("./generated/outlook.en.js"),
  },
  es: {
    messages: () => import("./generated/messages.es.js"),
    working: () => import("./generated/working.es.js"),
    outlook: () => import("./generated/outlook.es.js"),
  },
};

/** Numbers and dates as they are written in the United States, in either language. */
const locales: Record<Language, string> = { en: "en-US", es: "es-US" };

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

/** Everything that turns data into words: messages, and numbers, money and dates in the claimant's language. */
export interface Words {
  readonly language: Language;
  /** The message `key` with its gaps filled in. */
  t<Key extends MessageKey>(key: Key, ...gaps: Gaps<Key>): string;
  /** As `t`, for a key made at run time; `undefined` if there is no such message. */
  find(key: string, gaps?: Record<string, unknown>): string | undefined;
  /** How the keys go on that begin with `start`: "IL" and others, for "state." */
  keys(start: string): string[];
  /** Fetches a further part of the messages; in English, if those of the language do not come. */
  learn(part: Part): Promise<void>;
  /** A settlement file's text in this language, else in English. */
  text(text: Text): string;
  /** "$27.84", from "27.84". */
  money(amount: string): string;
  /** "$92,000,000", from "92000000.00": cents only where there are any. */
  wholeMoney(amount: string): string;
  /** "$27.848402", from "27.848402": as many decimals as are given. */
  unitMoney(amount: string): string;
  number(value: number | string): string;
  /** "1.4M", from 1400000. */
  compact(value: number): string;
  /** "1.57%", from 0.0157 or "0.0157". */
  percent(fraction: number | string): string;
  /** "33.33%", from "33.33". */
  percentOf100(percent: string): string;
  /** "October 27, 2022", "October 2022" or "2022". */
  date(date: string): string;
  /** "one, two, and three". */
  list(entries: readonly string[]): string;
}

/** The words of a language; more of them can be learnt. */
export async function loadWords(language: Language): Promise<Words> {
  const { default: messages } = await catalogues[language].messages();
  return makeWords(language, { ...(messages as Messages) });
}

/** `Intl` formats decimal strings exactly; only its types ask for a literal. */
const exact = (decimal: number | string) => decimal as `${number}`;

/** @param messages those of the first part at least; what is learnt is added to them */
export function makeWords(language: Language, messages: Messages): Words {
  const locale = locales[language];
  const usd = { style: "currency", currency: "USD" } as const;
  const money = new Intl.NumberFormat(locale, usd);
  const wholeMoney = new Intl.NumberFormat(locale, {
    ...usd,
    minimumFractionDigits: 0,
    maximumFractionDigits: 0,
  });
  const unitMoney = new Intl.NumberFormat(locale, { ...usd, maximumFractionDigits: 6 });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const compact = new Intl.NumberFormat(locale, { notation: "compact" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumSignificantDigits: 3 });
  const percentOf100 = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "percent",
    maximumFractionDigits: 6,
  });
  const days = [
    { year: "numeric" },
    { year: "numeric", month: "long" },
    { year: "numeric", month: "long", day: "numeric" },
  ] as const;
  const list = new Intl.ListFormat(locale);
  const find = (key: string, gaps: Record<string, unknown> = {}) =>
    Object.hasOwn(messages, key) ? messages[key]?.(gaps) : undefined;
  return {
    language,
    find,
    keys: (start) =>
      Object.keys(messages).flatMap((key) =>
        key.startsWith(start) ? [key.slice(start.length)] : [],
      ),
    learn: async (part) => {
      const all = await catalogues[language][part]().catch(catalogues.en[part]);
      Object.assign(messages, all.default);
    },
    t: (key, ...[gaps]) => find(key, gaps as Record<string, unknown>) ?? key,
    text: (text) => text[language] ?? text.en,
    money: (amount) => money.format(exact(amount)),
    wholeMoney: (amount) => (amount.endsWith(".00") ? wholeMoney : money).format(exact(amount)),
    unitMoney: (amount) => unitMoney.format(exact(amount)),
    number: (value) => number.format(exact(value)),
    compact: (value) => compact.format(value),
    percent: (fraction) => percent.format(exact(fraction)),
    percentOf100: (value) => percentOf100.format(exact(value)),
    list: (entries) => list.format(entries),
    date: (date) => {
      const parts = date.split("-").map(Number);
      const [year = 1970, month = 1, day = 1] = parts;
      const format = new Intl.DateTimeFormat(locale, {
        ...days[parts.length - 1],
        timeZone: "UTC",
      });
      return format.format(Date.UTC(year, month - 1, day));
    },
  };
}

/** The word that the messages' `select` looks for. */
export function yes(value: boolean): "yes" | "no" {
  return value ? "yes" : "no";
}
