import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Question } from "../../core/index.js";
import type { Words } from "../../explain/language.js";
import { readTyped } from "../../explain/typed.js";
import type { Typed } from "../view.js";
import { fileText } from "./text.js";

/** What stands in a field once it has been left: an amount shows how it was understood. */
export function settle(words: Words, question: Question, typed: Typed): Typed {
  const value = readTyped(question, typed.text, words.language);
  if (!typed.left || question.kind !== "amount" || value === null) return typed;
  return { ...typed, text: words.money(String(value)).replace("$", "") };
}

/** What is wrong with what has been typed; nothing while it may still be on its way. */
export function typedError(words: Words, question: Question, typed: Typed | undefined): string {
  if (!typed?.left || (typed.text === "" && !typed.partial)) return "";
  if (readTyped(question, typed.text, words.language) !== null) return "";
  const { kind, most } = question;
  if (kind === "amount" || kind === "date") return words.t(`typed.${kind}`);
  return most == null || readTyped({ ...question, most: null }, typed.text, words.language) === null
    ? words.t("typed.number")
    : words.t("typed.most", { most: words.number(most) });
}

/** A field to type into. What is typed is judged at once, but complained of only when the claimant has left it. */
export function field(
  words: Words,
  question: Question,
  typed: Typed | undefined,
  type: (typed: Typed) => void,
): TemplateResult {
  const { id, kind } = question;
  const error = typedError(words, question, typed);
  const take = ({ type: event, target }: Event) => {
    const { value, validity } = target as HTMLInputElement;
    type({ text: value, partial: validity.badInput, left: event === "change" || error !== "" });
  };
  const described = [question.hint && `hint-${id}`, error && `error-${id}`].filter(Boolean);
  return html`
    <div class="question">
      <label for=${`q-${id}`}>${fileText(words, question.ask)}</label>
      ${hint(words, question)}
      <span class="field" data-kind=${kind}>
        <input
          id=${`q-${id}`}
          type=${kind === "date" ? "date" : "text"}
          inputmode=${kind === "date" ? nothing : kind === "number" ? "numeric" : "decimal"}
          autocomplete="off"
          aria-describedby=${described.join(" ") || nothing}
          aria-invalid=${error ? "true" : nothing}
          .value=${live(typed?.text ?? "")}
          @input=${take}
          @change=${take}
        />
      </span>
      ${error ? html`<p class="error" id=${`error-${id}`}>${error}</p>` : nothing}
    </div>`;
}

/** What else there is to know of a question. */
export function hint(words: Words, { id, hint }: Question): unknown {
  return hint ? html`<p class="hint" id=${`hint-${id}`}>${fileText(words, hint)}</p>` : nothing;
}
