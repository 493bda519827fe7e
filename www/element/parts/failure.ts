import { html, nothing, type TemplateResult } from "lit";
import { ProrataError } from "../../core/error.js";
import type { Problem, State, View } from "../view.js";

const titles = {
  file: "error.fileTitle",
  core: "error.title",
  estimate: "error.estimateTitle",
} as const;

type Failed = Pick<View, "words" | "sentence" | "act" | "scale"> & Pick<State, "stop">;

/** Says what happened and what to do; the published facts around it stay. */
export function failure(view: Failed, problem: Problem): TemplateResult {
  const { words } = view;
  const { stage } = problem;
  return html`
    <div class="failure">
      <p class="verdict">${words.t(titles[stage])}</p>
      <p>${explanation(view, problem)} ${advice(view, problem)}</p>
      ${stage === "file" ? nothing : html`<p>${words.t("error.facts")}</p>`}
      <p>
        <button type="button" class="button" @click=${view.act.retry}>
          ${words.t("error.retry")}
        </button>
      </p>
      ${stage === "estimate" ? nothing : html`<p class="hint">${words.t("error.reload")}</p>`}
    </div>`;
}

/** The file's own figures have been worked out before any others were tried. */
function advice({ words, scale, stop }: Failed, { stage }: Problem): string {
  return stage === "estimate" && scale && stop !== null && stop !== scale.own
    ? words.t("error.moved")
    : "";
}

/** What the error's code means to a claimant; else what the error itself says. */
function explanation(
  { words, sentence }: Pick<Failed, "words" | "sentence">,
  { stage, error }: Problem,
): unknown {
  const { code, params, message } = (error ?? {}) as Partial<ProrataError>;
  const known = code && words.find(`error.${code}`, params);
  if (known) return known;
  // The sentence of a fault is on its way.
  const foreign = error instanceof ProrataError ? nothing : (message ?? String(error));
  const original = sentence
    ? html`<span class="hint">${sentence}</span>`
    : html`<span class="hint" lang="en">${foreign}</span>`;
  return stage === "core"
    ? html`${words.t("error.settlement-invalid")}<br />${original}`
    : original;
}
