/** Where the figures of a step are from. */

import type { From, Settlement, Step } from "../core/index.js";
import { byId, scenarios } from "./names.js";

/** What the file says of a figure: what to call it, where it is not the figure of the step itself. */
export interface Figure {
  called: `step.claims.${"members" | "mix" | "sentIn" | "acceptance"}` | null;
  from: From;
}

/** The figures that a step rests on, its own first; none for what the caller assumes, which is from nowhere. */
export function figures(settlement: Settlement, step: Step): Figure[] {
  const assumed = "assumed" in step && step.assumed;
  const figure = (from: From | undefined, called: Figure["called"] = null): Figure[] =>
    from && (called || !assumed) ? [{ called, from }] : [];
  const { fund, plan } = settlement;
  switch (step.code) {
    case "gross-fund": {
      const scenario = byId(scenarios(settlement), step.scenario);
      return [...figure(scenario?.from), ...figure(fund.from)];
    }
    case "fund-as-claimed":
      return figure(fund.from);
    case "deduction":
    case "deduction-unknown":
      return figure(byId(settlement.deductions, step.deduction)?.from);
    case "claims": {
      const group = byId(settlement.groups, step.group);
      return [
        ...figure(group?.claims.from),
        ...(assumed ? [] : figure(group?.claims.filed?.from, "step.claims.sentIn")),
        ...(assumed ? [] : figure(group?.claims.accepted?.from, "step.claims.acceptance")),
        ...figure(group?.members?.from, "step.claims.members"),
        ...figure(group?.claimMix?.from, "step.claims.mix"),
      ];
    }
    case "weights": {
      const pays = byId(plan.pools, step.pool)?.pays ?? [];
      return [...new Set(pays.map(({ from }) => from ?? plan.from))].flatMap((from) =>
        figure(from),
      );
    }
    case "uncashed":
    case "residual":
      return figure(plan.residual?.from);
    default:
      return [];
  }
}
