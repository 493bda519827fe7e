/** How far a settlement has come, and whether it is too late to claim. */

import type { Claims, Event, Group, PaidAmount, Settlement } from "../core/index.js";

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

/** What stands above the figures where it is too late to claim; or that nothing is paid at all. */
export function closedKey(settlement: Settlement) {
  const failed = failure(settlement);
  if (failed) return `closed.${failed}` as const;
  const payments = settlement.outcome?.payments ?? [];
  if (payments.some(({ amount }) => isKnown(amount))) return "closed.reported";
  return isPaid(settlement) ? "closed.paid" : "closed.unpaid";
}

/** Whether it is known how many of the claims sent in are paid, where not all of them need be. */
export function isAcceptanceKnown({ accepted }: Pick<Claims, "accepted">): boolean {
  if (!accepted) return true;
  return typeof accepted.rate === "string" && accepted.from.confidence !== "not-found";
}

/** Whether payments have been made, known or not. */
export function isPaid({ status }: Settlement): boolean {
  return status === "paying" || status === "paid";
}

/** How a settlement has come to nothing, so that nobody is paid under it; null if it has not. */
export function failure({ status }: Settlement): "rejected" | "withdrawn" | "terminated" | null {
  return status === "rejected" || status === "withdrawn" || status === "terminated" ? status : null;
}

/** The last day to claim: of several, which a moved deadline leaves, the last in the file. */
export function claimDeadline({ dates }: Settlement): Event | undefined {
  return dates.filter(({ event }) => event === "claim-deadline").at(-1);
}

/** Where a day begins last, so that it is over everywhere once it is over there. */
const lastZone = "Etc/GMT+12";
/** Where courts of the United States see the end of a day first, but for its far islands. */
const firstZone = "America/New_York";

/**
 * Whether nobody can claim any more: by the file's status, or since the last day (or month, or year) to claim is over. It is
 * over when it is over in its own time zone, whatever the claimant's clock says; where the file names none, when it is over
 * everywhere.
 */
export function isClosed(settlement: Settlement, now = new Date()): boolean {
  const deadline = claimDeadline(settlement);
  const late = deadline !== undefined && isOver(deadline, now, deadline.timeZone ?? lastZone);
  const { status } = settlement;
  return late || status === "claims-closed" || isPaid(settlement) || failure(settlement) !== null;
}

/** Whether an amount that was paid has been published. */
export function isKnown(amount: PaidAmount): amount is Exclude<PaidAmount, { unknown: true }> {
  return typeof amount === "string" || !("unknown" in amount);
}

/** What is to be said of the last day to claim. */
export function deadlineState(settlement: Settlement, now = new Date()) {
  const deadline = claimDeadline(settlement);
  if (isClosed(settlement, now)) return "passed";
  if (deadline && deadline.timeZone == null && isOver(deadline, now, firstZone)) return "unclear";
  return settlement.status === "claims-open" ? "ahead" : "future";
}

function isOver({ on }: Event, now: Date, timeZone: string): boolean {
  return on < dayIn(timeZone, now).slice(0, on.length);
}

/** The day in a time zone; in the last of all, if the browser does not know that one. */
function dayIn(timeZone: string, now: Date): string {
  const numbers = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    const format = new Intl.DateTimeFormat("en-US", { ...numbers, timeZone });
    const part = Object.fromEntries(
      format.formatToParts(now).map(({ type, value }) => [type, value]),
    );
    return `${part.year}-${part.month}-${part.day}`;
  } catch (error) {
    if (timeZone !== lastZone && error instanceof RangeError) return dayIn(lastZone, now);
    throw error;
  }
}
