import { html, nothing, type TemplateResult } from "lit";
import type { Claimant, Driver, Estimate, Percentiles } from "../../../core/index.js";
import { type Words, yes } from "../../../explain/language.js";
import { deductionName, groupName } from "../../../explain/names.js";
import { mostRange } from "../../../explain/payments.js";
import type { View } from "../../view.js";
import { condition, ownIsCounted } from "../condition.js";
import { type Figures, roughPercent } from "./figures.js";

/** Up to so many causes are named; what is left makes no difference that anybody would notice. */
const mostDrivers = 4;
const leastShare = 0.01;

type Forecast = Figures["forecast"];

/** How sure the estimate is, in words: the range, and why it is as wide as it is. */
export function range(view: View, forecast: Forecast): TemplateResult {
  return html`
    <p class="lead">${forecast ? probably(view, forecast) : nothing}</p>
    <p class="because">${forecast ? because(view, forecast).join(" ") : nothing}</p>`;
}

function probably(view: View, { payment, stop }: NonNullable<Forecast>): string {
  const { words } = view;
  const { p10, p50, p90 } = payment;
  const on = { likely: words.money(p50), condition: condition({ ...view, stop }) };
  return p10 === p90
    ? words.t("outlook.sure", on)
    : words.t("outlook.range", { low: words.money(p10), high: words.money(p90), ...on });
}

/** What the range rests on, and what the model of how many people claim has to say. */
function because(view: View, { claimsRateModel, stop }: NonNullable<Forecast>): string[] {
  const { words, scale } = view;
  const set = scale !== null && stop !== scale.own;
  const counted = !set && ownIsCounted(view);
  const because = claimsRateModel?.forecast ? "uncounted" : counted ? "before" : "model";
  const rates = claimsRateModel && {
    low: roughPercent(words, claimsRateModel.rate.low),
    high: roughPercent(words, claimsRateModel.rate.high),
  };
  return [
    ...(set ? [words.t("outlook.set", { kind: scale.kind })] : []),
    ...(counted ? [words.t("outlook.counted")] : []),
    ...(rates ? [words.t(`outlook.because.${because}`, rates)] : []),
  ];
}

/** How much of the range comes from what, in percent and as bars; and how far it could go at the very most. */
export function drivers(view: View, forecast: Forecast): unknown {
  const { words, estimate } = view;
  const all =
    forecast?.drivers.filter(({ share }) => share === null || Number(share) >= leastShare) ?? [];
  if (all.length === 0 || !forecast || !estimate?.claimant) return nothing;
  const worst = worstText(words, estimate, estimate.claimant, forecast.payment);
  return html`
    <div class="drivers">
      <h4>${words.t("outlook.drivers")}</h4>
      <dl>
        ${all.slice(0, mostDrivers).map(
          (driver) => html`
            <div>
              <dt>${driverName(view, driver)}</dt>
              ${share(words, driver)}
            </div>`,
        )}
      </dl>
      ${worst ? html`<p class="hint">${worst}</p>` : nothing}
    </div>`;
}

/** How far it could go at the very most; empty where that is no further than what is probable. */
export function worstText(
  words: Words,
  estimate: Estimate,
  { range }: Claimant,
  { p10, p90 }: Percentiles,
): string {
  const { kind, range: most } = mostRange(estimate, range, { low: p10, high: p90 });
  if (most.low === p10 && most.high === p90) return "";
  const [low, high] = [words.money(most.low), words.money(most.high)];
  if (kind === "ends") return words.t("outlook.ends", { low, high });
  return words.t("outlook.worst", { low, high, foreseen: yes(kind === "foreseen") });
}

/** A share is not known where the plan cannot be carried out at one end of the figure. */
function share(words: Words, { share }: Driver): TemplateResult {
  if (share === null) return html`<dd>${words.t("outlook.driver.unknown")}</dd>`;
  return html`<dd>${words.percent(Number(share).toFixed(2))}</dd>${bar(share)}`;
}

function bar(share: string): TemplateResult {
  return html`<svg width="100%" height="8" aria-hidden="true" focusable="false">
    <rect class="whole" width="100%" height="8"></rect>
    <rect class="part" width=${`${(Number(share) * 100).toFixed(1)}%`} height="8"></rect>
  </svg>`;
}

function driverName(view: View, { kind, id }: Driver): string {
  if (kind === "deduction" && id !== null) return deductionName(view, id);
  return view.words.t(`outlook.driver.${kind}`, { group: groupName(view, id ?? undefined) });
}
