/**
 * The working in words. No markup and no page: what reads a step aloud, prints it or draws it begins here.
 */

import type { Step, Weights } from "../core/index.js";
import { claims, deduction, grossFund, netFund } from "./fund.js";
import { cents } from "./money.js";
import { deductionName, groupName, type Of, poolName, type Told } from "./names.js";
import { claimsNumber } from "./numbers.js";
import { amountOf, factor, inPool, payment, pool } from "./pools.js";
import { limitOf, weightSentence, weightText } from "./weights.js";

/**
 * Every step in sentences, in the order of the steps. The first sentence of a step says what came out; the others are
 * particulars.
 *
 * @param steps all steps of an estimate: a few are told differently depending on the others
 */
export function sentences(told: Told, steps: readonly Step[]): string[][] {
  return steps.map((step) => {
    const [first = "", ...others] = sentencesOf(told, step, steps);
    const unnamed = "pool" in step && !ownWay.includes(step.code);
    return [unnamed ? inPool(told, step.pool, first) : first, ...others.filter(Boolean)];
  });
}

/** Steps of a pool that name it in their own way, or come after one that does. */
const ownWay: readonly Step["code"][] = ["pool", "distribution", "distribution-payment"];

/** The first of them without the name of its pool; others may be empty. */
function sentencesOf(told: Told, step: Step, steps: readonly Step[]): string[] {
  const { words, settlement } = told;
  const whole = words.wholeMoney;
  switch (step.code) {
    case "gross-fund":
      return [grossFund(told, step)];
    case "fund-as-claimed":
      return [
        words.t("step.fund-as-claimed", wholes(told, step, "claims", "deductions", "amount")),
        step.atMost === null
          ? words.t("step.fund-as-claimed.least", wholes(told, step, "atLeast"))
          : words.t("step.fund-as-claimed.limits", {
              ...wholes(told, step, "atLeast"),
              atMost: whole(step.atMost),
            }),
      ];
    case "deduction":
      return [deduction(told, step)];
    case "deduction-unknown":
      return [words.t("step.deduction-unknown", { kind: deductionName(told, step.deduction) })];
    case "net-fund":
      return [netFund(told, step)];
    case "claims":
      return [claims(told, step)];
    case "own-claim": {
      const group = groupName(told, step.groups.at(-1));
      return [words.t("step.own-claim", { group })];
    }
    case "pool":
      return pool(told, step, steps);
    case "weights": {
      const total = amountOf(told, step.weights, step.total);
      return [
        words.t(`step.weights.${step.weights}`, { total }),
        ...lines(told, step.weights, step.lines),
      ];
    }
    case "top-up":
      return [
        words.t("step.top-up", {
          share: words.money(step.shareValue),
          ...wholes(told, step, "needed", "amount", "total"),
        }),
        step.atMost === null ? "" : words.t("step.top-up.limit", { atMost: whole(step.atMost) }),
      ];
    case "de-minimis":
      return [
        words.t("step.de-minimis", {
          claims: claimsNumber(words, step.claims),
          weight: weightText(told, weightsOf(step.pool, steps), step.weight),
          below: words.money(step.below),
        }),
        step.left === 0
          ? words.t("step.de-minimis.nobody")
          : words.t("step.de-minimis.others", { claims: claimsNumber(words, step.left) }),
      ];
    case "factor":
      return [
        isDivided(step.pool, steps) ? factor(told, step) : words.t("step.factor.nobody"),
        ...lines(told, "values", step.limits), // limits are money, whatever claims weigh by
      ];
    case "surplus": {
      const amount = whole(step.amount);
      if (step.to === null) return [words.t("step.surplus.kept", { amount })];
      return [words.t("step.surplus", { amount, to: poolName(told, step.to) })];
    }
    case "weight":
      return [weightSentence(told, step)];
    case "limit": {
      const gaps = { group: groupName(told, step.group), amount: words.money(step.amount) };
      return [words.t(`step.limit.${step.limit}`, gaps)];
    }
    case "payment":
      return [payment(told, step, limitOf(step, steps) !== undefined)];
    case "total":
      return [words.t("step.total", { amount: words.money(step.amount) })];
    case "undistributed":
      return [undistributed(told, step)];
    case "uncashed": {
      const rate = words.exactPercent(step.rate);
      if (isNought(step.amount)) return [words.t("step.uncashed.none", { rate })];
      return [
        words.t("step.uncashed", { rate, ...wholes(told, step, "amount") }),
        step.total === step.amount
          ? ""
          : words.t("step.uncashed.total", wholes(told, step, "total")),
      ];
    }
    case "distribution": {
      const weights = weightsOf(step.pool, steps);
      const rule = settlement.plan.rounding?.unitValue ?? "exact";
      const cost = wholes(told, step, "available", "cost", "amount");
      return [
        words.t("step.distribution", {
          round: String(step.round),
          ...wholes(told, step, "amount"),
        }),
        isNought(step.cost) ? "" : words.t("step.distribution.cost", cost),
        factor(told, { ...step, weights, rule }),
        words.t("step.distribution.paid", wholes(told, step, "payments")),
        isNought(step.uncashed)
          ? ""
          : words.t("step.distribution.uncashed", wholes(told, step, "uncashed")),
      ];
    }
    case "distribution-payment": {
      const gaps = { group: groupName(told, step.groups.at(-1)), amount: words.money(step.amount) };
      const paid =
        step.capLeft === null
          ? payment(told, { ...step, extraCent: false }, false)
          : words.t("step.distribution-payment.cap", gaps);
      return [words.t("step.distribution-payment", { round: String(step.round), payment: paid })];
    }
    case "not-viable": {
      const round = String(step.round);
      if (isNought(step.available)) return [words.t("step.not-viable.nothing", { round })];
      if (step.claims === 0) return [words.t("step.not-viable.nobody", { round })];
      return [words.t("step.not-viable", { round, ...wholes(told, step, "available") })];
    }
    case "residual":
      if (isNought(step.amount)) return [words.t("step.residual.nothing")];
      return [words.t(`step.residual.${step.to}`, wholes(told, step, "amount"))];
    case "not-eligible":
      return [words.t("step.not-eligible")];
  }
}

/** Amounts of a step in words, by their names: those of the gaps that they fill. */
function wholes<Name extends string>(
  { words }: Told,
  step: Readonly<Record<NoInfer<Name>, string>>,
  ...names: Name[]
): Record<Name, string> {
  const filled = names.map((name) => [name, words.wholeMoney(step[name])]);
  return Object.fromEntries(filled) as Record<Name, string>;
}

/** What the claims of a pool weigh by. */
function weightsOf(pool: string, steps: readonly Step[]): Weights {
  const all = steps.filter((step) => step.code === "weights");
  return all.find((step) => step.pool === pool)?.weights ?? "shares";
}

/** Whether there is a claim left to divide a pool among. */
function isDivided(pool: string, steps: readonly Step[]): boolean {
  const dropped = steps.filter((step) => step.code === "de-minimis");
  return dropped.every((step) => step.pool !== pool || step.left > 0);
}

const isNought = (amount: string) => cents(amount) === 0n;

function undistributed(told: Told, step: Of<"undistributed">): string {
  const { t } = told.words;
  if (isNought(step.available)) return t("step.undistributed.none");
  const gaps = wholes(told, step, "available", "payments", "amount");
  if (isNought(step.payments)) return t("step.undistributed.nothing", gaps);
  return t(isNought(step.amount) ? "step.undistributed.all" : "step.undistributed", gaps);
}

/** What claims of each group weigh, alone and together. */
function lines(told: Told, weights: Weights, all: Of<"weights">["lines"]): string[] {
  return all.map(({ group, claims, each, total }) =>
    told.words.t("step.weights.line", {
      group: groupName(told, group),
      claims: claimsNumber(told.words, claims),
      each: weightText(told, weights, each),
      total: amountOf(told, weights, total),
    }),
  );
}
