import { html, nothing, type TemplateResult } from "lit";
import type { Estimate, Reader } from "../../core/index.js";
import { deductionName, groupName } from "../names.js";
import { groupPayment, isSpread, moneyRange, payments } from "../payments.js";
import type { View } from "../view.js";
import { claimsControl } from "./claims-control.js";
import { condition, laterText, rangeAwaited, rangeText, yes } from "./condition.js";
import { failure } from "./failure.js";
import { scenarios } from "./scenarios.js";
import { fileText, pending } from "./text.js";

/** The panel that answers the reader's question. Its first lines keep their height while the slider moves. */
export function answer(view: View): TemplateResult {
  const { words, estimate, problem } = view;
  const reader = estimate?.reader;
  return html`
    <section class="answer" aria-labelledby="answer-title" aria-busy=${estimate || problem ? "false" : "true"}>
      <h3 id="answer-title" class="hidden">${words.t("estimate.title")}</h3>
      ${problem ? html`${failure(view, problem)} ${problem.stage === "core" ? paidToEach(view) : nothing}` : verdict(view)}
      ${problem && problem.stage !== "estimate" ? nothing : html`${scenarios(view)} ${claimsControl(view)}`}
      ${estimate && reader?.eligible && !problem ? view.working?.why(view, estimate) : nothing}
    </section>`;
}

function verdict(view: View): TemplateResult {
  const { estimate } = view;
  if (!estimate?.reader) return everyone(view);
  return estimate.reader.eligible ? mine(view, estimate) : notMine(view);
}

/** Deductions that nobody has published: the estimate counts nothing for them, and must not look surer than it is. */
function uncounted(view: View): unknown {
  const { words, settlement } = view;
  const unknown = settlement.deductions.filter(({ amount }) => "unknown" in amount);
  if (unknown.length === 0) return nothing;
  const parts = new Set(unknown.map(({ id }) => deductionName(view, id)));
  return html`<p><small>${words.t("estimate.uncounted", { parts: words.list([...parts]) })}</small></p>`;
}

/** The reader's own payment. */
function mine(view: View, estimate: Estimate): TemplateResult {
  const { words } = view;
  const reader = estimate.reader;
  if (!reader) return html``;
  if (payments(estimate).length === 0) {
    return html`<p class="verdict">${words.t("estimate.nothing")}</p>${uncounted(view)}`;
  }
  const amount = words.money(reader.payment);
  const later = laterText(view, reader);
  return html`
    <p class="eyebrow">${words.t("estimate.yours", { closed: yes(view.closed) })}</p>
    <p class="amount" data-length=${amount.length > 9 ? "long" : "short"}>${amount}</p>
    <p class="terms">${range(view, reader)}, ${condition(view)}.</p>
    ${later === "" ? nothing : html`<p class="later">${later}</p>`}
    ${uncounted(view)} ${paid(view, estimate)}`;
}

/** The range; its place until it has been worked out. */
function range(view: View, reader: Reader): unknown {
  if (view.outlook?.range(view) !== undefined) return rangeText(view, reader);
  return html`<span class="pending" aria-hidden="true">${rangeAwaited(view, reader)}</span>`;
}

/** What claims of the same kinds as the reader's were paid. */
function paid(view: View, estimate: Estimate): unknown {
  const { words, settlement } = view;
  const kinds = new Set(payments(estimate).map(({ groups }) => groups.at(-1)));
  const all = settlement.outcome?.payments.filter(({ group }) => kinds.has(group)) ?? [];
  if (all.length === 0) return nothing;
  const note = settlement.outcome?.note;
  return html`
    <dl class="paid">
      ${all.map(
        (payment) => html`
          <div>
            <dt>
              ${
                all.length > kinds.size && payment.round != null
                  ? words.t("estimate.paidRound", { round: String(payment.round) })
                  : words.t("estimate.paid")
              }${kinds.size > 1 ? html`, ${groupName(view, payment.group)}` : nothing}
            </dt>
            <dd>${moneyRange(words, payment.amount)} <small>${words.date(payment.on)}</small></dd>
          </div>`,
      )}
    </dl>
      ${
        // What such a payment was for, where not every claim is paid alike.
        note && all.some(({ group }) => isSpread(settlement, group))
          ? html`<p><small>${fileText(words, note)}</small></p>`
          : nothing
      }`;
}

/** The published payments of every group: the answer that is left when nothing can be worked out. */
function paidToEach(view: View): unknown {
  const { words, settlement } = view;
  const payments = settlement.outcome?.payments ?? [];
  if (payments.length === 0) return nothing;
  return html`
    <div>
      <p class="eyebrow others">${words.t("estimate.paid")}</p>
      <dl class="cohorts">
      ${payments.map((payment) => {
        const group = settlement.groups.find((candidate) => candidate.id === payment.group);
        return html`
          <div>
            <dt>${group ? fileText(words, group.name) : payment.group}</dt>
            <dd>
              <span class="figure">${moneyRange(words, payment.amount)}</span>
              <small>${words.date(payment.on)}</small>
            </dd>
          </div>`;
      })}
      </dl>
    </div>`;
}

/** Before the questions are answered: what each kind of claim is worth. Same lines while it is worked out. */
function everyone(view: View): TemplateResult {
  const { words, settlement, estimate } = view;
  return html`
    <p class="eyebrow">${words.t("estimate.each", { closed: yes(view.closed) })}</p>
    ${cohortList(view)}
    <p class="terms">
      ${estimate ? words.t("estimate.answer", { count: settlement.questions.length }) : words.t("estimate.working")}
    </p>
    ${uncounted(view)}`;
}

/** The reader is in none of the groups. */
function notMine(view: View): TemplateResult {
  const { words, settlement } = view;
  const outer = settlement.groups.filter((group) => group.within == null);
  return html`
    <p class="verdict">${words.t("none.title")}</p>
    <p>${words.t("none.why")}</p>
    <ul class="groups">
      ${outer.map((group) => html`<li><strong>${fileText(words, group.name)}.</strong> ${fileText(words, group.description)}</li>`)}
    </ul>
    <p>${words.t("none.check")}</p>
    <p class="eyebrow others">${words.t("estimate.others", { closed: yes(view.closed) })}</p>
    ${cohortList(view)}
    <p class="terms">${sentence(condition(view))}</p>
    ${uncounted(view)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function cohortList(view: View): TemplateResult {
  const { words, settlement, estimate } = view;
  return html`
    <dl class="cohorts">
      ${settlement.groups.map((group) => {
        const varied = isSpread(settlement, group.id);
        const own = estimate && groupPayment(estimate, group.id);
        return html`
          <div>
            <dt>${fileText(words, group.name)}</dt>
            <dd>
              <span class="figure" data-varied=${yes(varied)}>${own ? moneyRange(words, own.payment) : estimate ? "–" : pending}</span>
              <small>${varied ? words.t("estimate.varied") : own ? spread(view, own.range) : estimate ? "" : pending}</small>
            </dd>
          </div>`;
      })}
    </dl>`;
}

function spread(view: View, range: { low: string; high: string }): string {
  return range.low === range.high ? "" : moneyRange(view.words, range);
}
