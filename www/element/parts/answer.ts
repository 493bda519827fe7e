import { html, nothing, type TemplateResult } from "lit";
import type { Claimant } from "../../core/index.js";
import { isNotCounted, isUsual } from "../../explain/fees.js";
import { yes } from "../../explain/language.js";
import { deductionName, groupName } from "../../explain/names.js";
import { amountText, claimantText, isOf } from "../../explain/outcome.js";
import {
  endsText,
  groupPayment,
  isMixed,
  laterText,
  moneyRange,
  paidGroups,
  payments,
  rangeText,
} from "../../explain/payments.js";
import { isPaid } from "../../explain/status.js";
import type { View } from "../view.js";
import { claimsControl } from "./claims-control.js";
import { condition, isForeseen, likelyRange } from "./condition.js";
import { failure } from "./failure.js";
import { scenarios } from "./scenarios.js";
import { fileText, groupList, groupText, pending } from "./text.js";

/** The panel that answers the claimant's question. Its first lines keep their height while the slider moves. */
export function answer(view: View): TemplateResult {
  const { words, estimate, problem } = view;
  const shown = problem
    ? [failure(view, problem), problem.stage === "core" ? paidToEach(view) : nothing]
    : verdict(view);
  return html`
    <section class="answer" aria-labelledby="answer-title" aria-busy=${estimate || problem ? "false" : "true"}>
      <h3 id="answer-title" class="hidden">${words.t("estimate.title")}</h3>
      ${shown}
      ${problem && problem.stage !== "estimate" ? nothing : [scenarios(view), claimsControl(view)]}
      ${estimate?.claimant?.eligible ? view.working?.why(view) : nothing}
    </section>`;
}

function verdict(view: View): TemplateResult {
  const claimant = view.estimate?.claimant;
  const shown = !claimant
    ? everyone(view)
    : claimant.eligible
      ? mine(view, claimant)
      : notMine(view);
  return html`${shown} ${ends(view)} ${uncounted(view)} ${paid(view)}`;
}

/** Where the range ends because the plan cannot be carried out beyond. */
function ends({ words, estimate }: View): unknown {
  const text = estimate ? endsText(words, estimate) : "";
  return text ? html`<p><small>${text}</small></p>` : nothing;
}

/** Deductions that nobody has published: the estimate is before some of them, and must not look surer than it is. */
function uncounted(view: View): unknown {
  const { words, settlement } = view;
  const named = (unpublished: typeof isUsual) => {
    const parts = settlement.deductions
      .filter(unpublished)
      .map(({ id }) => deductionName(view, id));
    return words.list([...new Set(parts)]);
  };
  const [usual, parts] = [named(isUsual), named(isNotCounted)];
  return [
    usual ? html`<p><small>${words.t("estimate.usual", { parts: usual })}</small></p>` : nothing,
    parts ? html`<p><small>${words.t("estimate.uncounted", { parts })}</small></p>` : nothing,
  ];
}

/** The claimant's own payment. */
function mine(view: View, claimant: Claimant): TemplateResult {
  const { words } = view;
  if (payments(view.steps).length === 0)
    return html`<p class="verdict">${words.t("estimate.nothing")}</p>`;
  const amount = words.money(claimant.payment);
  const later = laterText(view, claimant);
  return html`
    <p class="eyebrow">${words.t("estimate.yours", { closed: yes(view.closed) })}</p>
    <p class="amount" data-length=${amount.length > 9 ? "long" : "short"}>${amount}</p>
    <p class="terms">${range(view, claimant)}, ${condition(view)}.</p>
    ${later ? html`<p class="later">${later}</p>` : nothing}`;
}

/** The range; until it has been worked out, as much text as it will be. */
function range(view: View, claimant: Claimant): unknown {
  if (view.estimate && isForeseen(view)) return likelyRange(view, view.estimate, claimant);
  const awaited = rangeText(view.words, "probable", claimant.range);
  return html`<span class="pending" aria-hidden="true">${awaited}</span>`;
}

/** What claims of the same kinds as the claimant's were paid, and whose they were where it need not be the claimant's. */
function paid(view: View): unknown {
  const { words, settlement } = view;
  const kinds = paidGroups(view.steps);
  const { payments = [], note = null } = settlement.outcome ?? {};
  const all = payments.filter(({ group }) => kinds.includes(group));
  if (all.length === 0) return nothing;
  // What such a payment was for, where not every claim is paid alike.
  const explained = note && all.some(({ group }) => isMixed(settlement, group));
  return html`
    <dl class="paid">
      ${all.map((payment) => {
        const { group, round, on } = payment;
        const claimant = isOf(payment, view.answers) ? "" : claimantText(view, payment);
        return html`
          <div>
            <dt>
              ${
                all.length > kinds.length && round != null
                  ? words.t("estimate.paidRound", { round: String(round) })
                  : words.t("estimate.paid")
              }${kinds.length > 1 ? `, ${groupName(view, group)}` : nothing}
            </dt>
            <dd>${amountText(view, payment)} <small>${words.date(on)}</small></dd>
            ${claimant ? html`<dd class="hint">${words.t("told.for", { claimant })}</dd>` : nothing}
          </div>`;
      })}
    </dl>
    ${explained ? html`<p><small>${fileText(words, note)}</small></p>` : nothing}`;
}

/** One line for each kind of claim: a figure, and what is to be said of it. */
function cohorts(lines: { name: unknown; figure: unknown; said: unknown; varied?: boolean }[]) {
  return html`
    <dl class="cohorts">
      ${lines.map(
        ({ name, figure, said, varied = false }) => html`
          <div>
            <dt>${name}</dt>
            <dd>
              <span class="figure" data-varied=${yes(varied)}>${figure}</span>
              <small>${said}</small>
            </dd>
          </div>`,
      )}
    </dl>`;
}

/** The published payments of every group: the answer that is left when nothing can be worked out. */
function paidToEach(view: View): unknown {
  const { words, settlement } = view;
  const payments = settlement.outcome?.payments ?? [];
  if (payments.length === 0) return nothing;
  const lines = payments.map((payment) => {
    const claimant = claimantText(view, payment);
    const date = words.date(payment.on);
    return {
      name: groupText(view, payment.group),
      figure: amountText(view, payment),
      said: claimant ? `${date}. ${words.t("told.for", { claimant })}` : date,
    };
  });
  return html`
    <div>
      <p class="eyebrow others">${words.t("estimate.paid")}</p>
      ${cohorts(lines)}
    </div>`;
}

/** What a claim of each group is worth. The same lines while it is worked out. */
function worth(view: View): TemplateResult {
  const { words, settlement, estimate } = view;
  return cohorts(
    settlement.groups.map(({ id, name }) => {
      const varied = isMixed(settlement, id);
      const own = estimate && groupPayment(estimate, id);
      const range = own && own.range.low !== own.range.high ? moneyRange(words, own.range) : "";
      return {
        name: fileText(words, name),
        figure: own ? moneyRange(words, own.payment) : estimate ? "–" : pending,
        said: varied ? words.t("estimate.varied") : estimate ? range : pending,
        varied,
      };
    }),
  );
}

/** Before the questions are answered. */
function everyone(view: View): TemplateResult {
  const { words, settlement, estimate } = view;
  const todo = estimate
    ? words.t("estimate.answer", { count: settlement.questions.length })
    : words.t("estimate.working");
  return html`
    <p class="eyebrow">${words.t("estimate.each", { closed: yes(view.closed) })}</p>
    ${worth(view)}
    <p class="terms">${todo}</p>`;
}

/** The claimant is in none of the groups. */
function notMine(view: View): TemplateResult {
  const { words, settlement } = view;
  const outer = settlement.groups.filter((group) => group.within == null);
  const on = condition(view);
  return html`
    <p class="verdict">${words.t("none.title")}</p>
    <p>${words.t("none.why")}</p>
    ${groupList(words, outer)}
    <p>${words.t("none.check", { site: yes(settlement.officialSite != null) })}</p>
    <p class="eyebrow others">${words.t("estimate.others", { paid: yes(isPaid(settlement)) })}</p>
    ${worth(view)}
    <p class="terms">${`${on.charAt(0).toUpperCase()}${on.slice(1)}.`}</p>`;
}
