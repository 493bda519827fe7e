import { html, nothing, type TemplateResult } from "lit";
import type { Estimate } from "../../core/index.js";
import { groupName, type Of, poolName } from "../names.js";
import { payments } from "../payments.js";
import type { View } from "../view.js";
import { limitOf, weightSentence, weightText } from "../weights.js";
import { fileText } from "./text.js";

/** The reader's payments, added up like receipts, and the groups they come from. */
export function why(view: View, estimate: Estimate): TemplateResult {
  const { words, settlement } = view;
  const groups = estimate.reader?.groups ?? [];
  const all = payments(estimate);
  return html`
    <div class="why">
      <h4>${words.t("why.title")}</h4>
      ${all.length === 0 ? html`<p>${words.t("why.nothing")}</p>` : nothing}
      ${all.map((payment) => receipt(view, estimate, payment, all.length > 1))}
      ${
        all.length > 1 && estimate.reader
          ? html`<table class="receipt">
              <tbody>
                ${row(words.t("why.together"), `= ${words.money(estimate.reader.payment)}`, "sum total")}
              </tbody>
            </table>`
          : nothing
      }
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

function row(name: unknown, value: string, kind = ""): TemplateResult {
  return html`<tr class=${kind}><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function receipt(
  view: View,
  estimate: Estimate,
  payment: Of<"payment">,
  named: boolean,
): TemplateResult {
  const { words, settlement } = view;
  const { weights } = payment;
  const lines = payment.groups.flatMap((group) => weightFrom(view, estimate, payment, group));
  const limit = limitOf(payment, estimate.steps);
  const name =
    settlement.plan.pools.length > 1
      ? poolName(view, payment.pool)
      : groupName(view, payment.groups.at(-1));
  return html`
    <table class="receipt">
      ${named ? html`<caption>${name}</caption>` : nothing}
      <tbody>
        ${lines.map(({ group, weight, detail }, index) =>
          row(
            html`${group}${detail ? html`<small>${detail}</small>` : nothing}`,
            index > 0 && weights === "shares"
              ? words.t("why.more", { count: Number(weight), shares: words.number(weight) })
              : `${index > 0 ? "+ " : ""}${weightText(view, weights, weight)}`,
          ),
        )}
        ${lines.length > 1 ? row(words.t("why.hold"), `= ${weightText(view, weights, payment.weight)}`, "sum") : nothing}
        ${
          weights === "shares"
            ? row(words.t("why.unit"), `× ${words.unitMoney(payment.factor)}`)
            : row(words.t("why.part"), `× ${words.number(payment.factor)}`)
        }
        ${limit ? row(words.t(`why.${limit.limit}`), words.money(limit.amount)) : nothing}
        ${row(words.t("why.payment"), `= ${words.money(payment.amount)}`, "sum total")}
      </tbody>
    </table>`;
}

/** What a claim weighs through one of its groups, and how that follows from the answers. */
function weightFrom(view: View, { steps }: Estimate, { pool, groups }: Of<"payment">, id: string) {
  const group = groupName(view, id);
  const worked = steps
    .filter((step) => step.code === "weight")
    .find((step) => step.pool === pool && step.group === id);
  if (worked) {
    const sentence = weightSentence(view, worked);
    // Where the answer is the weight, there is nothing to explain.
    const detail = worked.limit !== null || sentence.includes("=") ? sentence : "";
    return [{ group, weight: worked.weight, detail }];
  }
  const line = steps
    .filter((step) => step.code === "weights")
    .find((step) => step.pool === pool)
    ?.lines.find((line) => line.group === id && groups.includes(id));
  return line ? [{ group, weight: line.each, detail: "" }] : [];
}
