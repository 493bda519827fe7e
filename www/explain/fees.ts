/** Attorneys' fees that nobody has published: what is counted for them, and where that is from. */

import type { Deduction, Step } from "../core/index.js";

/** Studies of what courts award, from `data/fee-awards.json`. */
export const feeStudies = [
  {
    name: "Fitzpatrick 2010",
    url: "https://www.elsblog.org/the_empirical_legal_studi/2010/07/class-action-settlements-fee-awards.html",
  },
  { name: "Eisenberg & Miller 2004", url: "https://scholarship.law.cornell.edu/facpub/356/" },
] as const;

/** Whether the file leaves it open how much a deduction takes, and what courts usually award is counted. */
export function isUsual({ kind, amount }: Deduction): boolean {
  return "unknown" in amount && kind === "attorneys-fees";
}

/** Whether the file leaves it open how much a deduction takes, and nothing is counted: payments are before it. */
export function isNotCounted({ kind, amount }: Deduction): boolean {
  return "unknown" in amount && kind !== "attorneys-fees";
}

/** Whether the figure of a step is from the studies. */
export function isFromStudies(step: Step): boolean {
  return step.code === "deduction" && step.usual;
}
