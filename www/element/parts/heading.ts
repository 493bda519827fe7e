import { html, nothing, type TemplateResult } from "lit";
import { isAsClaimed, scenarios } from "../../explain/names.js";
import { dateText, fundText } from "../../explain/payments.js";
import { claimDeadline, closedKey } from "../../explain/status.js";
import type { View } from "../view.js";
import { deadlineText } from "./condition.js";
import { fileText, link, siteName } from "./text.js";

/** What is known before anything is worked out: what the case is, how it stands, the fund, the deadline. */
export function heading(view: View): TemplateResult {
  const { settlement, words } = view;
  const deadline = claimDeadline(settlement);
  return html`
    <header class="heading">
      <p class="dateline">
        <span class="status" data-status=${settlement.status}
          >${words.find(`status.${settlement.status}`) ?? settlement.status}</span
        >
        <span>${words.t("fact.asOf", { date: words.date(settlement.asOf) })}</span>
      </p>
      <h2>${fileText(words, settlement.name)}</h2>
      <p class="summary">${fileText(words, settlement.summary)}</p>
      <dl class="facts">
        <div>
          <dt>${words.t("fact.fund")}</dt>
          <dd>${fundText(words, settlement.fund.gross)}${fundNote(view)}</dd>
        </div>
        <div>
          <dt>${words.t("fact.deadline")}</dt>
          <dd>
            ${
              deadline
                ? html`${dateText(words, deadline)}
                  <small>${deadlineText(view)}</small>`
                : words.t("deadline.unknown")
            }
          </dd>
        </div>
        ${
          settlement.officialSite
            ? html`<div class="wide">
              <dt>${words.t("fact.official")}</dt>
              <dd>${link(settlement.officialSite, siteName(settlement.officialSite))}</dd>
            </div>`
            : nothing
        }
      </dl>
      ${view.closed ? html`<p class="closed">${words.t(closedKey(settlement))}</p>` : nothing}
    </header>`;
}

/** What the fund depends on, if it is not settled. */
function fundNote({ settlement, words }: View): unknown {
  if (scenarios(settlement).length > 0) return html`<small>${words.t("fact.scenarios")}</small>`;
  return isAsClaimed(settlement) ? html`<small>${words.t("fact.asClaimed")}</small>` : nothing;
}
