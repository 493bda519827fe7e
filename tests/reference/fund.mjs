/** The fund, what comes out of it, and what is left for the claims. */
import { readFileSync } from "node:fs";
import { need } from "./pools.mjs";
import { AGAINST, at, least, most, PlanError, percentage, total, units } from "./values.mjs";

/** @typedef {import("./values.mjs").Outlook} Outlook */

/** Every claim once: those of the groups that are not within another. */
function allClaims(settlement, counts) {
  return total(
    settlement.groups.filter((g) => g.within === undefined).map((g) => counts.get(g.id)),
  );
}

const { percentOfGross: usualPercent } = JSON.parse(
  readFileSync(new URL("../../data/fee-awards.json", import.meta.url), "utf8"),
);

/** The percentage of the gross fund that lawyers usually get, where nobody has published what these got. */
export const usualFees = (kind, amount) =>
  amount.unknown && kind === "attorneys-fees" ? usualPercent : null;

/**
 * What one deduction takes out, in cents; nothing when nobody knows and nothing is usual.
 * @param {bigint} gross
 * @param {bigint} remaining gross less the deductions before it
 * @param {bigint} claims
 * @param {Outlook} side
 */
function deducted(kind, amount, gross, remaining, claims, side) {
  const usual = usualFees(kind, amount);
  if (usual) return percentage(at(usual, "percent", side), gross);
  if (amount.fixed !== undefined) return at(amount.fixed, "money", side);
  if (amount.perClaim !== undefined) return at(amount.perClaim, "money", side) * claims;
  if (amount.percentOf) {
    const { percent, base } = amount.percentOf;
    return percentage(at(percent, "percent", side), units(base, "money"));
  }
  if (amount.percentOfGross !== undefined) {
    return percentage(at(amount.percentOfGross, "percent", side), gross);
  }
  if (amount.percentOfRemaining !== undefined) {
    return percentage(at(amount.percentOfRemaining, "percent", side), most(0n, remaining));
  }
  return 0n;
}

/** What the defendant pays in, where that does not depend on the claims. @param {Outlook} outlook */
function stated(gross, scenario, outlook) {
  if (!gross.scenarios) return at(gross, "money", outlook);
  const chosen = gross.scenarios.find((s) => s.id === scenario);
  const first = chosen ?? gross.scenarios[0];
  if (chosen || outlook === "likely") return at(first.gross, "money", outlook);
  const [one, ...others] = gross.scenarios.map((s) => at(s.gross, "money", outlook));
  return outlook === "low" ? least(one, ...others) : most(one, ...others);
}

/**
 * @param {object} settlement
 * @param {object} assumptions
 * @param {Outlook} outlook
 * @param {Map<string, bigint>} counts
 * @param {import("./cohorts.mjs").Cohort[]} cohorts
 * @param {number} more claims than are counted
 * @param {Map<string, string>} kinds
 */
export function fundOf(settlement, assumptions, outlook, counts, cohorts, more, kinds) {
  const { gross: written } = settlement.fund;
  const claims = allClaims(settlement, counts) + BigInt(more);
  const takeOut = (gross) => {
    let remaining = gross;
    return settlement.deductions.map((d) => {
      const written = assumptions.deductions?.[d.id] ?? d.amount;
      const amount = deducted(d.kind, written, gross, remaining, claims, AGAINST[outlook]);
      remaining -= amount;
      return { id: d.id, amount };
    });
  };
  let gross;
  if (written.asClaimed) {
    const { atLeast, atMost } = written.asClaimed;
    const needed = settlement.plan.pools.map((pool) => need(pool, cohorts, outlook, kinds));
    const asked = total(takeOut(0n).map((d) => d.amount)) + total(needed);
    gross = most(asked, units(atLeast, "money"));
    if (atMost !== undefined) gross = least(gross, units(atMost, "money"));
  } else {
    gross = stated(written, assumptions.scenario, outlook);
  }
  const deductions = takeOut(gross);
  const sum = total(deductions.map((d) => d.amount));
  if (outlook === "likely" && sum > gross) throw new PlanError("deductions-exceed-fund");
  // Deductions that may at worst take everything leave nothing then.
  return { gross, deductions, deducted: sum, net: most(0n, gross - sum) };
}
