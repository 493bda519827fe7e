import { html, nothing, type TemplateResult } from "lit";
import type { From, Group, Text } from "../../core/index.js";
import type { Words } from "../../explain/language.js";
import { byId, sourcePlace } from "../../explain/names.js";
import type { View } from "../view.js";

/** A text of the settlement file, marked as English where it is not in the claimant's language. */
export function fileText(words: Words, text: Text): TemplateResult | string {
  const translated = text[words.language];
  if (translated || words.language === "en") return translated || text.en;
  return html`<span lang="en">${text.en}</span>`;
}

/** A section under its heading. */
export function section(name: string, title: string, content: unknown): TemplateResult {
  return html`
    <section class=${name} aria-labelledby=${`${name}-title`}>
      <h3 id=${`${name}-title`}>${title}</h3>
      <div class="content">${content}</div>
    </section>`;
}

/** The name of a group, as its file has it. */
export function groupText({ words, settlement }: View, id: string): unknown {
  const group = byId(settlement.groups, id);
  return group ? fileText(words, group.name) : id;
}

/** Groups, and who belongs to them. */
export function groupList(words: Words, groups: readonly Group[]): TemplateResult {
  return html`
    <ul class="groups">
      ${groups.map(({ name, description }) => html`<li><strong>${fileText(words, name)}.</strong> ${fileText(words, description)}</li>`)}
    </ul>`;
}

/** A link out of the page; plain text if the address is not a safe one of the web. */
export function link(address: string, label: unknown): unknown {
  return /^https:\/\//i.test(address)
    ? html`<a href=${address} rel="external noopener">${label}</a>`
    : label;
}

/** The name of a site without its dressing: "tiktokdataprivacysettlement.com". */
export function siteName(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/.*$/, "");
}

/** "Sources: Casetext, FOX 26 Houston. Court document." */
export function source({ words, settlement }: View, from: From, lead = ""): TemplateResult {
  const links = from.sources.flatMap((id, index) => {
    const source = settlement.sources[id];
    if (!source) return [];
    const place = sourcePlace(words, source);
    const name = html`${link(source.url ?? "", source.publisher)}${place && ` (${place})`}`;
    return index === 0 ? [name] : [", ", name];
  });
  return html`
    <p class="source">
      ${lead}
      ${
        links.length === 0
          ? nothing
          : html`<span>${words.t("working.source", { count: from.sources.length })}: ${links}</span>`
      }
      <span class="tag" data-confidence=${from.confidence}>${words.find(`confidence.${from.confidence}`) ?? from.confidence}</span>
    </p>`;
}

/** The file's own note on a figure, if it has one, and the figure's sources. */
export function provenance(view: View, from: From, lead = ""): TemplateResult {
  return html`${note(view, from)} ${source(view, from, lead)}`;
}

/** The file's own note on a figure. */
export function note({ words }: View, from: Pick<From, "note">): unknown {
  return from.note ? html`<p class="note">${fileText(words, from.note)}</p>` : nothing;
}

/** Room for a figure that is still being worked out: as wide as a payment, silent to screen readers. */
export const pending = html`<span class="pending" aria-hidden="true">$000.00</span>`;

/** Stands in a message where a link will go. */
export const gap = "\u0000";

/** The message with its gap filled by something that is not text. */
export function around(message: string, middle: unknown): TemplateResult {
  const [before, after] = message.split(gap);
  return html`${before}${middle}${after}`;
}
