import { html, nothing, type TemplateResult } from "lit";
import type { Estimate, Step } from "../../core/index.js";
import type { View } from "../view.js";
import { claimsControl } from "./claims-control.js";
import { condition, groupName, rangeText, yes } from "./condition.js";
import { failure } from "./failure.js";
import { fileText, moneyRange, pending } from "./text.js";

/** The panel that answers the reader's question. Its first lines keep their height while the slider moves. */
export function answer(view: View): TemplateResult {
  const { words, estimate, problem } = view;
  const reader = estimate?.reader;
  return html`
    <section class="answer" aria-labelledby="answer-title" aria-busy=${estimate || problem ? "false" : "true"}>
      <h3 id="answer-title" class="hidden">${words.t("estimate.title")}</h3>
      ${problem ? html`${failure(view, problem)} ${problem.stage === "core" ? paidToEach(view) : nothing}` : verdict(view)}
      ${problem && problem.stage !== "estimate" ? nothing : claimsControl(view)}
      ${estimate && reader?.eligible && !problem ? why(view, estimate) : nothing}
    </section>`;
}

function verdict(view: View): TemplateResult {
  const { estimate } = view;
  if (!estimate?.reader) return everyone(view);
  return estimate.reader.eligible ? mine(view, estimate) : notMine(view, estimate);
}

/** Deductions that nobody has published: the estimate counts nothing for them, and must not look surer than it is. */
function uncounted({ words, settlement }: View): unknown {
  const unknown = settlement.deductions.filter(({ amount }) => "unknown" in amount);
  if (unknown.length === 0) return nothing;
  const parts = unknown.map(({ kind }) => words.find(`deduction.${kind}`) ?? kind);
  return html`<p><small>${words.t("estimate.uncounted", { parts: words.list(parts) })}</small></p>`;
}

/** The reader's own payment. */
function mine(view: View, estimate: Estimate): TemplateResult {
  const { words } = view;
  const reader = estimate.reader;
  if (!reader) return html``;
  const amount = words.money(reader.payment);
  return html`
    <p class="eyebrow">${words.t("estimate.yours", { closed: yes(view.closed) })}</p>
    <p class="amount" data-length=${amount.length > 9 ? "long" : "short"}>${amount}</p>
    <p class="terms">${rangeText(view, reader.range)}, ${condition(view)}.</p>
    ${uncounted(view)} ${paid(view, reader.groups)}`;
}

/** What claims of the same kind as the reader's were paid. */
function paid(view: View, groups: readonly string[]): unknown {
  const { words, settlement } = view;
  const innermost = groups.at(-1);
  const payments =
    settlement.outcome?.payments.filter((payment) => payment.group === innermost) ?? [];
  if (payments.length === 0) return nothing;
  return html`
    <dl class="paid">
      ${payments.map(
        (payment) => html`
          <div>
            <dt>
              ${
                payments.length > 1 && payment.round != null
                  ? words.t("estimate.paidRound", { round: String(payment.round) })
                  : words.t("estimate.paid")
              }
            </dt>
            <dd>${moneyRange(words, payment.amount)} <small>${words.date(payment.on)}</small></dd>
          </div>`,
      )}
    </dl>`;
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
function notMine(view: View, estimate: Estimate): TemplateResult {
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
    ${cohortList(view, estimate)}
    <p class="terms">${sentence(condition(view))}</p>
    ${uncounted(view)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function cohortList(view: View, estimate: Estimate | null = view.estimate): TemplateResult {
  const { words, settlement } = view;
  const cohorts = estimate?.pools.flatMap((pool) => pool.cohorts);
  return html`
    <dl class="cohorts">
      ${settlement.groups.map((group) => {
        const own = cohorts?.filter((cohort) => cohort.group === group.id);
        return html`
          <div>
            <dt>${fileText(words, group.name)}</dt>
            <dd>
              ${
                own
                  ? own.map(
                      (cohort) => html`<span class="figure">${words.money(cohort.payment)}</span>
                      <small>${spread(view, cohort.range)}</small>`,
                    )
                  : html`<span class="figure">${pending}</span> <small>${pending}</small>`
              }
            </dd>
          </div>`;
      })}
    </dl>`;
}

function spread(view: View, range: { low: string; high: string }): string {
  const { words } = view;
  return range.low === range.high
    ? ""
    : words.t("estimate.rangeShort", {
        low: words.money(range.low),
        high: words.money(range.high),
      });
}

/** The reader's shares, added up like a receipt, and the groups they come from. */
function why(view: View, estimate: Estimate): TemplateResult {
  const { words, settlement } = view;
  const groups = estimate.reader?.groups ?? [];
  const payments = estimate.steps.filter((step) => step.code === "payment");
  const limits = estimate.pools.flatMap((pool) =>
    pool.cohorts.filter((cohort) => cohort.group === groups.at(-1) && cohort.limit),
  );
  return html`
    <div class="why">
      <h4>${words.t("why.title")}</h4>
      ${payments.map((step) => receipt(view, estimate, step))}
      ${limits.map(
        (cohort) =>
          html`<p>${words.t(cohort.limit === "cap" ? "why.cap" : "why.floor", { amount: words.money(cohort.payment) })}</p>`,
      )}
      <p>${words.t("why.groups", { count: groups.length })}</p>
      <ul class="groups">
        ${groups.map((id) => {
          const group = settlement.groups.find((candidate) => candidate.id === id);
          return group
            ? html`<li><strong>${fileText(words, group.name)}.</strong> ${fileText(words, group.description)}</li>`
            : nothing;
        })}
      </ul>
    </div>`;
}

function receipt(
  view: View,
  estimate: Estimate,
  payment: Extract<Step, { code: "payment" }>,
): TemplateResult {
  const { words } = view;
  const shares = estimate.steps.find(
    (step) => step.code === "shares" && step.pool === payment.pool,
  );
  const lines =
    shares?.code === "shares"
      ? shares.lines.filter((line) => payment.groups.includes(line.group))
      : [];
  const counted = (key: "why.share" | "why.more", value: string) =>
    words.t(key, { count: Number(value), shares: words.number(value) });
  return html`
    <table class="receipt">
      <tbody>
        ${lines.map(
          (line, index) => html`
            <tr>
              <th scope="row">${groupName(view, line.group)}</th>
              <td>${counted(index === 0 ? "why.share" : "why.more", line.sharesEach)}</td>
            </tr>`,
        )}
        ${
          lines.length > 1
            ? html`<tr class="sum">
              <th scope="row">${words.t("why.hold")}</th>
              <td>= ${counted("why.share", payment.shares)}</td>
            </tr>`
            : nothing
        }
        <tr>
          <th scope="row">${words.t("why.unit")}</th>
          <td>× ${words.unitMoney(payment.unitValue)}</td>
        </tr>
        <tr class="sum total">
          <th scope="row">${words.t("why.payment")}</th>
          <td>= ${words.money(payment.amount)}</td>
        </tr>
      </tbody>
    </table>`;
}
