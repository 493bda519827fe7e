import { html, nothing, svg, type TemplateResult } from "lit";
import type { ClaimsScale } from "../../claims.js";
import { dollars } from "../../exact.js";
import { isSpread, moneyRange, payments } from "../../payments.js";
import { nearest } from "../../stops.js";
import type { View } from "../../view.js";
import { ownIsCounted } from "../condition.js";
import { claimsText, roughPercent } from "./figures.js";
import type { Outlook } from "./outlook.js";
import { height, type Plot, plot, width } from "./plot.js";

type Amount = string | { low: string; high: string };

/** Everything that is on the chart beside the curve. */
interface Marks {
  /** What claims like the reader's were paid. */
  paid: Amount | undefined;
  /** How many people claim in settlements like this one. */
  typical: { low: string; high: string } | undefined;
}

/** The reader's payment, whatever the number of claims: to look at, to move along, and with what each mark means. */
export function chart(outlook: Outlook, scale: ClaimsScale): unknown {
  const { view, said, forecast } = outlook;
  const { words, estimate, stop } = view;
  const value = scale.stops[stop] ?? 1;
  const like = forecast?.typical;
  const marks = {
    paid: paidTo(view),
    typical: like?.group === scale.group && scale.kind === "rate" ? like.rate : undefined,
  };
  const drawn = layOut(outlook, scale, marks);
  if (!drawn) return nothing;
  return html`
    <figure aria-labelledby="chart-title">
      <figcaption id="chart-title">${said.t("outlook.chart", { kind: scale.kind })}</figcaption>
      <p class="readout">
        <span>${words.t(scale.kind === "rate" ? "claims.rate" : "claims.count")} <strong>${claimsText(words, scale, value)}</strong></span>
        <span>${said.t("outlook.payment")} <strong>${estimate?.reader ? words.money(estimate.reader.payment) : nothing}</strong></span>
      </p>
      ${drawing(outlook, scale, drawn, marks)}
      ${legend(outlook, marks)}
      <p class="hint">${said.t("outlook.drag")}</p>
    </figure>`;
}

/** Room for the numbers under the chart. */
const foot = 30;

/** What claims of the reader's kind were paid the first time, where all of that kind were paid alike. */
function paidTo({ settlement, estimate }: View): Amount | undefined {
  const kinds = new Set(estimate ? payments(estimate).map(({ groups }) => groups.at(-1)) : []);
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1 || isSpread(settlement, kind)) return undefined;
  const all = settlement.outcome?.payments ?? [];
  return all.find(({ group, round }) => group === kind && (round ?? 1) === 1)?.amount;
}

function middle(amount: Amount): number {
  return typeof amount === "string"
    ? Number(amount)
    : (Number(amount.low) + Number(amount.high)) / 2;
}

function layOut({ curve }: Outlook, { stops }: ClaimsScale, { paid }: Marks): Plot | null {
  if (!curve || curve.x.length < 2) return null;
  return plot(curve, stops[0] ?? 1, stops.at(-1) ?? 1, paid ? [middle(paid)] : []);
}

function drawing(outlook: Outlook, scale: ClaimsScale, plot: Plot, marks: Marks): TemplateResult {
  const { view, forecast } = outlook;
  const { words, stop, estimate } = view;
  const { x, y } = plot;
  const along = (value: number) => `${((x(value) / width) * 100).toFixed(2)}%`;
  const up = (amount: number | string) => y(Number(amount)).toFixed(1);
  const here = along(scale.stops[stop] ?? 1);
  const payment = estimate?.reader?.payment ?? "0.00";
  const own = along(scale.stops[scale.own] ?? 1);
  return html`
    <svg
      class="plot"
      width="100%"
      height=${height + foot}
      role="img"
      aria-label=${essence(outlook, scale)}
      @pointerdown=${(event: PointerEvent) => press(outlook, scale, plot, event)}
      @pointermove=${(event: PointerEvent) => press(outlook, scale, plot, event)}
      @pointerup=${(event: PointerEvent) => press(outlook, scale, plot, event)}
    >
      ${
        marks.typical
          ? svg`<rect class="usual" x=${along(Number(marks.typical.low))} width=${`${(((x(Number(marks.typical.high)) - x(Number(marks.typical.low))) / width) * 100).toFixed(2)}%`} y="0" height=${height}></rect>`
          : nothing
      }
      ${plot.yTicks.map((tick) => svg`<line class="grid" x2="100%" y1=${up(tick)} y2=${up(tick)}></line>`)}
      <line class="axis" x2="100%" y1=${height} y2=${height}></line>
      ${plot.xTicks.map(
        (tick) => svg`
          <line class="axis" x1=${along(tick)} x2=${along(tick)} y1=${height} y2=${height + 6}></line>
          <text x=${along(tick)} y=${height + 24} text-anchor=${x(tick) < 50 ? "start" : x(tick) > width - 50 ? "end" : "middle"}>${scale.kind === "rate" ? words.percent(tick) : words.compact(tick)}</text>`,
      )}
      <svg width="100%" height=${height} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
        <path class="band" d=${plot.band}></path>
        <path class="line" d=${plot.line}></path>
      </svg>
      ${
        marks.paid
          ? svg`<line class="fact" x2="100%" y1=${up(middle(marks.paid))} y2=${up(middle(marks.paid))}></line>
            ${ownIsCounted(view) ? svg`<svg x=${own} y=${up(middle(marks.paid))} overflow="visible"><path class="fact" d="M0-12L12 0L0 12L-12 0Z"></path></svg>` : nothing}`
          : nothing
      }
      ${plot.yTicks.map((tick) => svg`<text x="100%" y=${y(tick) - 5} text-anchor="end">${words.wholeMoney(tick.toFixed(2))}</text>`)}
      <line class="drop" x1=${here} x2=${here} y1=${up(payment)} y2=${height}></line>
      ${
        forecast
          ? svg`<line class="reach" x1=${along(scale.stops[forecast.stop] ?? 1)} x2=${along(scale.stops[forecast.stop] ?? 1)} y1=${up(forecast.payment.p10)} y2=${up(forecast.payment.p90)}></line>`
          : nothing
      }
      <circle class="point" cx=${here} cy=${up(payment)} r="7"></circle>
    </svg>`;
}

/** The chart in a sentence: what it says, for those who do not see it. */
function essence({ view: { words }, said, curve }: Outlook, scale: ClaimsScale): string {
  const last = (curve?.x.length ?? 0) - 1;
  const point = (index: number) => ({
    claims: claimsText(words, scale, curve?.x[index] ?? 0),
    amount: words.money(dollars(curve?.payment[index] ?? 0n)),
  });
  const [first, between, most] = [point(0), point(Math.round(last / 2)), point(last)];
  return said.t("outlook.essence", {
    kind: scale.kind,
    claims: first.claims,
    amount: first.amount,
    claims2: between.claims,
    amount2: between.amount,
    claims3: most.claims,
    amount3: most.amount,
  });
}

/** So far a finger may slip before it is a movement, in pixels. */
const slip = 6;

/**
 * Moves the claims to where the chart is pressed. A finger may be about to scroll the page: it counts once it has moved
 * more sideways than along the page, or has been lifted where it was put down.
 */
function press(
  outlook: Outlook,
  { stops }: ClaimsScale,
  { x }: Plot,
  {
    type,
    pointerType,
    pointerId,
    isPrimary,
    button,
    clientX,
    clientY,
    currentTarget,
  }: PointerEvent,
): void {
  const area = currentTarget as Element;
  if (type === "pointerdown" && isPrimary && button === 0) {
    area.setPointerCapture(pointerId);
    outlook.pressed = { x: clientX, y: clientY, moving: pointerType !== "touch" };
  }
  const { pressed, view } = outlook;
  if (!pressed || !area.hasPointerCapture(pointerId)) return;
  const [across, along] = [Math.abs(clientX - pressed.x), Math.abs(clientY - pressed.y)];
  pressed.moving ||= type === "pointerup" ? across + along < slip : across > Math.max(slip, along);
  if (pressed.moving) {
    const box = area.getBoundingClientRect();
    const stop = nearest(stops, x.invert(((clientX - box.left) / box.width) * width));
    if (stop !== view.stop) view.act.move(stop);
  }
  if (type === "pointerup") outlook.pressed = null;
}

/** What each mark on the chart is, in words and numbers. */
function legend({ view: { words }, said }: Outlook, marks: Marks): TemplateResult {
  const entry = (sign: TemplateResult, text: string) => html`
    <li><svg width="22" height="18" aria-hidden="true" focusable="false">${sign}</svg> <span>${text}</span></li>`;
  return html`
    <ul class="legend">
      ${entry(
        svg`<line class="reach" x1="11" x2="11" y2="18"></line><circle class="point" cx="11" cy="9" r="6"></circle>`,
        said.t("outlook.legend.point"),
      )}
      ${entry(
        svg`<rect class="band" width="22" y="2" height="14"></rect><line class="line" x2="22" y1="9" y2="9"></line>`,
        said.t("outlook.legend.band"),
      )}
      ${
        marks.paid
          ? entry(
              svg`<line class="fact" x2="22" y1="9" y2="9"></line><path class="fact" d="M11 1L19 9L11 17L3 9Z"></path>`,
              said.t("outlook.legend.paid", { amount: moneyRange(words, marks.paid) }),
            )
          : nothing
      }
      ${
        marks.typical
          ? entry(
              svg`<rect class="usual" x="3" width="16" height="18"></rect>`,
              said.t("outlook.legend.typical", {
                low: roughPercent(words, marks.typical.low),
                high: roughPercent(words, marks.typical.high),
              }),
            )
          : nothing
      }
    </ul>`;
}
