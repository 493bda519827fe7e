import { html, type TemplateResult } from "lit";
import type { Question } from "../../../core/index.js";
import { type Words, yes } from "../../../explain/language.js";
import { groupName } from "../../../explain/names.js";
import { claimsNumber, isShort } from "../../../explain/numbers.js";
import type { Typed, View } from "../../view.js";
import { ownIsCounted } from "../condition.js";
import { field } from "../field.js";
import type { Solved } from "./figures.js";

/** The field for the amount, as a question like those of the settlement, none of which has an id that begins so. */
export function amountQuestion({ t, language }: Words): Question {
  const ask = t("outlook.asked");
  return { id: "-what-if", kind: "amount", ask: { en: ask, [language]: ask } };
}

/** "What would it take?": the claimant names a payment, and is told how many may claim for it. */
export function whatIf(
  view: View,
  solved: Solved | null,
  typed: Typed,
  type: (typed: Typed) => void,
): TemplateResult {
  const { words } = view;
  return html`
    <div class="what-if">
      <h4>${words.t("outlook.what")}</h4>
      ${field(words, amountQuestion(words), typed, type)}
      <p class="solution">${solution(view, solved) || html`<span class="hint">${words.t("outlook.how")}</span>`}</p>
    </div>`;
}

/** What it would take, in words; empty while nothing is asked. */
export function solution(view: View, solved: Solved | null): string {
  if (!solved) return "";
  const { words, scale, settlement, base } = view;
  const [closed, asked] = [yes(view.closed), words.money(solved.payment)];
  if ("fault" in solved) return words.find(`outlook.fault.${solved.fault}`) ?? "";
  const { result } = solved;
  if (result.outcome === "not-reachable") {
    const gaps = { asked, most: words.money(result.most) };
    return words.t(result.certain ? `outlook.not.${result.reason}` : "outlook.not.found", gaps);
  }
  const claims = claimsNumber(words, result.claims);
  const apart = settlement.groups.filter(({ within }) => within == null).length > 1;
  const group = apart ? words.t("outlook.group", { group: groupName(view, result.group) }) : "";
  const share =
    result.rate === null
      ? ""
      : words.t("outlook.share", {
          rate: words.percent(result.rate),
          exact: yes(isShort(result.rate)),
        });
  const next =
    result.next === null
      ? result.certain
        ? words.t("outlook.always", { closed })
        : ""
      : words.t("outlook.next", { closed, next: words.money(result.next) });
  const own = base?.claims.find((of) => of.group === result.group && of.group === scale?.group);
  const counted =
    own && ownIsCounted(view) ? words.t("outlook.own", { count: words.number(own.count) }) : "";
  // Where more claims could pay it, too, only what is known of this many is said.
  const reached = result.certain
    ? words.t("outlook.reached", { closed, asked, claims, share, group })
    : words.t("outlook.reachedWith", {
        closed,
        claims,
        share,
        group,
        payment: words.money(result.payment),
      });
  return [reached, next, counted].filter(Boolean).join(" ");
}
