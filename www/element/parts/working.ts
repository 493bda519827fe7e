import { html, nothing, type TemplateResult } from "lit";
import type { Estimate, From, Step } from "../../core/index.js";
import { explain } from "../sentences.js";
import type { View } from "../view.js";
import { note, provenance, source } from "./text.js";

export { why } from "./receipt.js";

/** Every step from the fund to the payment, in the order in which it was worked out, each with its sources. */
export function steps(view: View, estimate: Estimate): TemplateResult {
  const told = explain(view, estimate.steps);
  return html`<ol>
    ${estimate.steps.map((step, index) => entry(view, step, told[index] ?? []))}
  </ol>`;
}

const results: readonly Step["code"][] = ["payment", "total", "later-payment", "not-eligible"];

/** What came out and where it is from; the particulars fold away. */
function entry(view: View, step: Step, [said, ...particulars]: string[]): TemplateResult {
  const { from, members } = fileFigures(view, step);
  const assumed = "assumed" in step && step.assumed;
  const shown = "confidence" in step && !assumed ? step : undefined;
  const folded = [
    ...particulars.map((sentence) => html`<p>${sentence}</p>`),
    ...(shown && from?.note ? [note(view, from)] : []),
    ...(shown && members
      ? [html`<p>${view.words.t("step.claims.members")}:</p>`, provenance(view, members)]
      : []),
  ];
  return html`
    <li>
      <p class=${results.includes(step.code) ? "result" : ""}>${said}</p>
      ${shown ? source(view, shown) : nothing}
      ${folded.length > 0 ? html`<details><summary>${view.words.t("working.more")}</summary>${folded}</details>` : nothing}
    </li>`;
}

/** What the file says of the figures of a step. */
function fileFigures({ settlement }: View, step: Step): { from?: From; members?: From } {
  switch (step.code) {
    case "gross-fund":
    case "fund-as-claimed":
      return { from: settlement.fund.from };
    case "deduction":
    case "deduction-unknown": {
      const of = settlement.deductions.find((deduction) => deduction.id === step.deduction);
      return of ? { from: of.from } : {};
    }
    case "claims": {
      const group = settlement.groups.find((candidate) => candidate.id === step.group);
      if (!group) return {};
      return {
        from: group.claims.from,
        ...(group.members ? { members: group.members.from } : {}),
      };
    }
    case "uncashed":
    case "rest":
      return settlement.plan.afterwards ? { from: settlement.plan.afterwards.from } : {};
    default:
      return {};
  }
}
