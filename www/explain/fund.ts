/** The fund, what comes out of it and the claims, in words. */

import type { MoneyRange } from "../core/index.js";
import { type Words, yes } from "./language.js";
import { cents } from "./money.js";
import { byId, deductionName, groupName, type Of, scenarios, type Told } from "./names.js";
import { claimsNumber, isShort, isWhole } from "./numbers.js";
import { isCounted, isDecided } from "./status.js";
import { join } from "./weights.js";

export function grossFund(told: Told, step: Of<"gross-fund">): string {
  const { words, settlement } = told;
  const scenario = byId(scenarios(settlement), step.scenario);
  const amount = words.wholeMoney(step.amount);
  // Where the defendant adds to a pool, it is not all.
  const all = settlement.plan.pools.every(({ topUp }) => topUp == null);
  const fund = scenario
    ? words.t("step.gross-fund.scenario", { name: words.text(scenario.name), amount })
    : join(words.t("step.gross-fund", { amount }), all ? words.t("step.gross-fund.all") : "");
  return join(fund, between(told, step.range, words.wholeMoney));
}

export function deduction(told: Told, step: Of<"deduction">): string {
  const { words } = told;
  const whole = words.wholeMoney;
  const kind = deductionName(told, step.deduction);
  const adds = step.amount.startsWith("-");
  const amount = adds
    ? words.t("step.deduction.adds", { amount: whole(step.amount.slice(1)) })
    : whole(step.amount);
  const gaps = { kind, amount, basis: basis(told, step) };
  const range = between(told, adds ? added(step.range) : step.range, whole);
  if (step.percent !== null && step.percentOf !== null) {
    const percent = words.percentOf100(step.percent);
    if (step.usual) return join(words.t("step.deduction.usual", { kind, percent, amount }), range);
    const base = step.base === null ? "" : whole(step.base);
    return join(words.t(`step.deduction.${step.percentOf}`, { ...gaps, percent, base }), range);
  }
  if (step.perClaim === null) return join(words.t("step.deduction.fixed", gaps), range);
  const each = words.money(step.perClaim);
  const claims = claimsNumber(words, step.claims ?? 0);
  return join(words.t("step.deduction.perClaim", { ...gaps, each, claims }), range);
}

/** What adds to the fund, as it is written in a file: from the most to nothing. */
function added({ low, high }: MoneyRange): MoneyRange {
  return { low: high.replace("-", ""), high: low.replace("-", "") };
}

/** Who has said so, and whether that still stands. */
function basis({ words, settlement }: Told, { basis, assumed }: Of<"deduction">): string {
  if (assumed) return words.t("basis.assumed");
  if (basis !== "requested") return words.t(`basis.${basis}`);
  return words.t("basis.requested", { decided: yes(isDecided(settlement)) });
}

export function netFund({ words }: Told, step: Of<"net-fund">): string {
  const taken = cents(step.deductions);
  const [gross, amount] = [words.wholeMoney(step.gross), words.wholeMoney(step.amount)];
  if (taken === 0n) return words.t("step.net-fund.whole", { amount });
  const deductions = words.wholeMoney(step.deductions.replace("-", ""));
  return taken < 0n
    ? words.t("step.net-fund.more", { gross, added: deductions, amount })
    : words.t("step.net-fund", { gross, deductions, amount });
}

export function claims(told: Told, step: Of<"claims">): string {
  const { words } = told;
  const filed = step.filed?.count ?? 0;
  const sentence = words.t(`step.claims.${claimsForm(told, step)}`, {
    group: groupName(told, step.group),
    n: step.count,
    count: words.number(step.count),
    claims: claimsNumber(words, step.count),
    filed: claimsNumber(words, filed),
    share: step.accepted ? roughly(words, step.accepted.rate) : "",
    rate: rateOf(told, step),
  });
  if (!step.forecast || step.low === step.high)
    return join(sentence, between(told, step, words.number));
  const [low, high] = [words.number(step.low), words.number(step.high)];
  return join(sentence, words.t("step.claims.foreseen", { low, high }));
}

/** How a number of claims is told: where it is from, and whether those that were sent in are told as well. */
function claimsForm({ settlement }: Told, step: Of<"claims">) {
  const own = byId(settlement.groups, step.group)?.claims;
  if (step.assumed) return "assumed";
  if (step.accepted)
    return isCounted(settlement, own, step.filed?.count) ? "accepted" : "acceptedExpected";
  if (step.forecast) return "forecast";
  if (!isCounted(settlement, own, step.count)) return "expected";
  return step.filed && step.filed.low === step.filed.high ? "validOfFiled" : step.stage;
}

/** A rate in percent; "about" where that does not say all of it. */
function roughly(words: Words, rate: string): string {
  return words.t("step.claims.share", { exact: yes(isShort(rate)), rate: words.percent(rate) });
}

/** ", 1.57% of 89,000,000 covered"; nothing where it is not known how many there are. */
function rateOf(told: Told, { group, count, members, rate }: Of<"claims">): string {
  if (rate === null || members === null) return "";
  const { words, settlement } = told;
  const stated = byId(settlement.groups, group)?.members?.count;
  const range = typeof stated === "object" && stated.low !== stated.high ? stated : null;
  const exact = !range && isShort(rate) && isWhole(rate, count, members);
  return words.t("step.claims.rate", {
    exact: yes(exact),
    rate: words.percent(rate),
    members: range
      ? words.t("range", { low: words.number(range.low), high: words.number(range.high) })
      : words.number(members),
  });
}

/** How far a figure goes, as a sentence; none if it is exact. */
function between<Figure>(
  { words }: Told,
  { low, high }: { low: Figure; high: Figure },
  write: (figure: Figure) => string,
): string {
  return low === high ? "" : words.t("step.range", { low: write(low), high: write(high) });
}
