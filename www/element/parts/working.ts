import { html, nothing, type TemplateResult } from "lit";
import type { Step } from "../../core/index.js";
import { feeStudies, isFromStudies } from "../../explain/fees.js";
import { figures } from "../../explain/figures.js";
import { sentences } from "../../explain/sentences.js";
import type { View } from "../view.js";
import { link, note, provenance, source } from "./text.js";

export { why } from "./receipt.js";

/** Every step from the fund to the payment, in the order in which it was worked out, each with its sources. */
export function steps(view: View): TemplateResult {
  const told = sentences(view, view.steps);
  return html`<ol>
    ${view.steps.map((step, index) => entry(view, step, told[index] ?? []))}
  </ol>`;
}

const results: readonly Step["code"][] = [
  "payment",
  "total",
  "distribution-payment",
  "not-eligible",
];

/** What came out and where it is from; the particulars fold away. */
function entry(view: View, step: Step, [said, ...particulars]: string[]): TemplateResult {
  const { words, settlement } = view;
  const assumed = "assumed" in step && step.assumed;
  const [own, ...others] = "confidence" in step && !assumed ? figures(settlement, step) : [];
  const folded = [
    ...particulars.map((sentence) => html`<p>${sentence}</p>`),
    ...(own?.from.note ? [note(view, own.from)] : []),
    ...others.map(({ called, from }) => [
      called ? html`<p>${words.t(called)}:</p>` : nothing,
      provenance(view, from),
    ]),
  ];
  return html`
    <li>
      <p class=${results.includes(step.code) ? "result" : ""}>${said}</p>
      ${own ? source(view, own.from) : nothing}
      ${isFromStudies(step) ? studies(view) : nothing}
      ${folded.length > 0 ? html`<details><summary>${words.t("working.more")}</summary>${folded}</details>` : nothing}
    </li>`;
}

/** Where it is from what lawyers usually get. */
function studies({ words }: View): TemplateResult {
  const links = feeStudies.flatMap(({ name, url }, index) =>
    index === 0 ? [link(url, name)] : [", ", link(url, name)],
  );
  return html`<p class="source">${words.t("step.deduction.studies")}: ${links}</p>`;
}
