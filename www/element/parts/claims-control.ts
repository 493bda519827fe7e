import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type ClaimsScale, claimsAt } from "../claims.js";
import { nearest } from "../stops.js";
import { typicalRates, typicalRatesSource } from "../typical-rates.js";
import type { View } from "../view.js";
import { ownIsCounted, yes } from "./condition.js";
import { around, gap, link } from "./text.js";

interface Mark {
  stop: number;
  label: string;
  own: boolean;
}

/** How many people claim, on a logarithmic scale, with what happened here and what is typical marked on it. */
export function claimsControl(view: View): unknown {
  const { scale } = view;
  if (!scale) return nothing;
  // The stops of an awaited figure are not those to come, so that nothing of it is kept to be moved.
  return scale.awaited ? html`${control(view, scale)}` : control(view, scale);
}

function control(view: View, scale: ClaimsScale): TemplateResult {
  const { words, stop, closed, settlement } = view;
  const { gross } = settlement.fund;
  const grows = typeof gross === "object" && "asClaimed" in gross;
  const marks = marksOn(view, scale);
  const count = words.number(claimCount(view, scale));
  const value = amount(view, scale, stop);
  const said =
    scale.kind === "rate"
      ? words.t("claims.value", { rate: value, count })
      : words.t("claims.number", { count });
  return html`
    <div class="claims">
      <h4 id="claims-title">${words.t("claims.title", { closed: yes(closed) })}</h4>
      <p class="hint">${words.t(grows ? "claims.leadGrowing" : "claims.lead")}</p>
      <div class="readout">
        <label for="claims">${words.t(scale.kind === "rate" ? "claims.rate" : "claims.count")}</label>
        <span class="value ${scale.awaited ? "pending" : ""}" aria-hidden=${scale.awaited || nothing}
          ><strong>${value}</strong>
          ${
            scale.kind === "rate"
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
        @input=${(event: Event) => view.act.move(Number((event.target as HTMLInputElement).value))}
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
              @click=${() => view.act.move(mark.stop)}
            >
              <strong class=${mark.own && scale.awaited ? "pending" : ""} aria-hidden=${(mark.own && scale.awaited) || nothing}>${amount(view, scale, mark.stop)}</strong> <span>${mark.label}</span>
            </button>`,
        )}
      </div>
      <p class="hint">
        ${scale.kind === "rate" ? typicalNote(view) : nothing}
        <button type="button" class="plain" ?disabled=${stop === scale.own} @click=${() => view.act.move(scale.own)}>
          ${words.t("claims.reset", { closed: yes(ownIsCounted(view)) })}
        </button>
      </p>
    </div>`;
}

function amount(view: View, scale: ClaimsScale, stop: number): string {
  const value = scale.stops[stop] ?? 0;
  return scale.kind === "rate" ? view.words.percent(value) : view.words.number(value);
}

/** The calculator's count where there is one; before that, the slider's. */
function claimCount(view: View, scale: ClaimsScale): number {
  const estimated = view.estimate?.claims.find((claims) => claims.group === scale.group);
  return estimated?.count ?? claimsAt(scale, view.stop);
}

function marksOn(view: View, scale: ClaimsScale): Mark[] {
  const own = {
    stop: scale.own,
    label: view.words.t("claims.mark", { closed: yes(ownIsCounted(view)) }),
    own: true,
  };
  if (scale.kind === "count") return [own];
  const typical = typicalRates.map((typical) => ({
    stop: nearest(scale.stops, Number(typical.rate)),
    label: view.words.t(typical.label),
    own: false,
  }));
  return [own, ...typical];
}

function typicalNote(view: View): TemplateResult {
  const { words } = view;
  const { report, summary, title } = typicalRatesSource;
  const study = html`${link(report, words.t(title))} (${link(summary, words.t("typical.summary"))})`;
  return html`<span>${around(words.t("claims.typical", { study: gap }), study)}</span>`;
}

/** Ticks under the slider: powers of ten with their numbers, and the marks. For the eye only. */
function ruler(view: View, scale: ClaimsScale, marks: readonly Mark[]): TemplateResult {
  const { words } = view;
  const last = scale.stops.length - 1;
  const at = (stop: number) => `${((stop / last) * 100).toFixed(2)}%`;
  const label = (value: number) =>
    scale.kind === "rate" ? words.percent(value) : words.compact(value);
  const tens = scale.stops
    .map((value, stop) => ({ value, stop }))
    .filter(({ value }) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9);
  return html`
    <svg class="ruler" width="100%" height="34" aria-hidden="true" focusable="false">
      ${tens.map(
        ({ value, stop }) => svg`
          <line class="tick" x1=${at(stop)} x2=${at(stop)} y1="0" y2="8"></line>
          <text x=${at(stop)} y="26" text-anchor=${stop < 4 ? "start" : stop > last - 4 ? "end" : "middle"}>${label(value)}</text>`,
      )}
      ${marks.map(
        (mark) =>
          svg`<line class=${mark.own ? "own" : "typical"} x1=${at(mark.stop)} x2=${at(mark.stop)} y1="0" y2="12"></line>`,
      )}
    </svg>`;
}
