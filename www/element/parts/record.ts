import { html, nothing, type TemplateResult } from "lit";
import type { Answers, Expectation, Payment, Step } from "../../core/index.js";
import { alike, amountText, claimantText, expectedText } from "../../explain/outcome.js";
import { dateText, moneyRange } from "../../explain/payments.js";
import { failure, isPaid } from "../../explain/status.js";
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

/** What was paid in the end, beside the estimate. */
export function outcome(view: View): TemplateResult {
  const { words, settlement } = view;
  const { payments = [], note = null } = settlement.outcome ?? {};
  const paid = note ? "outcome.noted" : "outcome.unknown";
  const unpaid = isPaid(settlement) ? paid : "outcome.none";
  const content = html`
    ${
      payments.length > 0
        ? payments.map((payment) =>
            told(
              view,
              payment,
              "outcome.paid",
              words.t("outcome.when", { date: words.date(payment.on) }),
            ),
          )
        : html`<p>${words.t(failure(settlement) ? "outcome.failed" : unpaid)}</p>`
    }
    ${note ? html`<p class="note">${fileText(words, note)}</p>` : nothing}`;
  return section("outcome", words.t("outcome.title"), content);
}

/** What was expected before, beside the estimate as well. */
export function expected(view: View): unknown {
  const { words, settlement } = view;
  const all = settlement.expected ?? [];
  if (all.length === 0) return nothing;
  const content = all.map((one) => told(view, one, "outcome.expected", expectedText(view, one)));
  return section("expected", words.t("expected.title"), content);
}

/** An amount, whose it was, and what the estimate says of the very same. */
function told(
  view: View,
  amount: Payment | Expectation,
  name: "outcome.paid" | "outcome.expected",
  lead: string,
): TemplateResult {
  const { words } = view;
  const round = "round" in amount ? amount.round : null;
  const claimant = claimantText(view, amount);
  return html`
    <div class="payment">
      <h4>
        ${groupText(view, amount.group)}${
          round == null ? nothing : html`, ${words.t("outcome.round", { round: String(round) })}`
        }
      </h4>
      ${claimant ? html`<p class="hint">${words.t("told.for", { claimant })}</p>` : nothing}
      <dl>
        <div>
          <dt>${words.t(name)}</dt>
          <dd><strong>${amountText(view, amount)}</strong></dd>
        </div>
        ${estimated(view, amount)}
      </dl>
      ${provenance(view, amount.from, lead)}
    </div>`;
}

/** What the estimate says of the same claimants, of the same kind. Nothing of what it does not work out. */
function estimated(view: View, amount: Payment | Expectation): unknown {
  const { words, base, problem, settlement } = view;
  if (problem || failure(settlement)) return nothing;
  const own = base && alike(base, (answers) => stepsFor(view, answers), amount);
  if (base && !own) return nothing;
  return html`<div>
    <dt>${words.t("outcome.estimate")}</dt>
    <dd>${own ? moneyRange(words, own) : pending}</dd>
  </div>`;
}

/** What claimants are paid of whom the file tells: worked out once, since the file's own figures do not change. */
const known = new WeakMap<Answers, readonly Step[]>();

function stepsFor({ calculator }: View, answers: Answers): readonly Step[] {
  const found = known.get(answers) ?? calculator?.explain({ answers }).steps ?? [];
  if (calculator) known.set(answers, found);
  return found;
}

/** Court, docket and every date that is known, each with where it is from. */
export function dates(view: View): TemplateResult {
  const { words, settlement } = view;
  const { court } = settlement;
  const title = words.t("case.title");
  const theCase = html`
    <p class="case"><em>${court.case}</em>${court.docket ? html`, ${court.docket}` : nothing}. ${court.name}.</p>
    ${provenance(view, court.from)}`;
  if (settlement.dates.length === 0) return section("dates", title, theCase);
  const content = html`
    <ol class="timeline">
      ${settlement.dates.map(
        (date) => html`
          <li>
            <span class="when">${dateText(words, date)}</span>
            <span class="what">
              <strong>${words.find(`date.${date.event}`) ?? date.event}</strong>
              ${date.event === "claim-deadline" ? deadlineText(view) : nothing}
              ${provenance(view, date.from)}
            </span>
          </li>`,
      )}
    </ol>
    <h4>${title}</h4>
    ${theCase}`;
  return section("dates", words.t("dates.title"), content);
}

/** What a claimant must know before relying on a figure. */
export function notes(view: View): TemplateResult {
  const { words, settlement } = view;
  const { officialSite: site, notes: own } = settlement;
  const failed = failure(settlement) !== null;
  const ofEstimate = ["notes.estimate", "notes.range", "notes.face"] as const;
  const all = [
    ...(failed ? [] : ofEstimate.map((key) => words.t(key))),
    site
      ? around(words.t("notes.official", { site: gap }), link(site, siteName(site)))
      : words.t("notes.officialNone"),
    around(words.t("notes.free", { advice: gap }), link(advice, words.t("notes.advice"))),
    ...(failed ? [] : [words.t("notes.tax")]),
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
