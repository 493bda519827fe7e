import { html, nothing, type TemplateResult } from "lit";
import type { From, Step } from "../../core/index.js";
import type { View } from "../view.js";
import { groupName } from "./condition.js";
import { provenance } from "./text.js";

/** Every step from the fund to the payment, in the order in which it was worked out, each with its sources. */
export function working(view: View): TemplateResult {
  const { words, estimate } = view;
  return html`
    <section class="working" aria-labelledby="working-title">
      <h3 id="working-title">${words.t("working.title")}</h3>
      <div class="content">
        ${
          estimate
            ? html`<ol>
              ${estimate.steps.map((step) => html`<li>${sentence(view, step)}${support(view, step)}</li>`)}
            </ol>`
            : html`<p class="awaited">${view.problem ? nothing : words.t("working.loading")}</p>`
        }
      </div>
    </section>`;
}

/** The step in words. A code that is newer than these words is still shown, by its name. */
function sentence(view: View, step: Step): TemplateResult {
  const { words } = view;
  const kind = (of: { kind: string }) => words.find(`deduction.${of.kind}`) ?? of.kind;
  switch (step.code) {
    case "gross-fund":
      return html`<p>${words.t("step.gross-fund", { amount: words.wholeMoney(step.amount) })}</p>`;
    case "deduction": {
      const amount = words.wholeMoney(step.amount);
      const basis = step.assumed ? "estimated" : step.basis;
      const text =
        step.percentOfGross !== null
          ? words.t("step.deduction.percent", {
              kind: kind(step),
              basis,
              amount,
              percent: words.percentOf100(step.percentOfGross),
            })
          : step.perClaim !== null
            ? words.t("step.deduction.perClaim", {
                kind: kind(step),
                basis,
                amount,
                each: words.money(step.perClaim),
              })
            : words.t("step.deduction.fixed", { kind: kind(step), basis, amount });
      return html`<p>${text} ${between(view, "step.deduction.range", step.range)}</p>`;
    }
    case "deduction-unknown":
      return html`<p>${words.t("step.deduction-unknown", { kind: kind(step) })}</p>`;
    case "net-fund":
      return html`<p>
        ${words.t("step.net-fund", {
          gross: words.wholeMoney(step.gross),
          deductions: words.wholeMoney(step.deductions),
          amount: words.wholeMoney(step.amount),
        })}
      </p>`;
    case "claims":
      return claims(view, step);
    case "shares": {
      const lines = step.lines.map((line, index) =>
        words.t("step.shares.line", {
          claims: words.number(line.claims),
          each: words
            .t(index === 0 ? "why.share" : "why.more", {
              count: Number(line.sharesEach),
              shares: words.number(line.sharesEach),
            })
            .replace(/^\+ /, ""),
          group: groupName(view, line.group),
        }),
      );
      return html`<p>${words.t("step.shares", { lines: lines.join(" + "), total: words.number(step.total) })}</p>`;
    }
    case "unit-value":
      return html`<p>
        ${words.t(step.rule === "cent" ? "step.unit-value.cent" : "step.unit-value.exact", {
          amount: words.wholeMoney(step.amount),
          shares: words.number(step.totalShares),
          value: words.unitMoney(step.value),
        })}
      </p>`;
    case "limit":
      return html`<p>
        ${words.t(step.limit === "cap" ? "step.limit.cap" : "step.limit.floor", {
          group: groupName(view, step.group),
          amount: words.money(step.amount),
        })}
      </p>`;
    case "payment":
      return html`<p class="result">
        ${words.t("step.payment", {
          group: groupName(view, step.groups.at(-1) ?? ""),
          shares: words.t("why.share", {
            count: Number(step.shares),
            shares: words.number(step.shares),
          }),
          value: words.unitMoney(step.unitValue),
          amount: words.money(step.amount),
          rule: step.rule,
        })}
      </p>`;
    case "not-eligible":
      return html`<p class="result">${words.t("step.not-eligible")}</p>`;
    default:
      return html`<p>${words.t("step.other", { code: (step as { code: string }).code })}</p>`;
  }
}

function claims(view: View, step: Extract<Step, { code: "claims" }>): TemplateResult {
  const { words } = view;
  const form = step.assumed ? "assumed" : view.counted ? "" : "expected";
  const key =
    step.rate === null
      ? ([`step.claims`, form].filter(Boolean).join(".") as "step.claims")
      : (`step.claims.${form === "" ? "rate" : `${form}Rate`}` as "step.claims.rate");
  return html`<p>
    ${words.t(key, {
      group: groupName(view, step.group),
      count: words.number(step.count),
      members: step.members === null ? "" : words.number(step.members),
      rate: step.rate === null ? "" : words.percent(step.rate),
      stage: step.stage,
    })}
    ${
      step.low === step.high
        ? nothing
        : words.t("step.claims.range", {
            low: words.number(step.low),
            high: words.number(step.high),
          })
    }
  </p>`;
}

function between(
  view: View,
  key: "step.deduction.range",
  range: { low: string; high: string },
): unknown {
  const { words } = view;
  if (range.low === range.high) return nothing;
  return words.t(key, { low: words.wholeMoney(range.low), high: words.wholeMoney(range.high) });
}

/** Where the step's figures are from: what the step says, with the file's own note, and where the head count is from. */
function support(view: View, step: Step): unknown {
  if (!("confidence" in step)) return nothing;
  if ("assumed" in step && step.assumed) return nothing;
  const { settlement, words } = view;
  let from: From | undefined;
  let members: From | undefined;
  if (step.code === "gross-fund") from = settlement.fund.from;
  if (step.code === "deduction" || step.code === "deduction-unknown") {
    from = settlement.deductions.find((deduction) => deduction.id === step.deduction)?.from;
  }
  if (step.code === "claims") {
    const group = settlement.groups.find((candidate) => candidate.id === step.group);
    from = group?.claims.from;
    members = group?.members?.from;
  }
  return html`${provenance(view, { ...from, sources: step.sources, confidence: step.confidence })}
    ${
      members
        ? html`<div class="members">
          <p class="note">${words.t("step.claims.members")}:</p>
          ${provenance(view, members)}
        </div>`
        : nothing
    }`;
}
