import { html, nothing, type TemplateResult } from "lit";
import { yes } from "../../../explain/language.js";
import { moneyRange } from "../../../explain/payments.js";
import { type ClaimsScale, claimsText, scaleName } from "../../claims.js";
import type { View } from "../../view.js";
import { ownIsCounted } from "../condition.js";
import type { Row } from "./figures.js";

/** The curve in numbers. */
export function table(view: View, scale: ClaimsScale, rows: readonly Row[]): TemplateResult {
  const { words } = view;
  const mark = words.t("claims.mark", { closed: yes(ownIsCounted(view)) });
  return html`
    <details>
      <summary>${words.t("outlook.table")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${scaleName(words, scale)}</th>
            <th scope="col">${words.t("outlook.payment")}</th>
            <th scope="col" class="roomy">${words.t("outlook.between")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ value, own, payment, range }) => html`
              <tr class=${own ? "mine" : ""}>
                <th scope="row">
                  ${claimsText(words, scale, value)}
                  ${own ? html`<small>${mark}</small>` : nothing}
                </th>
                <td>${words.money(payment)} <small class="tight">${moneyRange(words, range)}</small></td>
                <td class="roomy">${moneyRange(words, range)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}
