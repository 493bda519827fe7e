import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Answer, Question } from "../../core/index.js";
import { outside, stateCodes } from "../states.js";
import { readTyped } from "../typed.js";
import type { View } from "../view.js";
import { fileText } from "./text.js";

/** Up to so many options are shown side by side; more go into a list to choose from. */
const mostRadios = 6;

/** The questions that matter so far. */
export function questions(view: View): TemplateResult {
  const { settlement, words } = view;
  const shown = settlement.questions.filter((question) => view.asked.includes(question.id));
  const begun = Object.keys(view.answers).length + Object.keys(view.typed).length > 0;
  return html`
    <section class="questions" aria-labelledby="questions-title">
      <h3 id="questions-title">${words.t("questions.title")}</h3>
      ${shown.map((question) => control(view, question))}
      <p class="private">
        ${words.t("questions.private")}
        ${
          begun
            ? html`<button type="button" class="plain" @click=${view.act.clear}>${words.t("questions.clear")}</button>`
            : nothing
        }
      </p>
    </section>`;
}

function control(view: View, question: Question): TemplateResult {
  const { words } = view;
  const { t } = words;
  switch (question.kind) {
    case "state": {
      const name = (code: string) => words.find(`state.${code}`) ?? code;
      const sorted = [...stateCodes].sort((a, b) => name(a).localeCompare(name(b), words.language));
      const options = [...sorted, outside].map((code) => [code, name(code)] as const);
      return picker(view, question, t("state.choose"), options);
    }
    case "yes-no":
      return radios(view, question, "pair", [
        [true, "yes", t("answer.yes")],
        [false, "no", t("answer.no")],
      ]);
    case "choice": {
      const options = question.options ?? [];
      return options.length > mostRadios
        ? picker(
            view,
            question,
            t("choice.choose"),
            options.map(({ id, name }) => [id, words.text(name)]),
          )
        : radios(
            view,
            question,
            "",
            options.map(({ id, name }) => [id, id, fileText(words, name)]),
          );
    }
    default:
      return field(view, question);
  }
}

/** What is wrong with what has been typed; nothing while it may still be on its way. */
export function typedError(
  { words, typed }: Pick<View, "words" | "typed">,
  question: Question,
): string {
  const entry = typed[question.id];
  if (!entry?.left || (entry.text === "" && !entry.partial)) return "";
  if (readTyped(question, entry.text) !== null) return "";
  if (question.kind === "amount" || question.kind === "date")
    return words.t(`typed.${question.kind}`);
  return question.most == null || readTyped({ ...question, most: null }, entry.text) === null
    ? words.t("typed.number")
    : words.t("typed.most", { most: words.number(question.most) });
}

function hint(view: View, question: Question): unknown {
  return question.hint
    ? html`<p class="hint" id=${`hint-${question.id}`}>${fileText(view.words, question.hint)}</p>`
    : nothing;
}

const hintOf = (question: Question) => (question.hint ? `hint-${question.id}` : nothing);

function picker(
  view: View,
  question: Question,
  choose: string,
  options: (readonly [value: string, name: string])[],
): TemplateResult {
  const answer = view.answers[question.id] ?? "";
  return html`
    <div class="question">
      <label for=${`q-${question.id}`}>${fileText(view.words, question.ask)}</label>
      ${hint(view, question)}
      <select
        id=${`q-${question.id}`}
        aria-describedby=${hintOf(question)}
        .value=${live(answer)}
        @change=${(event: Event) =>
          view.act.answer(question.id, (event.target as HTMLSelectElement).value || undefined)}
      >
        <option value="">${choose}</option>
        ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === answer}>${name}</option>`)}
      </select>
    </div>`;
}

function radios(
  view: View,
  question: Question,
  layout: "pair" | "",
  options: (readonly [answer: Answer, value: string, name: unknown])[],
): TemplateResult {
  return html`
    <fieldset class="question" aria-describedby=${hintOf(question)}>
      <legend>${fileText(view.words, question.ask)}</legend>
      ${hint(view, question)}
      <div class="choices ${layout}">
        ${options.map(([answer, value, name]) =>
          radio(question.id, value, name, view.answers[question.id] === answer, () =>
            view.act.answer(question.id, answer),
          ),
        )}
      </div>
    </fieldset>`;
}

export function radio(
  group: string,
  value: string,
  name: unknown,
  checked: boolean,
  choose: () => void,
): TemplateResult {
  return html`
    <label class="choice">
      <input type="radio" name=${group} value=${value} .checked=${live(checked)} @change=${choose} />
      <span>${name}</span>
    </label>`;
}

/** A field to type into. What is typed is judged at once, but complained of only when the reader has left it. */
export function field(view: View, question: Question): TemplateResult {
  const { id, kind } = question;
  const error = typedError(view, question);
  const type = (left: boolean) => (event: Event) => {
    const { value, validity } = event.target as HTMLInputElement;
    view.act.type(question, {
      text: value,
      partial: validity.badInput,
      left: left || error !== "",
    });
  };
  const described = [question.hint ? `hint-${id}` : "", error ? `error-${id}` : ""]
    .join(" ")
    .trim();
  return html`
    <div class="question">
      <label for=${`q-${id}`}>${fileText(view.words, question.ask)}</label>
      ${hint(view, question)}
      <span class="field" data-kind=${kind}>
        <input
          id=${`q-${id}`}
          type=${kind === "date" ? "date" : "text"}
          inputmode=${kind === "date" ? nothing : kind === "number" ? "numeric" : "decimal"}
          autocomplete="off"
          aria-describedby=${described || nothing}
          aria-invalid=${error ? "true" : nothing}
          .value=${live(view.typed[id]?.text ?? "")}
          @input=${type(false)}
          @change=${type(true)}
        />
      </span>
      ${error ? html`<p class="error" id=${`error-${id}`}>${error}</p>` : nothing}
    </div>`;
}
