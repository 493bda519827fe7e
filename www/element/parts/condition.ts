import type { Estimate, MoneyRange, Reader } from "../../core/index.js";
import { widestGroup } from "../claims.js";
import { groupName, isCounted } from "../names.js";
import { groupPayment, moneyRange } from "../payments.js";
import type { View } from "../view.js";

/** Whether the settlement's own figure on the slider is what there was. */
export function ownIsCounted({ settlement }: View): boolean {
  const claims = widestGroup(settlement)?.claims;
  const forecast = claims && "forecast" in claims.number;
  return !forecast && isCounted(settlement, claims?.from.confidence);
}

/** On which number of claims the estimate rests: "with the claims that were actually made", "if 5% of people claim". */
export function condition(view: View): string {
  const { words, scale, stop } = view;
  if (!scale || stop === scale.own)
    return words.t(ownIsCounted(view) ? "estimate.asFiled" : "estimate.asAssumed");
  const value = scale.stops[stop] ?? 0;
  const closed = yes(view.closed);
  return scale.kind === "rate"
    ? words.t("estimate.ifRate", { closed, rate: words.percent(value) })
    : words.t("estimate.ifCount", { closed, count: words.number(value) });
}

/**
 * "Probably between $25.10 and $30.20": where the payment lies eight times in ten. Until that is there, or if it cannot
 * be worked out, how far it could go at the very most.
 */
export function rangeText(view: View, reader: Reader): string {
  const probable = view.outlook?.range(view);
  return said(view, probable ? "probable" : "most", probable ?? reader.range);
}

/** As much text as the range will be, to keep its place. */
export function rangeAwaited(view: View, reader: Reader): string {
  return said(view, "probable", reader.range);
}

function said({ words }: View, kind: "probable" | "most", { low, high }: MoneyRange): string {
  if (low === high) return words.t("estimate.noRange");
  return words.t("estimate.range", { kind, low: words.money(low), high: words.money(high) });
}

/** "Then about $30.61 more, if you cash the first check"; empty if nothing is likely to follow. */
export function laterText({ words }: View, { later }: Reader): string {
  if (later.length === 0) return "";
  const amounts = words.list(later.map(({ payment }) => words.money(payment)));
  return words.t("estimate.later", { count: later.length, amounts });
}

/** Whether people can still claim. */
export function deadlineText(view: View): string {
  if (view.closed) return view.words.t("deadline.passed");
  return view.words.t(
    view.settlement.status === "claims-open" ? "deadline.ahead" : "deadline.future",
  );
}

/** The word that the messages' `select` looks for. */
export function yes(value: boolean): "yes" | "no" {
  return value ? "yes" : "no";
}

/** What the live region says about an estimate. */
export function announcement(view: View, estimate: Estimate): string {
  const { words } = view;
  const { reader } = estimate;
  if (reader && !reader.eligible) return words.t("announce.none");
  if (reader) {
    const said = words.t("announce.estimate", {
      closed: yes(view.closed),
      amount: words.money(reader.payment),
      range: rangeText(view, reader),
      condition: condition(view),
    });
    return `${said} ${laterText(view, reader)}`;
  }
  const cohorts = view.settlement.groups.flatMap(({ id }) => {
    const group = groupPayment(estimate, id);
    return group ? [`${groupName(view, id)}: ${moneyRange(words, group.payment)}`] : [];
  });
  return words.t("announce.claims", { cohorts: cohorts.join(", "), condition: condition(view) });
}
