import { html, nothing, svg, type TemplateResult } from "lit";
import type { Estimate, Settlement } from "../../core/index.js";
import { isNotCounted, isUsual } from "../../explain/fees.js";
import { cents, dollars, sum, widest } from "../../explain/money.js";
import { byId, deductionName, groupName, poolName } from "../../explain/names.js";
import { moneyRange, payments } from "../../explain/payments.js";
import type { View } from "../view.js";
import { pending, section } from "./text.js";

/** One part of the fund: a deduction, one kind of claim's payments, or what is left over. */
interface Part {
  kind: "deduction" | "payment" | "residual";
  name: string;
  /** Exact, as a decimal string; missing while it is worked out or if it was not found. */
  amount?: string | undefined;
  detail?: string;
  unknown?: boolean;
  mine?: boolean;
}

type Shaded = Part & { shade: string };

/** Where every cent of the fund goes: a bar, and the same figures as a table. Nothing if that cannot be worked out. */
export function division(view: View): unknown {
  const { words, settlement, estimate } = view;
  if (view.problem) return nothing;
  const stated = settlement.fund.gross;
  const gross = estimate?.totals.gross ?? (typeof stated === "string" ? stated : undefined);
  const parts = shaded(partsOf(view));
  const title =
    typeof stated === "string"
      ? words.t("division.title", { gross: words.wholeMoney(stated) })
      : words.t("division.titleOpen");
  const percent = (amount: string | undefined) =>
    amount === undefined ? pending : percentOf(view, amount, gross);
  const line = (part: Shaded) => html`
    <tr class=${part.mine ? "mine" : ""}>
      <th scope="row">
        <div class="name">
          ${swatch(part)}
          <span
            >${part.name}${part.mine ? html` <em>${words.t("division.yours")}</em>` : nothing}
            ${part.detail ? html`<small class="detail">${part.detail}</small>` : nothing}</span
          >
        </div>
      </th>
      ${
        part.unknown
          ? html`<td>${words.t("division.unknown")}</td><td class="roomy"></td>`
          : figures(view, part.amount, gross)
      }
    </tr>`;
  const content = html`
    <p class="ends" aria-hidden="true">
      <span><strong>${percent(estimate?.totals.deductions)}</strong> ${words.t("division.out")}</span>
      <span><strong>${percent(estimate?.totals.payments)}</strong> ${words.t("division.people")}</span>
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
      <tbody>${parts.map(line)}</tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.t("division.total")}</th>
          ${figures(view, gross, gross)}
        </tr>
      </tfoot>
    </table>`;
  return section("division", title, content);
}

/** An amount and its part of the fund: two cells, or one above the other in one cell where there is little room. */
function figures(view: View, amount: string | undefined, gross: string | undefined) {
  if (amount === undefined)
    return html`<td>${pending}<small class="tight">&nbsp;</small></td><td class="roomy"></td>`;
  const percent = percentOf(view, amount, gross);
  return html`<td>${view.words.money(amount)}<small class="tight">${percent}</small></td>
    <td class="roomy">${percent}</td>`;
}

function part(kind: Part["kind"], name: string, amount?: string, more?: Partial<Part>): Part {
  return { kind, name, amount, ...more };
}

/** The parts that the file names, with what they come to as soon as that is known: the same lines before and after. */
function partsOf(view: View): Part[] {
  const { words, settlement, estimate } = view;
  const { disposition, uncashed, distributions } = settlement.plan.residual ?? {};
  const after = estimate && afterFirst(estimate);
  const left = estimate?.totals.residual;
  const taken = estimate?.fund.deductions ?? [];
  const deductions = settlement.deductions.map((deduction) =>
    part("deduction", deductionName(view, deduction.id), byId(taken, deduction.id)?.amount, {
      unknown: isNotCounted(deduction),
      detail: isUsual(deduction) ? words.t("division.usual") : "",
    }),
  );
  return [
    ...deductions,
    ...(distributions?.cost == null
      ? []
      : [part("deduction", words.t("division.laterCost"), after?.cost)]),
    ...cohortParts(view),
    ...(distributions ? [part("payment", words.t("division.later"), after?.payments)] : []),
    ...(uncashed == null ? [] : [part("payment", words.t("division.uncashed"), after?.uncashed)]),
    part("residual", words.t("division.residual"), left, {
      // Nothing goes nowhere.
      detail: disposition && left !== "0.00" ? words.t(`disposition.${disposition}`) : "",
    }),
  ];
}

/** What became of the money after the first distribution: the first payments are shown as they were issued. */
function afterFirst({ pools, distributions, totals }: Estimate) {
  const issued = cents(sum([...pools, ...distributions].map(({ payments }) => payments)));
  return {
    cost: sum(distributions.map(({ cost }) => cost)),
    payments: sum(distributions.map(({ payments }) => payments)),
    uncashed: dollars(cents(totals.payments) - issued),
  };
}

/** For each pool, what it pays to the claims of each of its groups. */
function cohortParts(view: View): Part[] {
  const { words, settlement, estimate } = view;
  const { pools } = settlement.plan;
  const own = payments(view.steps);
  return pools.flatMap((pool) => {
    const cohorts = estimate?.pools.find((candidate) => candidate.pool === pool.id)?.cohorts;
    return settlement.groups.flatMap(({ id }): Part[] => {
      if (!isPaid(settlement, pool, id)) return [];
      const alike = cohorts?.filter((cohort) => cohort.group === id) ?? [];
      const each = widest(alike.map(({ payment }) => ({ low: payment, high: payment })));
      const claims = alike.reduce((total, cohort) => total + cohort.claims, 0);
      const count = estimate
        ? words.t("division.payments", {
            n: claims,
            count: words.number(claims),
            amount: moneyRange(words, each),
          })
        : words.t("division.pending");
      const total = estimate ? sum(alike.map(({ total }) => total)) : undefined;
      return [
        part("payment", groupName(view, id), total, {
          detail: (pools.length > 1 ? `${poolName(view, pool.id)} – ` : "") + count,
          mine: own.some((payment) => payment.pool === pool.id && payment.groups.at(-1) === id),
        }),
      ];
    });
  });
}

/** Whether a pool pays the claims of a group, by its name or by that of a group around it. */
function isPaid(
  settlement: Settlement,
  pool: Settlement["plan"]["pools"][number],
  id: string,
): boolean {
  if (pool.pays.some(({ group }) => group === id)) return true;
  const around = byId(settlement.groups, id)?.within;
  return around != null && isPaid(settlement, pool, around);
}

function percentOf({ words }: View, amount: string, gross: string | undefined): string {
  // Of a fund that holds nothing everything is nothing.
  const fraction = Number(amount) / (Number(gross) || 1);
  if (fraction > 0 && fraction < 0.0001)
    return words.t("division.under", { percent: words.percent(0.0001) });
  return words.percent(fraction);
}

/** Parts of one kind take shades of one colour. */
function shaded(parts: readonly Part[]): Shaded[] {
  const before = { deduction: 0, payment: 0, residual: 0 };
  return parts.map((part) => ({ ...part, shade: `${part.kind}-${before[part.kind]++ % 5}` }));
}

function swatch({ unknown, shade }: Shaded): TemplateResult {
  return html`<svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false">
    ${unknown ? nothing : svg`<rect class=${shade} width="14" height="14"></rect>`}
  </svg>`;
}

/** Lengths for the eye: here and in percentages alone an amount of money becomes a floating point number. */
function bar(parts: readonly Shaded[]): TemplateResult {
  const lengths = parts.map(({ amount, shade }) => ({
    shade,
    length: Math.max(0, Number(amount ?? 0)),
  }));
  const whole = lengths.reduce((total, { length }) => total + length, 0);
  const percent = (length: number) => `${((length / (whole || 1)) * 100).toFixed(3)}%`;
  let from = 0;
  return html`
    <svg class="bar" width="100%" height="56" aria-hidden="true" focusable="false">
      <rect class="empty" width="100%" height="56"></rect>
      ${lengths.map(({ shade, length }) => {
        const x = from;
        from += length;
        return svg`<rect class=${shade} x=${percent(x)} width=${percent(length)} height="56"></rect>`;
      })}
    </svg>`;
}
