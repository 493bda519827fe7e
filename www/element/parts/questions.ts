import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Settlement } from "../../core/index.js";
import { outside, stateCodes } from "../states.js";
import type { View } from "../view.js";
import { fileText } from "./text.js";

type Question = Settlement["questions"][number];

/** The questions that matter so far. */
export function questions(view: View): TemplateResult {
  const { settlement, words } = view;
  const shown = settlement.questions.filter((question) => view.asked.includes(question.id));
  return html`
    <section class="questions" aria-labelledby="questions-title">
      <h3 id="questions-title">${words.t("questions.title")}</h3>
      ${shown.map((question) => (question.kind === "state" ? statePicker(view, question) : yesNo(view, question)))}
      <p class="private">
        ${words.t("questions.private")}
        ${
          Object.keys(view.answers).length > 0
            ? html`<button type="button" class="plain" @click=${view.act.clear}>${words.t("questions.clear")}</button>`
            : nothing
        }
      </p>
    </section>`;
}

function hint(view: View, question: Question): unknown {
  return question.hint
    ? html`<p class="hint" id=${`hint-${question.id}`}>${fileText(view.words, question.hint)}</p>`
    : nothing;
}

function statePicker(view: View, question: Question): TemplateResult {
  const { words } = view;
  const answer = view.answers[question.id] ?? "";
  const name = (code: string) => words.find(`state.${code}`) ?? code;
  const sorted = [...stateCodes].sort((a, b) => name(a).localeCompare(name(b), words.language));
  return html`
    <div class="question">
      <label for=${`q-${question.id}`}>${fileText(words, question.ask)}</label>
      ${hint(view, question)}
      <select
        id=${`q-${question.id}`}
        aria-describedby=${question.hint ? `hint-${question.id}` : nothing}
        .value=${live(answer)}
        @change=${(event: Event) =>
          view.act.answer(question.id, (event.target as HTMLSelectElement).value || undefined)}
      >
        <option value="">${words.t("state.choose")}</option>
        ${[...sorted, outside].map((code) => html`<option value=${code} ?selected=${code === answer}>${name(code)}</option>`)}
      </select>
    </div>`;
}

function yesNo(view: View, question: Question): TemplateResult {
  const answer = view.answers[question.id];
  const choice = (value: boolean) => html`
    <label class="choice">
      <input
        type="radio"
        name=${question.id}
        value=${value ? "yes" : "no"}
        .checked=${live(answer === value)}
        @change=${() => view.act.answer(question.id, value)}
      />
      <span>${view.words.t(value ? "answer.yes" : "answer.no")}</span>
    </label>`;
  return html`
    <fieldset class="question" aria-describedby=${question.hint ? `hint-${question.id}` : nothing}>
      <legend>${fileText(view.words, question.ask)}</legend>
      ${hint(view, question)}
      <div class="choices">${choice(true)}${choice(false)}</div>
    </fieldset>`;
}
