// The standalone page: which settlement and which language the address asks for, and the page's own words.

import type { Status } from "../core/index.js";
import { PayoutCalculator } from "../element/payout-calculator.js";
import { type Language, languageFor, loadWords, type Words } from "../explain/language.js";
import { catalogue, statusOrder } from "./catalogue.js";

const first = "tiktok-2022";
const calculator = document.querySelector("payout-calculator");
const picker = document.querySelector<HTMLSelectElement>("#settlement");

/** What the address asks for; anything that is not in the catalogue gives the first settlement. */
function wanted(): { settlement: string; language: Language } {
  const query = new URLSearchParams(location.search);
  const id = query.get("settlement");
  const known = catalogue.some((entry) => entry.id === id);
  const asked = query.get("lang");
  return {
    settlement: id !== null && known ? id : first,
    language: languageFor(asked ?? navigator.language),
  };
}

function address(settlement: string, language: Language): string {
  return `?${new URLSearchParams({ settlement, lang: language })}`;
}

/** Shows what the address asks for. */
async function show(): Promise<void> {
  const { settlement, language } = wanted();
  if (calculator) {
    calculator.lang = language;
    if (calculator.getAttribute("settlement") !== settlement) {
      calculator.setAttribute("settlement", settlement);
    }
  }
  const words = await loadWords(language)
    .catch(() => loadWords("en"))
    .catch(() => null);
  if (words && wanted().language === language) speak(words, settlement);
}

function speak(words: Words, settlement: string): void {
  document.documentElement.lang = words.language;
  for (const element of document.querySelectorAll<HTMLElement>("[data-message]")) {
    element.textContent = words.find(element.dataset.message ?? "") ?? element.textContent;
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-label]")) {
    element.ariaLabel = words.find(element.dataset.label ?? "") ?? element.ariaLabel;
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
    const language = languageFor(link.hreflang);
    link.href = address(settlement, language);
    if (language === words.language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const entry = catalogue.find((candidate) => candidate.id === settlement);
  if (entry) document.title = `${words.text(entry.name)} | prorata`;
  if (!picker) return;
  picker.replaceChildren(...statusOrder.flatMap((status) => options(words, status, settlement)));
  picker.disabled = false;
}

/** The settlements that have come so far, under one heading, by name. */
function options(words: Words, status: Status, chosen: string): HTMLOptGroupElement[] {
  const entries = catalogue
    .filter((entry) => entry.status === status)
    .map(({ id, name }) => new Option(words.text(name), id, id === chosen, id === chosen))
    .sort((a, b) => a.label.localeCompare(b.label, words.language));
  if (entries.length === 0) return [];
  const group = document.createElement("optgroup");
  group.label = words.t(`status.${status}`);
  group.append(...entries);
  return [group];
}

function go(settlement: string, language: Language): void {
  history.pushState(null, "", address(settlement, language));
  void show();
}

picker?.addEventListener("change", () => go(picker.value, wanted().language));
document.querySelector(".languages")?.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const opensElsewhere =
    event instanceof MouseEvent &&
    (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || opensElsewhere) return;
  event.preventDefault();
  go(wanted().settlement, languageFor(link.hreflang));
});
addEventListener("popstate", () => void show());
void show();
PayoutCalculator.define();
