import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Answer, Question } from "../../core/index.js";
import type { Words } from "../../explain/language.js";
import type { View } from "../view.js";
import { field, hint } from "./field.js";
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
  const { words, typed, act } = view;
  switch (question.kind) {
    case "state":
      return picker(view, question, words.t("state.choose"), states(words));
    case "yes-no":
      return radios(view, question, "pair", [
        [true, "yes", words.t("answer.yes")],
        [false, "no", words.t("answer.no")],
      ]);
    case "choice": {
      const options = question.options ?? [];
      if (options.length <= mostRadios) {
        const all = options.map(({ id, name }) => [id, id, fileText(words, name)] as const);
        return radios(view, question, "", all);
      }
      const all = options.map(({ id, name }) => [id, words.text(name)] as const);
      return picker(view, question, words.t("choice.choose"), all);
    }
    default:
      return field(words, question, typed[question.id], (typed) => act.type(question, typed));
  }
}

/** The answer of a person who lives outside the United States. */
const outside = "none";

/** The states by name, by their postal codes; outside of them last. */
function states(words: Words): [code: string, name: string][] {
  const codes = words.keys("state.").filter((key) => /^[A-Z]{2}$/.test(key));
  const all = codes.map((code): [string, string] => [code, words.find(`state.${code}`) ?? code]);
  all.sort(([, a], [, b]) => a.localeCompare(b, words.language));
  return [...all, [outside, words.t("state.none")]];
}

const hintOf = (question: Question) => (question.hint ? `hint-${question.id}` : nothing);

function picker(
  view: View,
  question: Question,
  choose: string,
  options: (readonly [value: string, name: string])[],
): TemplateResult {
  const { words, answers, act } = view;
  const id = `q-${question.id}`;
  const answer = answers[question.id] ?? "";
  const pick = ({ target }: Event) =>
    act.answer(question.id, (target as HTMLSelectElement).value || undefined);
  return html`
    <div class="question">
      <label for=${id}>${fileText(words, question.ask)}</label>
      ${hint(words, question)}
      <select id=${id} aria-describedby=${hintOf(question)} .value=${live(answer)} @change=${pick}>
        <option value="">${choose}</option>
        ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === answer}>${name}</option>`)}
      </select>
    </div>`;
}

function radios(
  { words, answers, act }: View,
  question: Question,
  layout: "pair" | "",
  options: (readonly [answer: Answer, value: string, name: unknown])[],
): TemplateResult {
  const { id, ask } = question;
  return html`
    <fieldset class="question" aria-describedby=${hintOf(question)}>
      <legend>${fileText(words, ask)}</legend>
      ${hint(words, question)}
      <div class="choices ${layout}">
        ${options.map(([answer, value, name]) =>
          radio(id, value, name, answers[id] === answer, () => act.answer(id, answer)),
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
