/** What a pool holds, how it is divided, and what a claim is paid out of it, in words. */

import type { Step, Weights } from "../core/index.js";
import { cents, dollars } from "./money.js";
import { groupName, type Of, poolName, type Told } from "./names.js";
import { compareProduct, scaled } from "./numbers.js";
import { join, weightText } from "./weights.js";

/** Where there are several pools, a sentence about one begins with its name. */
export function inPool(told: Told, pool: string, sentence: string): string {
  const name = poolName(told, pool);
  // A pool may be called like the one group that it pays.
  const silent = told.settlement.plan.pools.length === 1 || sentence.startsWith(`${name}:`);
  return silent ? sentence : `${name} – ${sentence}`;
}

/** A weight without its unit, as sentences that name the unit want it. */
export function amountOf(told: Told, weights: Weights, weight: string): string {
  return weights === "values" ? told.words.wholeMoney(weight) : weightText(told, weights, weight);
}

/** A factor, which is not quite what is shown of it where it goes on beyond six decimals. */
export function factorText(
  { words }: Told,
  { factor, factorCut }: Pick<Of<"factor">, "factor" | "factorCut">,
  write: (factor: string) => string,
): string {
  return factorCut ? words.t("about", { amount: write(factor) }) : write(factor);
}

/** What a pool takes; what else there is to say follows. */
export function pool(told: Told, step: Of<"pool">, steps: readonly Step[]): string[] {
  const { words } = told;
  const handed = cents(step.handedOn) > 0n;
  const more = words.t("step.pool.handed-on", {
    more: words.wholeMoney(step.handedOn),
    amount: words.wholeMoney(step.amount),
  });
  if (cents(step.taken) === 0n && handed) return [inPool(told, step.pool, more)];
  const [sentence, why] = taken(told, step, steps);
  return [handed ? join(sentence, more) : sentence, why];
}

function taken(told: Told, step: Of<"pool">, steps: readonly Step[]): [string, string] {
  const { words } = told;
  const whole = words.wholeMoney;
  const gaps = {
    pool: poolName(told, step.pool),
    taken: whole(step.taken),
    stated: step.stated === null ? "" : whole(step.stated),
    percent: step.percent === null ? "" : words.percentOf100(step.percent),
    need: step.need === null ? "" : whole(step.need),
  };
  const said = (rule: typeof step.rule | "nothing") => words.t(`step.pool.${rule}`, gaps);
  const short = wanted(step, steps) > cents(step.taken);
  const begin = cents(step.taken) === 0n && short ? said("nothing") : said("remainder");
  switch (step.rule) {
    case "remainder":
      return [cents(step.taken) === 0n ? said("nothing") : begin, ""];
    case "fixed":
      return short ? [begin, words.t("step.pool.short", gaps)] : [said("fixed"), ""];
    case "percent-of-net":
      return short ? [begin, words.t("step.pool.shortPercent", gaps)] : [said(step.rule), ""];
    case "as-needed": {
      const limited = step.stated !== null && step.stated === step.taken;
      const why = short ? "step.pool.noMore" : limited ? "step.pool.stated" : null;
      return [said(step.rule), why ? words.t(why, gaps) : ""];
    }
  }
}

/** The cents that a pool would take if there were enough. */
function wanted(step: Of<"pool">, steps: readonly Step[]): bigint {
  const stated = step.stated === null ? null : cents(step.stated);
  const net = steps.find((step) => step.code === "net-fund");
  switch (step.rule) {
    case "remainder":
      return cents(step.taken);
    case "fixed":
      return stated ?? 0n;
    case "percent-of-net":
      return (scaled(step.percent ?? "0", 7) * cents(net?.amount ?? "0.00")) / 10n ** 9n;
    case "as-needed": {
      const need = cents(step.need ?? "0.00");
      return stated !== null && stated < need ? stated : need;
    }
  }
}

export function factor(told: Told, step: Omit<Of<"factor">, "code" | "limits">): string {
  const { words } = told;
  if (Number(step.sharing) === 0) return words.t("step.factor.limited");
  const left = cents(step.amount) - cents(step.atLimits) - cents(step.surplus);
  const limits =
    cents(step.atLimits) === 0n
      ? ""
      : words.t("step.factor.limits", {
          limits: words.wholeMoney(step.atLimits),
          amount: words.wholeMoney(step.amount),
        });
  const key = step.weights === "values" ? "values" : step.rule;
  const division =
    left === 0n
      ? words.t("step.factor.nothing")
      : words.t(`step.factor.${key}`, {
          amount: words.wholeMoney(dollars(left)),
          weight: amountOf(told, step.weights, step.sharing),
          factor: factorText(told, step, words.unitMoney),
        });
  return limits === "" ? division : join(limits, division);
}

export function payment(told: Told, step: Omit<Of<"payment">, "code">, limited: boolean): string {
  const { words } = told;
  const gaps = { group: groupName(told, step.groups.at(-1)), amount: words.money(step.amount) };
  if (limited) return words.t("step.payment.limited", gaps);
  // What a factor that goes on beyond what is shown makes is more than what it makes as shown, by how much is not known.
  const more = compareProduct(step.weight, step.factor, step.amount);
  const isRounded = !step.extraCent && (step.factorCut ? more > 0 : more !== 0);
  const sentence = words.t("step.payment", {
    ...gaps,
    weight: weightText(told, step.weights, step.weight),
    factor: factorText(told, step, step.weights === "shares" ? words.unitMoney : words.number),
    rule: isRounded ? step.rule : "exact",
  });
  return step.extraCent ? join(sentence, words.t("step.payment.cent")) : sentence;
}
