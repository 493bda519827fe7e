/** How far a settlement has come, and whether it is too late to claim. */

import type { Group, Settlement } from "../core/index.js";

/**
 * Whether a number of claims is what there was: counted once nobody could claim any more, as one number that somebody has
 * reported. A range, a rate, or what is worked out from something else is what somebody expects.
 */
export function isCounted(
  { status }: Settlement,
  claims: Group["claims"] | undefined,
  count?: number,
): boolean {
  if (!claims || status === "proposed" || status === "claims-open") return false;
  const { number, from } = claims;
  if (from.confidence === "not-found" || from.confidence === "derived") return false;
  return (
    "count" in number &&
    typeof number.count === "number" &&
    number.count === (count ?? number.count)
  );
}

/** Whether the court has decided on what was asked for. */
export function isDecided(settlement: Settlement): boolean {
  return settlement.status === "approved" || isPaid(settlement);
}

/** What stands above the figures where it is too late to claim. */
export function closedKey(
  settlement: Settlement,
): "closed.reported" | "closed.paid" | "closed.unpaid" {
  if (settlement.outcome?.payments.length) return "closed.reported";
  return isPaid(settlement) ? "closed.paid" : "closed.unpaid";
}

/** Whether payments have been made, known or not. */
export function isPaid({ status }: Settlement): boolean {
  return status === "paying" || status === "paid";
}

/** The last day to claim: of several, which a moved deadline leaves, the last in the file. */
export function claimDeadline({ dates }: Settlement): string | undefined {
  return dates.filter(({ event }) => event === "claim-deadline").at(-1)?.on;
}

/** Whether nobody can claim any more: by the file's status, or since the last day (or month, or year) to claim is over. */
export function isClosed(settlement: Settlement, today = localDay()): boolean {
  const deadline = claimDeadline(settlement);
  const late = deadline !== undefined && deadline < today.slice(0, deadline.length);
  return late || settlement.status === "claims-closed" || isPaid(settlement);
}

/** The day where the claimant is: deadlines are days, not moments. */
export function localDay(now = new Date()): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}
