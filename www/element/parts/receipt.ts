import { html, nothing, type TemplateResult } from "lit";
import { byId, groupName, type Of, poolName } from "../../explain/names.js";
import { payments } from "../../explain/payments.js";
import { factorText } from "../../explain/pools.js";
import { limitOf, weightSentence, weightText } from "../../explain/weights.js";
import type { View } from "../view.js";
import { groupList } from "./text.js";

/** The claimant's payments, added up like receipts, and the groups they come from. */
export function why(view: View): TemplateResult {
  const { words, settlement, estimate, steps } = view;
  const claimant = estimate?.claimant;
  const groups = claimant?.groups.flatMap((id) => byId(settlement.groups, id) ?? []) ?? [];
  const all = payments(steps);
  const together =
    claimant && row(words.t("why.together"), `= ${words.money(claimant.payment)}`, "sum total");
  return html`
    <div class="why">
      <h4>${words.t("why.title")}</h4>
      ${all.length === 0 ? html`<p>${words.t("why.nothing")}</p>` : nothing}
      ${all.map((payment) => receipt(view, payment, all.length > 1))}
      ${all.length > 1 ? html`<table class="receipt"><tbody>${together}</tbody></table>` : nothing}
      <p>${words.t("why.groups", { count: groups.length })}</p>
      ${groupList(words, groups)}
    </div>`;
}

function row(name: unknown, value: string, kind = ""): TemplateResult {
  return html`<tr class=${kind}><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function receipt(view: View, payment: Of<"payment">, named: boolean): TemplateResult {
  const { words, settlement, steps } = view;
  const { weights } = payment;
  const lines = payment.groups.flatMap((group) => weightFrom(view, payment, group));
  const limit = limitOf(payment, steps);
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
            ? row(words.t("why.unit"), `× ${factorText(view, payment, words.unitMoney)}`)
            : row(words.t("why.part"), `× ${factorText(view, payment, words.number)}`)
        }
        ${limit ? row(words.t(`why.${limit.limit}`), words.money(limit.amount)) : nothing}
        ${row(words.t("why.payment"), `= ${words.money(payment.amount)}`, "sum total")}
      </tbody>
    </table>`;
}

/** What a claim weighs through one of its groups, and how that follows from the answers. */
function weightFrom(view: View, { pool, groups }: Of<"payment">, id: string) {
  const group = groupName(view, id);
  const steps = view.steps.filter((step) => "pool" in step && step.pool === pool);
  const worked = steps.filter((step) => step.code === "weight").find((step) => step.group === id);
  if (worked) {
    const sentence = weightSentence(view, worked);
    // Where the answer is the weight, there is nothing to explain.
    const detail = worked.limit !== null || sentence.includes("=") ? sentence : "";
    return [{ group, weight: worked.weight, detail }];
  }
  const lines = steps.find((step) => step.code === "weights")?.lines ?? [];
  const line = lines.find((line) => line.group === id && groups.includes(id));
  return line ? [{ group, weight: line.each, detail: "" }] : [];
}
