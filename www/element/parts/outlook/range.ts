import { html, nothing, type TemplateResult } from "lit";
import type { Driver } from "../../../core/index.js";
import { deductionName, groupName } from "../../names.js";
import { condition, ownIsCounted } from "../condition.js";
import { roughPercent } from "./figures.js";
import type { Outlook } from "./outlook.js";

/** Up to so many causes are named; what is left makes no difference that anybody would notice. */
const mostDrivers = 4;
const leastShare = 0.01;

/** A forecast that is there. */
type Foreseen = NonNullable<Outlook["forecast"]>;

/** How sure the estimate is, in words: the range, and why it is as wide as it is. */
export function range(outlook: Outlook): TemplateResult {
  const { forecast } = outlook;
  return html`
    <p class="lead">${forecast ? probably(outlook, forecast) : nothing}</p>
    <p class="because">${forecast ? because(outlook, forecast).join(" ") : nothing}</p>`;
}

function probably({ view, said }: Outlook, { payment, stop }: Foreseen): string {
  const { words } = view;
  const on = condition({ ...view, stop });
  const likely = words.money(payment.p50);
  return payment.p10 === payment.p90
    ? said.t("outlook.sure", { likely, condition: on })
    : said.t("outlook.range", {
        low: words.money(payment.p10),
        high: words.money(payment.p90),
        likely,
        condition: on,
      });
}

/** What the range rests on, and what the model of how many people claim has to say. */
function because({ view, said }: Outlook, { typical, stop }: Foreseen): string[] {
  const { words, scale } = view;
  const set = scale !== null && stop !== scale.own;
  const counted = !set && ownIsCounted(view);
  const model = typical?.forecast ? "uncounted" : counted ? "before" : "typical";
  const rates = typical && {
    low: roughPercent(words, typical.rate.low),
    high: roughPercent(words, typical.rate.high),
  };
  return [
    ...(set ? [said.t("outlook.set", { kind: scale.kind })] : []),
    ...(counted ? [said.t("outlook.counted")] : []),
    ...(rates ? [said.t(`outlook.because.${model}`, rates)] : []),
  ];
}

/** How much of the range comes from what, in percent and as bars; and how far it could go at the very most. */
export function drivers(outlook: Outlook): unknown {
  const { view, said, forecast } = outlook;
  const { words, estimate } = view;
  const all = forecast?.drivers.filter(({ share }) => Number(share) >= leastShare) ?? [];
  const worst = estimate?.reader?.range;
  if (all.length === 0 || !worst) return nothing;
  return html`
    <div class="drivers">
      <h4>${said.t("outlook.drivers")}</h4>
      <dl>
        ${all.slice(0, mostDrivers).map(
          (driver) => html`
            <div>
              <dt>${driverName(outlook, driver)}</dt>
              <dd>${words.percent(Number(driver.share).toFixed(2))}</dd>
              ${bar(driver.share)}
            </div>`,
        )}
      </dl>
      <p class="hint">
        ${said.t("outlook.worst", { low: words.money(worst.low), high: words.money(worst.high) })}
      </p>
    </div>`;
}

function bar(share: string): TemplateResult {
  return html`<svg width="100%" height="8" aria-hidden="true" focusable="false">
    <rect class="whole" width="100%" height="8"></rect>
    <rect class="part" width=${`${(Number(share) * 100).toFixed(1)}%`} height="8"></rect>
  </svg>`;
}

function driverName({ view, said }: Outlook, { kind, id }: Driver): string {
  if (kind === "deduction" && id !== null) return deductionName(view, id);
  return said.t(`outlook.driver.${kind}`, { group: groupName(view, id ?? undefined) });
}
