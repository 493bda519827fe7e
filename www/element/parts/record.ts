import { html, nothing, type TemplateResult } from "lit";
import type { Settlement } from "../../core/index.js";
import { groupPayment, moneyRange } from "../payments.js";
import type { View } from "../view.js";
import { deadlineText } from "./condition.js";
import { around, fileText, gap, link, pending, provenance, siteName } from "./text.js";

const advice = "https://consumer.ftc.gov/";

const paidStatuses = ["paying", "paid"];

type Payment = NonNullable<Settlement["outcome"]>["payments"][number];

/** What was paid in the end, beside the estimate. */
export function outcome(view: View): TemplateResult {
  const { words, settlement } = view;
  const payments = settlement.outcome?.payments ?? [];
  const note = settlement.outcome?.note;
  return html`
    <section class="outcome" aria-labelledby="outcome-title">
      <h3 id="outcome-title">${words.t("outcome.title")}</h3>
      <div class="content">
        ${payments.length > 0 ? payments.map((payment) => paid(view, payment)) : html`<p>${words.t(paidStatuses.includes(settlement.status) ? "outcome.unknown" : "outcome.none")}</p>`}
        ${note ? html`<p class="note">${fileText(words, note)}</p>` : nothing}
      </div>
    </section>`;
}

function paid(view: View, payment: Payment): TemplateResult {
  const { words, settlement, base } = view;
  const group = settlement.groups.find((candidate) => candidate.id === payment.group);
  const own = base && groupPayment(base, payment.group);
  // The plan divides the fund once; later rounds divide what was not cashed.
  const first = (payment.round ?? 1) === 1;
  return html`
    <div class="payment">
      <h4>
        ${group ? fileText(words, group.name) : payment.group}${
          payment.round == null
            ? nothing
            : html`, ${words.t("outcome.round", { round: String(payment.round) })}`
        }
      </h4>
      <dl>
        <div>
          <dt>${words.t("outcome.paid")}</dt>
          <dd><strong>${moneyRange(words, payment.amount)}</strong></dd>
        </div>
        ${
          first && !view.problem
            ? html`<div>
                <dt>${words.t("outcome.estimate")}</dt>
                <dd>${own ? moneyRange(words, own.payment) : pending}</dd>
              </div>`
            : nothing
        }
      </dl>
      ${provenance(view, payment.from, words.t("outcome.when", { date: words.date(payment.on) }))}
    </div>`;
}

/** Court, docket and every date that is known, each with where it is from. */
export function dates(view: View): TemplateResult {
  const { words, settlement } = view;
  const { court } = settlement;
  return html`
    <section class="dates" aria-labelledby="dates-title">
      <h3 id="dates-title">${words.t("dates.title")}</h3>
      <div class="content">
        <ol class="timeline">
          ${settlement.dates.map(
            (date) => html`
              <li>
                <span class="when">${words.date(date.on)}</span>
                <span class="what">
                  <strong>${words.find(`date.${date.event}`) ?? date.event}</strong>
                  ${date.event === "claim-deadline" ? deadlineText(view) : nothing}
                  ${provenance(view, date.from)}
                </span>
              </li>`,
          )}
        </ol>
        <h4>${words.t("case.title")}</h4>
        <p class="case"><em>${court.case}</em>${court.docket ? html`, ${court.docket}` : nothing}. ${court.name}.</p>
        ${provenance(view, court.from)}
      </div>
    </section>`;
}

/** What a reader must know before relying on a figure. */
export function notes(view: View): TemplateResult {
  const { words, settlement } = view;
  const site = settlement.officialSite;
  return html`
    <section class="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">${words.t("notes.title")}</h3>
      <div class="content">
        <ul>
          <li>${words.t("notes.estimate")}</li>
          <li>${words.t("notes.range")}</li>
          <li>${words.t("notes.face")}</li>
          <li>${site ? around(words.t("notes.official", { site: gap }), link(site, siteName(site))) : words.t("notes.officialNone")}</li>
          <li>${around(words.t("notes.free", { advice: gap }), link(advice, words.t("notes.advice")))}</li>
          <li>${words.t("notes.tax")}</li>
          <li>${words.t("notes.private")}</li>
          <li>${words.t("notes.legal")}</li>
        </ul>
        ${
          settlement.notes?.length
            ? html`<h4>${words.t("notes.case")}</h4>
              <ul>
                ${settlement.notes.map((note) => html`<li>${fileText(words, note)}</li>`)}
              </ul>`
            : nothing
        }
      </div>
    </section>`;
}
