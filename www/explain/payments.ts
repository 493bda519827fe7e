/** What is paid, in figures and in words. */

import type {
  Claimant,
  Estimate,
  Event,
  Gross,
  MoneyRange,
  Settlement,
  Step,
} from "../core/index.js";
import { type Words, yes } from "./language.js";
import { cents, sum, widest } from "./money.js";
import { byId, type Of, type Told } from "./names.js";
import { isPaid } from "./status.js";

/** What claims of a group are paid out of all pools: alike, or from the least to the most where they differ. */
export interface GroupPayment {
  payment: MoneyRange;
  range: MoneyRange;
}

/** What the claims are paid whose innermost group is `group`; null if no pool pays them. */
export function groupPayment(estimate: Estimate, group: string): GroupPayment | null {
  // Of claims that are alike in this the first weigh by most groups: what a member of no other group is paid.
  const cohorts = estimate.pools.flatMap(({ cohorts }) =>
    cohorts.filter(
      (of, i) =>
        of.group === group &&
        cohorts.findIndex((other) => other.group === group && other.part === of.part) === i,
    ),
  );
  // A group around others need not be paid itself.
  if (cohorts.every(({ weight, payment }) => Number(weight) === 0 && cents(payment) === 0n))
    return null;
  const parts = [...new Set(cohorts.map(({ part }) => part))].map((part) => {
    const alike = cohorts.filter((cohort) => cohort.part === part);
    const low = sum(alike.map(({ range }) => range.low));
    const high = sum(alike.map(({ range }) => range.high));
    return { payment: asRange(sum(alike.map(({ payment }) => payment))), range: { low, high } };
  });
  return {
    payment: widest(parts.map(({ payment }) => payment)),
    range: widest(parts.map(({ range }) => range)),
  };
}

/** Whether claims of a group can be for different things, so that they are paid differently. */
export function isMixed(settlement: Settlement, id: string): boolean {
  const group = byId(settlement.groups, id);
  return group?.claimMix != null || (group?.within != null && isMixed(settlement, group.within));
}

/** What the claimant is paid, in the order in which it was worked out: out of several pools, or for several claims. */
export function payments(steps: readonly Step[]): Of<"payment">[] {
  const all = steps.filter((step) => step.code === "payment");
  const weighty = all.filter((payment) => Number(payment.weight) > 0);
  return weighty.length > 0 ? weighty : all;
}

/** The innermost groups that the claimant is paid as a member of. */
export function paidGroups(steps: readonly Step[]): string[] {
  return [...new Set(payments(steps).flatMap(({ groups }) => groups.at(-1) ?? []))];
}

/** "$5.00", or "$5.00 to $25.00". */
export function moneyRange(words: Words, amount: string | MoneyRange): string {
  const { low, high } = asRange(amount);
  if (low === high) return words.money(low);
  return words.t("range", { low: words.money(low), high: words.money(high) });
}

/**
 * How far a payment can go at the very most, in words. The worst and the best case have each uncertain figure at the end of
 * its range; where a limit moves money between groups, what lies between can be outside of both, and claims that nobody has
 * counted can be more than eight of ten settlements see. So what is probable is always within.
 */
export function mostRange(
  { claims, refused }: Estimate,
  range: MoneyRange,
  probable: MoneyRange | null,
) {
  const foreseen = claims.some(({ forecast }) => forecast);
  const kind = refused.length > 0 ? "ends" : foreseen ? "foreseen" : "most";
  return { kind, range: probable ? widest([range, probable]) : range } as const;
}

/** Why a range goes no further: where the plan cannot be carried out. Empty nearly always. */
export function endsText(words: Words, { refused }: Estimate): string {
  const sentences = refused.map(({ case: side, fault }) => {
    const why = words.find(`ends.${fault.code}`) ?? words.t("ends.other");
    return words.t("estimate.ends", { side, why });
  });
  return sentences.join(" ");
}

/** "Probably between $25.10 and $30.20", or how far a payment could go at the very most. */
export function rangeText(
  words: Words,
  kind: "probable" | "most" | "foreseen" | "ends",
  range: MoneyRange,
): string {
  const { low, high } = range;
  if (low === high) return words.t("estimate.noRange", { kind, amount: words.money(low) });
  return words.t("estimate.range", { kind, low: words.money(low), high: words.money(high) });
}

/** "Then about $30.61 more, if you cash the first check"; empty if nothing is likely to follow. */
export function laterText({ settlement, words }: Told, claimant: Claimant): string {
  const { distributions, payment: first } = claimant;
  const paid = distributions.filter(({ payment }) => cents(payment) > 0n);
  if (paid.length === 0) return "";
  const amounts = words.list(paid.map(({ payment }) => words.money(payment)));
  const gaps = { count: paid.length, amounts, paid: yes(isPaid(settlement)) };
  // Who is sent nothing has no check to cash.
  return words.t(
    cents(first) > 0n ? "estimate.distributions" : "estimate.distributions.only",
    gaps,
  );
}

/** "March 1, 2024", or "March 1, 2024 (Pacific Time)" of a day that ends there. */
export function dateText(words: Words, { on, timeZone }: Event): string {
  const date = words.date(on);
  return timeZone == null ? date : words.t("date.inZone", { date, zone: words.zone(timeZone) });
}

/** What the defendant pays in, as far as the file alone says it. */
export function fundText(words: Words, gross: Gross): string {
  if (typeof gross === "object" && "asClaimed" in gross && gross.asClaimed.atMost == null)
    return words.t("fact.atLeast", { amount: words.wholeMoney(gross.asClaimed.atLeast) });
  const { low, high } = fundRange(gross);
  const [least, most] = [words.wholeMoney(low), words.wholeMoney(high)];
  return low === high ? least : words.t("range", { low: least, high: most });
}

/** Whether and how far the fund grows with the claims. */
export function growthText(words: Words, { fund: { gross }, plan }: Settlement): string {
  if (typeof gross === "object" && "asClaimed" in gross) {
    const { atLeast, atMost } = gross.asClaimed;
    return words.t("claims.leadGrowing", {
      atLeast: words.wholeMoney(atLeast),
      limited: yes(atMost != null),
      atMost: atMost == null ? "" : words.wholeMoney(atMost),
    });
  }
  return words.t(
    plan.pools.some(({ topUp }) => topUp != null) ? "claims.leadTopUp" : "claims.lead",
  );
}

function fundRange(gross: Gross): MoneyRange {
  if (typeof gross === "string") return asRange(gross);
  if ("scenarios" in gross) return widest(gross.scenarios.map(({ gross }) => asRange(gross)));
  if (!("asClaimed" in gross)) return gross;
  const { atLeast, atMost } = gross.asClaimed;
  return { low: atLeast, high: atMost ?? atLeast };
}

function asRange(amount: string | MoneyRange): MoneyRange {
  return typeof amount === "string" ? { low: amount, high: amount } : amount;
}
