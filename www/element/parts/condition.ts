import type { Claimant, Estimate } from "../../core/index.js";
import { yes } from "../../explain/language.js";
import { groupName } from "../../explain/names.js";
import { claimsNumber } from "../../explain/numbers.js";
import {
  groupPayment,
  laterText,
  moneyRange,
  mostRange,
  rangeText,
} from "../../explain/payments.js";
import { deadlineState, isAcceptanceKnown, isCounted } from "../../explain/status.js";
import { claimsText, leadGroup } from "../claims.js";
import { inputKey } from "../input.js";
import type { View } from "../view.js";

/** Whether the settlement's own figure on the slider is what there was. */
export function ownIsCounted({ settlement }: View): boolean {
  const claims = leadGroup(settlement)?.claims;
  return isCounted(settlement, claims) && isAcceptanceKnown(claims ?? {});
}

/** On which number of claims the estimate rests: "with the claims that were actually made", "if 5% of people claim". */
export function condition(view: View): string {
  const { words, scale, stop } = view;
  if (!scale || stop === scale.own)
    return words.t(ownIsCounted(view) ? "estimate.asFiled" : "estimate.asAssumed");
  const closed = yes(view.closed);
  const value = scale.stops[stop] ?? 0;
  return scale.kind === "rate"
    ? words.t("estimate.ifRate", { closed, rate: claimsText(words, scale, value) })
    : words.t("estimate.ifCount", { closed, claims: claimsNumber(words, Math.round(value)) });
}

/** Whether it is known where the payment lies eight times in ten, or that this cannot be worked out. */
export function isForeseen(view: View): boolean {
  return view.outlookFailed || view.foreseen?.input === inputKey(view);
}

/** Where the payment lies eight times in ten; until that is there, how far it could go at the very most. */
export function likelyRange(view: View, estimate: Estimate, { range }: Claimant): string {
  const probable = isForeseen(view) ? view.foreseen?.range : null;
  if (probable) return rangeText(view.words, "probable", probable);
  const most = mostRange(estimate, range, null);
  return rangeText(view.words, most.kind, most.range);
}

/** Whether people can still claim. */
export function deadlineText({ words, settlement }: View): string {
  const site = yes(settlement.officialSite != null);
  return words.t(`deadline.${deadlineState(settlement)}`, { site });
}

/** What the live region says about an estimate. */
export function announcementOf(view: View, estimate: Estimate): string {
  const { words } = view;
  const { claimant } = estimate;
  if (claimant && !claimant.eligible) return words.t("announce.none");
  if (claimant) {
    const said = words.t("announce.estimate", {
      closed: yes(view.closed),
      amount: words.money(claimant.payment),
      range: likelyRange(view, estimate, claimant),
      condition: condition(view),
    });
    return `${said} ${laterText(view, claimant)}`;
  }
  const cohorts = view.settlement.groups.flatMap(({ id }) => {
    const group = groupPayment(estimate, id);
    return group ? [`${groupName(view, id)}: ${moneyRange(words, group.payment)}`] : [];
  });
  return words.t("announce.claims", { cohorts: cohorts.join(", "), condition: condition(view) });
}
