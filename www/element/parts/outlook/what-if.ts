import { html, type TemplateResult } from "lit";
import type { Question } from "../../../core/index.js";
import { groupName } from "../../names.js";
import { ownIsCounted, yes } from "../condition.js";
import { field } from "../questions.js";
import type { Outlook } from "./outlook.js";

/** No question of a settlement has an id that begins so. */
const id = "-what-if";

/** The field for the amount, as a question like those of the settlement. */
export function amountQuestion({ said }: Pick<Outlook, "said">): Question {
  const ask = said.t("outlook.asked");
  return { id, kind: "amount", ask: { en: ask, [said.language]: ask } };
}

/** "What would it take?": the reader names a payment, and is told how many may claim for it. */
export function whatIf(outlook: Outlook): TemplateResult {
  const { view, said, typed } = outlook;
  const question = amountQuestion(outlook);
  const asking = {
    ...view,
    typed: { [id]: typed },
    act: { ...view.act, type: (_: Question, typed: Outlook["typed"]) => outlook.type(typed) },
  };
  return html`
    <div class="what-if">
      <h4>${said.t("outlook.what")}</h4>
      ${field(asking, question)}
      <p class="solution">${solution(outlook) || html`<span class="hint">${said.t("outlook.how")}</span>`}</p>
    </div>`;
}

/** What it would take, in words; empty while nothing is asked. */
export function solution({ view, said, solved }: Outlook): string {
  if (!solved) return "";
  const { words, closed: over, scale, settlement } = view;
  const [closed, asked] = [yes(over), words.money(solved.payment)];
  if ("fault" in solved) return said.find(`outlook.fault.${solved.fault}`) ?? "";
  const { result } = solved;
  if (result.outcome === "not-reachable")
    return said.t(`outlook.not.${result.reason}`, { asked, most: words.money(result.most) });
  const claims = words.number(result.claims);
  const apart = settlement.groups.filter(({ within }) => within == null).length > 1;
  const group = apart ? said.t("outlook.group", { group: groupName(view, result.group) }) : "";
  const share =
    result.rate === null ? "" : said.t("outlook.share", { rate: words.percent(result.rate) });
  const next =
    result.next === null
      ? said.t("outlook.always", { closed })
      : said.t("outlook.next", { closed, next: words.money(result.next) });
  const own =
    ownIsCounted(view) && scale?.group === result.group
      ? said.t("outlook.own", {
          claims: words.number(
            view.base?.claims.find(({ group }) => group === scale.group)?.count ?? 0,
          ),
        })
      : "";
  return [said.t("outlook.reached", { closed, asked, claims, share, group }), next, own]
    .filter(Boolean)
    .join(" ");
}
