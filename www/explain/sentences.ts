/**
 * The working in words. No markup and no page: what reads a step aloud, prints it or draws it begins here.
 */

import type { Step, Weights } from "../core/index.js";
import { cents, dollars } from "./money.js";
import {
  byId,
  deductionName,
  groupName,
  type Of,
  poolName,
  scenarios,
  type Told,
} from "./names.js";
import { isCounted } from "./status.js";
import { join, limitOf, weightSentence, weightText } from "./weights.js";

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
    case "gross-fund": {
      const scenario = byId(scenarios(settlement), step.scenario);
      const amount = whole(step.amount);
      const fund = scenario
        ? words.t("step.gross-fund.scenario", { name: words.text(scenario.name), amount })
        : words.t("step.gross-fund", { amount });
      return [join(fund, between(told, step.range, whole))];
    }
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
      return [join(deduction(told, step), between(told, step.range, whole))];
    case "deduction-unknown":
      return [words.t("step.deduction-unknown", { kind: deductionName(told, step.deduction) })];
    case "net-fund":
      return [words.t("step.net-fund", wholes(told, step, "gross", "deductions", "amount"))];
    case "claims":
      return [join(claims(told, step), between(told, step, words.number))];
    case "own-claim": {
      const group = groupName(told, step.groups.at(-1) ?? "");
      return [words.t("step.own-claim", { group })];
    }
    case "pool":
      return [
        pool(told, step),
        step.stated === null || step.stated === step.taken
          ? ""
          : words.t("step.pool.stated", { stated: whole(step.stated) }),
      ];
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
          claims: words.number(step.claims),
          weight: weightText(told, weightsOf(step.pool, steps), step.weight),
          below: words.money(step.below),
        }),
      ];
    case "factor":
      return [
        factor(told, step),
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
      return [words.t("step.undistributed", wholes(told, step, "available", "payments", "amount"))];
    case "uncashed":
      return [
        words.t("step.uncashed", {
          rate: words.percent(step.rate),
          ...wholes(told, step, "amount", "total"),
        }),
      ];
    case "distribution": {
      const weights = weightsOf(step.pool, steps);
      const rule = settlement.plan.rounding?.unitValue ?? "exact";
      const cost = wholes(told, step, "available", "cost", "amount");
      return [
        words.t("step.distribution", {
          round: String(step.round),
          ...wholes(told, step, "amount"),
        }),
        cents(step.cost) === 0n ? "" : words.t("step.distribution.cost", cost),
        factor(told, { ...step, weights, rule }),
        words.t("step.distribution.paid", wholes(told, step, "payments", "uncashed")),
      ];
    }
    case "distribution-payment": {
      const paid = payment(told, { ...step, extraCent: false }, step.capLeft !== null);
      return [words.t("step.distribution-payment", { round: String(step.round), payment: paid })];
    }
    case "not-viable":
      return [
        words.t("step.not-viable", {
          round: String(step.round),
          ...wholes(told, step, "available"),
        }),
      ];
    case "residual":
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

/** Where there are several pools, a sentence about one begins with its name. */
function inPool(told: Told, pool: string, sentence: string): string {
  const name = poolName(told, pool);
  // A pool may be called like the one group that it pays.
  const silent = told.settlement.plan.pools.length === 1 || sentence.startsWith(`${name}:`);
  return silent ? sentence : `${name} – ${sentence}`;
}

/** How far a figure goes, as a sentence; none if it is exact. */
function between<Figure>(
  { words }: Told,
  { low, high }: { low: Figure; high: Figure },
  write: (figure: Figure) => string,
): string {
  return low === high ? "" : words.t("step.range", { low: write(low), high: write(high) });
}

/** A weight without its unit, as sentences that name the unit want it. */
function amountOf({ words }: Told, weights: Weights, weight: string): string {
  return weights === "values" ? words.wholeMoney(weight) : words.number(weight);
}

/** What claims of each group weigh, alone and together. */
function lines(told: Told, weights: Weights, all: Of<"weights">["lines"]): string[] {
  return all.map(({ group, claims, each, total }) =>
    told.words.t("step.weights.line", {
      group: groupName(told, group),
      claims: told.words.number(claims),
      each: weightText(told, weights, each),
      total: amountOf(told, weights, total),
    }),
  );
}

function deduction(told: Told, step: Of<"deduction">): string {
  const { words } = told;
  const kind = deductionName(told, step.deduction);
  const basis = words.t(`basis.${step.assumed ? "estimated" : step.basis}`);
  const amount = step.amount.startsWith("-")
    ? words.t("step.deduction.adds", { amount: words.wholeMoney(step.amount.slice(1)) })
    : words.wholeMoney(step.amount);
  if (step.percent !== null && step.percentOf !== null) {
    const percent = words.percentOf100(step.percent);
    if (step.usual) return words.t("step.deduction.usual", { kind, percent, amount });
    const base = step.base === null ? "" : words.wholeMoney(step.base);
    return words.t(`step.deduction.${step.percentOf}`, { kind, basis, amount, percent, base });
  }
  if (step.perClaim === null) return words.t("step.deduction.fixed", { kind, basis, amount });
  return words.t("step.deduction.perClaim", {
    kind,
    basis,
    amount,
    each: words.money(step.perClaim),
    claims: words.number(step.claims ?? 0),
  });
}

function claims(told: Told, step: Of<"claims">): string {
  const { words, settlement } = told;
  const counted = isCounted(settlement, step.confidence);
  const form = step.assumed
    ? "assumed"
    : step.forecast
      ? "forecast"
      : step.filed
        ? step.accepted
          ? counted
            ? "accepted"
            : "acceptedExpected"
          : "validOfFiled"
        : counted
          ? step.stage
          : "expected";
  return words.t(`step.claims.${form}`, {
    group: groupName(told, step.group),
    count: words.number(step.count),
    filed: words.number(step.filed?.count ?? 0),
    share: words.percent(step.accepted?.rate ?? 1),
    rate:
      step.rate === null || step.members === null
        ? ""
        : words.t("step.claims.rate", {
            rate: words.percent(step.rate),
            members: words.number(step.members),
          }),
  });
}

function pool(told: Told, step: Of<"pool">): string {
  const { words } = told;
  const sentence = words.t(`step.pool.${step.rule}`, {
    pool: poolName(told, step.pool),
    taken: words.wholeMoney(step.taken),
    percent: step.percent === null ? "" : words.percentOf100(step.percent),
    need: step.need === null ? "" : words.wholeMoney(step.need),
  });
  if (cents(step.handedOn) === 0n) return sentence;
  const more = words.t("step.pool.handed-on", {
    more: words.wholeMoney(step.handedOn),
    amount: words.wholeMoney(step.amount),
  });
  return cents(step.taken) === 0n ? inPool(told, step.pool, more) : join(sentence, more);
}

function factor(told: Told, step: Omit<Of<"factor">, "code" | "limits">): string {
  const { words } = told;
  if (Number(step.sharing) === 0) return words.t("step.factor.limited");
  const left = dollars(cents(step.amount) - cents(step.atLimits) - cents(step.surplus));
  const limits =
    cents(step.atLimits) === 0n
      ? ""
      : words.t("step.factor.limits", {
          limits: words.wholeMoney(step.atLimits),
          amount: words.wholeMoney(step.amount),
        });
  const key = step.weights === "values" ? "values" : step.rule;
  const division = words.t(`step.factor.${key}`, {
    amount: words.wholeMoney(left),
    weight: amountOf(told, step.weights, step.sharing),
    factor: words.unitMoney(step.factor),
  });
  return limits === "" ? division : join(limits, division);
}

function payment(told: Told, step: Omit<Of<"payment">, "code">, limited: boolean): string {
  const { words } = told;
  const gaps = { group: groupName(told, step.groups.at(-1)), amount: words.money(step.amount) };
  if (limited) return words.t("step.payment.limited", gaps);
  const sentence = words.t("step.payment", {
    ...gaps,
    weight: weightText(told, step.weights, step.weight),
    factor: step.weights === "shares" ? words.unitMoney(step.factor) : words.number(step.factor),
    rule: step.rule,
  });
  return step.extraCent ? join(sentence, words.t("step.payment.cent")) : sentence;
}
