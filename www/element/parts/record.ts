import { html, nothing, type TemplateResult } from "lit";
import type { Settlement } from "../../core/index.js";
import { groupPayment, moneyRange } from "../../explain/payments.js";
import { isPaid } from "../../explain/status.js";
import type { View } from "../view.js";
import { deadlineText } from "./condition.js";
import {
  around,
  fileText,
  gap,
  groupText,
  link,
  pending,
  provenance,
  section,
  siteName,
} from "./text.js";

const advice = "https://consumer.ftc.gov/";

type Payment = NonNullable<Settlement["outcome"]>["payments"][number];

/** What was paid in the end, beside the estimate. */
export function outcome(view: View): TemplateResult {
  const { words, settlement } = view;
  const { payments = [], note = null } = settlement.outcome ?? {};
  const unknown = note ? "outcome.noted" : "outcome.unknown";
  const unpaid = words.t(isPaid(settlement) ? unknown : "outcome.none");
  const content = html`
    ${payments.length > 0 ? payments.map((payment) => paid(view, payment)) : html`<p>${unpaid}</p>`}
    ${note ? html`<p class="note">${fileText(words, note)}</p>` : nothing}`;
  return section("outcome", words.t("outcome.title"), content);
}

function paid(view: View, payment: Payment): TemplateResult {
  const { words, base } = view;
  const own = base && groupPayment(base, payment.group);
  // The plan divides the fund once; later rounds divide what was not cashed.
  const first = (payment.round ?? 1) === 1;
  return html`
    <div class="payment">
      <h4>
        ${groupText(view, payment.group)}${
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
  const content = html`
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
    ${provenance(view, court.from)}`;
  return section("dates", words.t("dates.title"), content);
}

/** What a claimant must know before relying on a figure. */
export function notes(view: View): TemplateResult {
  const { words, settlement } = view;
  const { officialSite: site, notes: own } = settlement;
  const all = [
    words.t("notes.estimate"),
    words.t("notes.range"),
    words.t("notes.face"),
    site
      ? around(words.t("notes.official", { site: gap }), link(site, siteName(site)))
      : words.t("notes.officialNone"),
    around(words.t("notes.free", { advice: gap }), link(advice, words.t("notes.advice"))),
    words.t("notes.tax"),
    words.t("notes.private"),
    words.t("notes.legal"),
  ];
  const list = (notes: readonly unknown[]) =>
    html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
  const content = html`
    ${list(all)}
    ${
      own?.length
        ? html`<h4>${words.t("notes.case")}</h4>
          ${list(own.map((note) => fileText(words, note)))}`
        : nothing
    }`;
  return section("notes", words.t("notes.title"), content);
}
