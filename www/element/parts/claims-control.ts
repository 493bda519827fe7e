import { html, nothing, svg, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { yes } from "../../explain/language.js";
import { claimsNumber } from "../../explain/numbers.js";
import { growthText } from "../../explain/payments.js";
import { type ClaimsScale, claimsAt, claimsText, scaleName, tickText } from "../claims.js";
import { nearest } from "../stops.js";
import { study } from "../study.js";
import type { View } from "../view.js";
import { ownIsCounted } from "./condition.js";
import { around, gap, link } from "./text.js";

interface Mark {
  stop: number;
  label: string;
  own: boolean;
}

/** How many people claim, on a logarithmic scale, with what happened here and in other settlements marked on it. */
export function claimsControl(view: View): unknown {
  const { scale } = view;
  // The stops of an awaited figure are not those to come, so that nothing of it is kept to be moved.
  return scale ? keyed(scale.awaited, control(view, scale)) : nothing;
}

function control(view: View, scale: ClaimsScale): TemplateResult {
  const { words, stop, closed, act } = view;
  const isRate = scale.kind === "rate";
  const hidden = scale.awaited || nothing;
  const marks = marksOn(view, scale);
  // The calculator's count where there is one; before that, the slider's.
  const estimated = view.estimate?.claims.find(({ group }) => group === scale.group);
  const claims = estimated?.count ?? claimsAt(scale, stop);
  const count = words.number(claims);
  const amount = (stop: number) => claimsText(words, scale, scale.stops[stop] ?? 0);
  const value = amount(stop);
  const said = isRate
    ? words.t("claims.value", { rate: value, claims: claimsNumber(words, claims) })
    : claimsNumber(words, claims);
  const move = ({ target }: Event) => act.move(Number((target as HTMLInputElement).value));
  return html`
    <div class="claims">
      <h4 id="claims-title">${words.t("claims.title", { closed: yes(closed) })}</h4>
      <p class="hint">${growthText(words, view.settlement)}</p>
      <div class="readout">
        <label for="claims">${scaleName(words, scale)}</label>
        <span class="value ${scale.awaited ? "pending" : ""}" aria-hidden=${hidden}
          ><strong>${value}</strong>
          ${
            isRate
              ? html`<small>${words.t("claims.ofMembers", { count, members: words.number(scale.members ?? 0) })}</small>`
              : nothing
          }</span
        >
      </div>
      <input
        id="claims"
        type="range"
        min="0"
        max=${scale.stops.length - 1}
        step="1"
        .value=${live(String(stop))}
        aria-valuetext=${scale.awaited ? nothing : said}
        ?disabled=${!view.calculator}
        @input=${move}
      />
      ${ruler(view, scale, marks)}
      <div class="marks" role="group" aria-label=${words.t("claims.marks")}>
        ${marks.map(
          (mark) => html`
            <button
              type="button"
              class="mark"
              data-own=${yes(mark.own)}
              aria-pressed=${mark.stop === stop ? "true" : "false"}
              ?disabled=${!view.calculator}
              @click=${() => act.move(mark.stop)}
            >
              <strong class=${mark.own && scale.awaited ? "pending" : ""} aria-hidden=${mark.own ? hidden : nothing}>${amount(mark.stop)}</strong> <span>${mark.label}</span>
            </button>`,
        )}
      </div>
      <p class="hint">
        ${isRate ? studyNote(view) : nothing}
        <button type="button" class="plain" ?disabled=${stop === scale.own} @click=${() => act.move(scale.own)}>
          ${words.t("claims.reset", { closed: yes(ownIsCounted(view)) })}
        </button>
      </p>
    </div>`;
}

function marksOn(view: View, scale: ClaimsScale): Mark[] {
  const own = {
    stop: scale.own,
    label: view.words.t("claims.mark", { closed: yes(ownIsCounted(view)) }),
    own: true,
  };
  if (scale.kind === "count") return [own];
  const [from, to] = [scale.stops[0] ?? 0, scale.stops.at(-1) ?? 1];
  const within = study.rates.filter(({ rate }) => Number(rate) >= from && Number(rate) <= to);
  const others = within.map(({ rate, label }) => ({
    stop: nearest(scale.stops, Number(rate)),
    label: view.words.t(label),
    own: false,
  }));
  return [own, ...others];
}

function studyNote({ words }: View): TemplateResult {
  const { report, summary, title } = study;
  const named = html`${link(report, words.t(title))} (${link(summary, words.t("study.summary"))})`;
  return html`<span>${around(words.t("claims.study", { study: gap }), named)}</span>`;
}

/** Ticks under the slider: powers of ten with their numbers, and the marks. For the eye only. */
function ruler({ words }: View, scale: ClaimsScale, marks: readonly Mark[]): TemplateResult {
  const last = scale.stops.length - 1;
  const at = (stop: number) => `${((stop / last) * 100).toFixed(2)}%`;
  const tens = scale.stops
    .map((value, stop) => ({ value, stop }))
    .filter(({ value }) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9);
  return html`
    <svg class="ruler" width="100%" height="34" aria-hidden="true" focusable="false">
      ${tens.map(
        ({ value, stop }) => svg`
          <line class="tick" x1=${at(stop)} x2=${at(stop)} y1="0" y2="8"></line>
          <text x=${at(stop)} y="26" text-anchor=${stop < 4 ? "start" : stop > last - 4 ? "end" : "middle"}>${tickText(words, scale, value)}</text>`,
      )}
      ${marks.map(
        (mark) =>
          svg`<line class=${mark.own ? "own" : "other"} x1=${at(mark.stop)} x2=${at(mark.stop)} y1="0" y2="12"></line>`,
      )}
    </svg>`;
}
