import { html, nothing, svg, type TemplateResult } from "lit";
import type { MoneyRange } from "../../../core/index.js";
import { dollars } from "../../../explain/money.js";
import { claimsNumber } from "../../../explain/numbers.js";
import { isOf } from "../../../explain/outcome.js";
import { moneyRange, paidGroups } from "../../../explain/payments.js";
import { isKnown } from "../../../explain/status.js";
import { type ClaimsScale, claimsText, scaleName, tickText } from "../../claims.js";
import { nearest } from "../../stops.js";
import type { View } from "../../view.js";
import { ownIsCounted } from "../condition.js";
import { type Figures, roughPercent } from "./figures.js";
import { height, type Plot, plot, width } from "./plot.js";
import type { Press } from "./press.js";

type Amount = string | MoneyRange;

/** Everything that is on the chart beside the curve. */
interface Marks {
  /** What claims like the claimant's were paid. */
  paid: Amount | undefined;
  /** How many people claim in settlements like this one. */
  usual: { low: string; high: string } | undefined;
}

/** What a claimant does with the chart. */
interface Hand {
  press: Press;
  move(stop: number): void;
}

/** The claimant's payment, whatever the number of claims: to look at, to move along, and with what each mark means. */
export function chart(view: View, scale: ClaimsScale, figures: Figures, hand: Hand): unknown {
  const { words, estimate, stop } = view;
  const { curve, forecast } = figures;
  const { stops } = scale;
  if (!curve || curve.x.length < 2) return nothing;
  const like = forecast?.claimsRateModel;
  const marks = {
    paid: paidTo(view),
    usual: like?.group === scale.group && scale.kind === "rate" ? like.rate : undefined,
  };
  const drawn = plot(
    curve,
    stops[0] ?? 1,
    stops.at(-1) ?? 1,
    marks.paid ? [middle(marks.paid)] : [],
  );
  const payment = estimate?.claimant ? words.money(estimate.claimant.payment) : nothing;
  return html`
    <figure aria-labelledby="chart-title">
      <figcaption id="chart-title">${words.t("outlook.chart", { kind: scale.kind })}</figcaption>
      <p class="readout">
        <span>${scaleName(words, scale)} <strong>${claimsText(words, scale, stops[stop] ?? 1)}</strong></span>
        <span>${words.t("outlook.payment")} <strong>${payment}</strong></span>
      </p>
      ${drawing(view, scale, figures, drawn, marks, hand)}
      ${legend(view, marks)}
      <p class="hint">${words.t("outlook.drag")}</p>
    </figure>`;
}

/** Room for the numbers under the chart. */
const foot = 30;

/** What was paid the first time for just such a claim as the claimant's: no average, no limit, and no other claimant's. */
function paidTo({ settlement, steps, answers }: View): Amount | undefined {
  const [kind, ...others] = paidGroups(steps);
  if (kind === undefined || others.length > 0) return undefined;
  const amount = settlement.outcome?.payments.find(
    (paid) =>
      paid.group === kind &&
      (paid.round ?? 1) === 1 &&
      (paid.kind ?? "each") === "each" &&
      isOf(paid, answers),
  )?.amount;
  return amount !== undefined && isKnown(amount) ? amount : undefined;
}

function middle(amount: Amount): number {
  return typeof amount === "string"
    ? Number(amount)
    : (Number(amount.low) + Number(amount.high)) / 2;
}

function drawing(
  view: View,
  scale: ClaimsScale,
  figures: Figures,
  { x, y, ...plot }: Plot,
  marks: Marks,
  hand: Hand,
): TemplateResult {
  const { words, stop, estimate } = view;
  const { forecast } = figures;
  const percent = (place: number) => `${((place / width) * 100).toFixed(2)}%`;
  const along = (value: number | string) => percent(x(Number(value)));
  const at = (stop: number) => along(scale.stops[stop] ?? 1);
  const up = (amount: number | string) => y(Number(amount)).toFixed(1);
  const payment = estimate?.claimant?.payment ?? "0.00";
  const press = (event: PointerEvent) => {
    const part = hand.press.follow(event);
    const to = part === null ? stop : nearest(scale.stops, x.invert(part * width));
    if (to !== stop) hand.move(to);
  };
  return html`
    <svg
      class="plot"
      width="100%"
      height=${height + foot}
      role="img"
      aria-label=${essence(view, scale, figures)}
      @pointerdown=${press}
      @pointermove=${press}
      @pointerup=${press}
    >
      ${
        marks.usual
          ? svg`<rect class="usual" x=${along(marks.usual.low)} width=${percent(x(Number(marks.usual.high)) - x(Number(marks.usual.low)))} y="0" height=${height}></rect>`
          : nothing
      }
      ${plot.yTicks.map((tick) => svg`<line class="grid" x2="100%" y1=${up(tick)} y2=${up(tick)}></line>`)}
      <line class="axis" x2="100%" y1=${height} y2=${height}></line>
      ${plot.xTicks.map(
        (tick) => svg`
          <line class="axis" x1=${along(tick)} x2=${along(tick)} y1=${height} y2=${height + 6}></line>
          <text x=${along(tick)} y=${height + 24} text-anchor=${x(tick) < 50 ? "start" : x(tick) > width - 50 ? "end" : "middle"}>${tickText(words, scale, tick)}</text>`,
      )}
      <svg width="100%" height=${height} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
        <path class="band" d=${plot.band}></path>
        <path class="line" d=${plot.line}></path>
      </svg>
      ${marks.paid ? fact(up(middle(marks.paid)), ownIsCounted(view) ? at(scale.own) : null) : nothing}
      ${plot.yTicks.map((tick) => svg`<text x="100%" y=${y(tick) - 5} text-anchor="end">${words.wholeMoney(tick.toFixed(2))}</text>`)}
      <line class="drop" x1=${at(stop)} x2=${at(stop)} y1=${up(payment)} y2=${height}></line>
      ${
        forecast
          ? svg`<line class="reach" x1=${at(forecast.stop)} x2=${at(forecast.stop)} y1=${up(forecast.payment.p10)} y2=${up(forecast.payment.p90)}></line>`
          : nothing
      }
      <circle class="point" cx=${at(stop)} cy=${up(payment)} r="7"></circle>
    </svg>`;
}

/** How high what was paid lies, and with how many claims that was, if those were counted. */
function fact(up: string, at: string | null): unknown {
  const sign = svg`<svg x=${at} y=${up} overflow="visible"><path class="fact" d="M0-12L12 0L0 12L-12 0Z"></path></svg>`;
  return [
    svg`<line class="fact" x2="100%" y1=${up} y2=${up}></line>`,
    at === null ? nothing : sign,
  ];
}

/** The chart in a sentence: what it says, for those who do not see it. */
export function essence({ words }: View, scale: ClaimsScale, { curve }: Figures): string {
  if (!curve) return "";
  const last = curve.x.length - 1;
  const places = [0, Math.round(last / 2), last];
  const [claims, claims2, claims3] = places.map((index) => {
    const value = curve.x[index] ?? 0;
    return scale.kind === "rate"
      ? claimsText(words, scale, value)
      : claimsNumber(words, Math.round(value));
  }) as [string, string, string];
  const paid = places.map((index) => curve.payment[index] ?? 0n) as [bigint, bigint, bigint];
  const [amount, amount2, amount3] = paid.map((cents) => words.money(dollars(cents))) as [
    string,
    string,
    string,
  ];
  const gaps = { kind: scale.kind, claims, claims2, claims3, amount, amount2, amount3 };
  const falls = paid[0] > paid[1] && paid[1] > paid[2];
  return [...(falls ? [words.t("outlook.falls")] : []), words.t("outlook.essence", gaps)].join(" ");
}

/** What each mark on the chart is, in words and numbers. */
function legend({ words }: View, { paid, usual }: Marks): TemplateResult {
  const entry = (sign: TemplateResult, text: string) => html`
    <li><svg width="22" height="18" aria-hidden="true" focusable="false">${sign}</svg> <span>${text}</span></li>`;
  return html`
    <ul class="legend">
      ${entry(
        svg`<line class="reach" x1="11" x2="11" y2="18"></line><circle class="point" cx="11" cy="9" r="6"></circle>`,
        words.t("outlook.legend.point"),
      )}
      ${entry(
        svg`<rect class="band" width="22" y="2" height="14"></rect><line class="line" x2="22" y1="9" y2="9"></line>`,
        words.t("outlook.legend.band"),
      )}
      ${
        paid
          ? entry(
              svg`<line class="fact" x2="22" y1="9" y2="9"></line><path class="fact" d="M11 1L19 9L11 17L3 9Z"></path>`,
              words.t("outlook.legend.paid", { amount: moneyRange(words, paid) }),
            )
          : nothing
      }
      ${
        usual
          ? entry(
              svg`<rect class="usual" x="3" width="16" height="18"></rect>`,
              words.t("outlook.legend.model", {
                low: roughPercent(words, usual.low),
                high: roughPercent(words, usual.high),
              }),
            )
          : nothing
      }
    </ul>`;
}
