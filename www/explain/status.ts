/** How far a settlement has come, and whether it is too late to claim. */

import type { Confidence, Settlement } from "../core/index.js";

/** Whether a number of claims is what there was, not what somebody expects. */
export function isCounted({ status }: Settlement, confidence: Confidence | undefined): boolean {
  return status !== "proposed" && status !== "claims-open" && confidence !== "not-found";
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
