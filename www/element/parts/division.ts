import { html, nothing, svg, type TemplateResult } from "lit";
import type { View } from "../view.js";
import { groupName } from "./condition.js";
import { pending } from "./text.js";

/** One part of the fund: a deduction, one kind of claim's payments, or what is left over. */
interface Part {
  kind: "deduction" | "payment" | "residual";
  name: string;
  detail: string;
  /** Exact, as a decimal string; null while it is worked out or if it was not found. */
  amount: string | null;
  unknown: boolean;
  mine: boolean;
}

/** Where every cent of the fund goes: a bar, and the same figures as a table. Nothing if that cannot be worked out. */
export function division(view: View): unknown {
  const { words, settlement, estimate } = view;
  if (view.problem) return nothing;
  const gross = settlement.fund.gross;
  const parts = partsOf(view);
  const out = parts.filter((part) => part.kind === "deduction");
  const outPercent = estimate ? percentOf(view, String(sum(out)), gross) : "";
  const peoplePercent = estimate ? percentOf(view, String(sum(parts) - sum(out)), gross) : "";
  return html`
    <section class="division" aria-labelledby="division-title">
      <h3 id="division-title">${words.t("division.title", { gross: words.wholeMoney(gross) })}</h3>
      <div class="content">
        <p class="ends" aria-hidden="true">
          <span><strong>${outPercent || pending}</strong> ${words.t("division.out")}</span>
          <span><strong>${peoplePercent || pending}</strong> ${words.t("division.people")}</span>
        </p>
        ${bar(parts)}
        <table>
          <thead>
            <tr>
              <th scope="col">${words.t("division.part")}</th>
              <th scope="col">${words.t("division.amount")}</th>
              <th scope="col" class="roomy">${words.t("division.percent")}</th>
            </tr>
          </thead>
          <tbody>
            ${parts.map(
              (part, index) => html`
                <tr class=${part.mine ? "mine" : ""}>
                  <th scope="row">
                    <div class="name">
                      ${swatch(part, shade(parts, index))}
                      <span
                        >${part.name}${part.mine ? html` <em>${words.t("division.yours")}</em>` : nothing}
                        ${part.detail ? html`<small class="detail">${part.detail}</small>` : nothing}</span
                      >
                    </div>
                  </th>
                  ${
                    part.unknown
                      ? html`<td>${words.t("division.unknown")}</td><td class="roomy"></td>`
                      : figures(view, part.amount)
                  }
                </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">${words.t("division.total")}</th>
              ${figures(view, gross)}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>`;
}

/** An amount and its part of the fund: two cells, or one above the other in one cell where there is little room. */
function figures(view: View, amount: string | null): TemplateResult {
  if (amount === null)
    return html`<td>${pending}<small class="tight">&nbsp;</small></td><td class="roomy"></td>`;
  const percent = percentOf(view, amount, view.settlement.fund.gross);
  return html`<td>${view.words.money(amount)}<small class="tight">${percent}</small></td>
    <td class="roomy">${percent}</td>`;
}

function partsOf(view: View): Part[] {
  const { words, settlement, estimate } = view;
  const innermost = estimate?.reader?.groups.at(-1);
  const deductions = settlement.deductions.map((deduction): Part => {
    const worked = estimate?.fund.deductions.find((candidate) => candidate.id === deduction.id);
    return {
      kind: "deduction",
      name: words.find(`deduction.${deduction.kind}`) ?? deduction.kind,
      detail: "",
      amount: worked?.amount ?? null,
      unknown: "unknown" in deduction.amount,
      mine: false,
    };
  });
  const cohorts = estimate
    ? estimate.pools.flatMap((pool) =>
        pool.cohorts.map(
          (cohort): Part => ({
            kind: "payment",
            name: groupName(view, cohort.group),
            detail: words.t("division.payments", {
              count: words.number(cohort.claims),
              amount: words.money(cohort.payment),
            }),
            amount: cohort.total,
            unknown: false,
            mine: cohort.group === innermost,
          }),
        ),
      )
    : settlement.groups.map(
        (group): Part => ({
          kind: "payment",
          name: words.text(group.name),
          detail: words.t("division.pending"),
          amount: null,
          unknown: false,
          mine: false,
        }),
      );
  const residual: Part = {
    kind: "residual",
    name: words.t("division.residual"),
    detail: "",
    amount: estimate?.totals.residual ?? null,
    unknown: false,
    mine: false,
  };
  return [...deductions, ...cohorts, residual];
}

/** Lengths for the eye: the only place where an amount of money becomes a floating point number. */
function sum(parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + Number(part.amount ?? 0), 0);
}

function percentOf(view: View, amount: string, gross: string): string {
  const { words } = view;
  const fraction = Number(amount) / Number(gross);
  if (fraction > 0 && fraction < 0.0001)
    return words.t("division.under", { percent: words.percent(0.0001) });
  return words.percent(fraction);
}

/** Which of its kind a part is: parts of one kind take shades of one colour. */
function shade(parts: readonly Part[], index: number): string {
  const part = parts[index];
  return `${part?.kind}-${parts.slice(0, index).filter((other) => other.kind === part?.kind).length % 5}`;
}

function swatch(part: Part, name: string): TemplateResult {
  return html`<svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false">
    ${part.unknown ? nothing : svg`<rect class=${name} width="14" height="14"></rect>`}
  </svg>`;
}

function bar(parts: readonly Part[]): TemplateResult {
  const positive = parts.map((part) => Math.max(0, Number(part.amount ?? 0)));
  const whole = positive.reduce((total, amount) => total + amount, 0);
  let from = 0;
  return html`
    <svg class="bar" width="100%" height="56" aria-hidden="true" focusable="false">
      <rect class="empty" width="100%" height="56"></rect>
      ${
        whole > 0
          ? parts.map((_, index) => {
              const width = ((positive[index] ?? 0) / whole) * 100;
              const x = from;
              from += width;
              return svg`<rect class=${shade(parts, index)} x=${`${x.toFixed(3)}%`} width=${`${width.toFixed(3)}%`} height="56"></rect>`;
            })
          : nothing
      }
    </svg>`;
}
