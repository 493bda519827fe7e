import type { Estimate, Gross, Settlement } from "../core/index.js";
import { sum, widest } from "./exact.js";
import type { Words } from "./language.js";
import type { Of } from "./names.js";

export interface MoneyRange {
  low: string;
  high: string;
}

/** What claims of a group are paid out of all pools: alike, or from the least to the most where they differ. */
export interface GroupPayment {
  payment: MoneyRange;
  range: MoneyRange;
}

/** What the claims are paid whose innermost group is `group`; null if no pool pays them. */
export function groupPayment(estimate: Estimate, group: string): GroupPayment | null {
  const cohorts = estimate.pools.flatMap((pool) =>
    pool.cohorts.filter((cohort) => cohort.group === group),
  );
  if (cohorts.length === 0) return null;
  const parts = [...new Set(cohorts.map(({ part }) => part))].map((part) => {
    const alike = cohorts.filter((cohort) => cohort.part === part);
    const payment = sum(alike.map((cohort) => cohort.payment));
    return {
      payment: { low: payment, high: payment },
      range: {
        low: sum(alike.map(({ range }) => range.low)),
        high: sum(alike.map(({ range }) => range.high)),
      },
    };
  });
  return {
    payment: widest(parts.map((part) => part.payment)),
    range: widest(parts.map((part) => part.range)),
  };
}

/** Whether claims of a group can be for different things, so that they are paid differently. */
export function isSpread(settlement: Settlement, id: string): boolean {
  const group = settlement.groups.find((candidate) => candidate.id === id);
  if (!group) return false;
  return group.spread != null || (group.within != null && isSpread(settlement, group.within));
}

/** "$5.00", or "$5.00 to $25.00". */
export function moneyRange(words: Words, amount: string | MoneyRange): string {
  if (typeof amount === "string") return words.money(amount);
  const [low, high] = [words.money(amount.low), words.money(amount.high)];
  return amount.low === amount.high ? low : words.t("range", { low, high });
}

/** What the defendant pays in, as far as the file alone says it. */
export function fundText(words: Words, gross: Gross): string {
  const range = (of: MoneyRange) =>
    words.t("range", { low: words.wholeMoney(of.low), high: words.wholeMoney(of.high) });
  if (typeof gross === "string") return words.wholeMoney(gross);
  if ("scenarios" in gross) {
    const all = widest(gross.scenarios.map(({ gross }) => asRange(gross)));
    return all.low === all.high ? words.wholeMoney(all.low) : range(all);
  }
  if (!("asClaimed" in gross)) return range(gross);
  const { atLeast, atMost } = gross.asClaimed;
  return atMost == null
    ? words.t("fact.atLeast", { amount: words.wholeMoney(atLeast) })
    : range({ low: atLeast, high: atMost });
}

function asRange(amount: string | MoneyRange): MoneyRange {
  return typeof amount === "string" ? { low: amount, high: amount } : amount;
}

/** What the reader is paid, in the order in which it was worked out: out of several pools, or for several claims. */
export function payments(estimate: Estimate): Of<"payment">[] {
  const all = estimate.steps.filter((step) => step.code === "payment");
  const weighty = all.filter((payment) => Number(payment.weight) > 0);
  return weighty.length > 0 ? weighty : all;
}
