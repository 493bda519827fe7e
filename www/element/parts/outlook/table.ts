import { html, type TemplateResult } from "lit";
import type { Reader } from "../../../core/index.js";
import type { ClaimsScale } from "../../claims.js";
import { moneyRange } from "../../payments.js";
import { ownIsCounted, yes } from "../condition.js";
import { claimsText } from "./figures.js";
import type { Outlook } from "./outlook.js";

/** The reader's payment with one number of claims. */
export interface Row {
  value: number;
  /** The settlement's own number. */
  own: boolean;
  payment: Reader["payment"];
  range: Reader["range"];
}

/** The curve in numbers. */
export function table({ view, said, rows }: Outlook, scale: ClaimsScale): TemplateResult {
  const { words } = view;
  return html`
    <details>
      <summary>${said.t("outlook.table")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.t(scale.kind === "rate" ? "claims.rate" : "claims.count")}</th>
            <th scope="col">${said.t("outlook.payment")}</th>
            <th scope="col" class="roomy">${said.t("outlook.between")}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ value, own, payment, range }) => html`
              <tr class=${own ? "mine" : ""}>
                <th scope="row">
                  ${claimsText(words, scale, value)}
                  ${own ? html`<small>${words.t("claims.mark", { closed: yes(ownIsCounted(view)) })}</small>` : ""}
                </th>
                <td>${words.money(payment)} <small class="tight">${moneyRange(words, range)}</small></td>
                <td class="roomy">${moneyRange(words, range)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}
