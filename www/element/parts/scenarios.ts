import { html, nothing } from "lit";
import { scenarios as scenariosOf } from "../../explain/names.js";
import type { View } from "../view.js";
import { radio } from "./questions.js";
import { fileText } from "./text.js";

/** No question has an id that begins so. */
const group = "-scenario";

/** A fund that depends on what happens: which way to reckon with. */
export function scenarios(view: View): unknown {
  const { words, settlement, scenario } = view;
  const all = scenariosOf(settlement);
  const [first] = all;
  if (!first || all.length < 2) return nothing;
  return html`
    <fieldset class="question scenarios">
      <legend>${words.t("scenario.title")}</legend>
      <p class="hint">${words.t("scenario.lead", { first: words.text(first.name) })}</p>
      <div class="choices">
        ${radio(group, "", words.t("scenario.open"), scenario === null, () => view.act.suppose(null))}
        ${all.map(({ id, name }) =>
          radio(group, id, fileText(words, name), scenario === id, () => view.act.suppose(id)),
        )}
      </div>
    </fieldset>`;
}
