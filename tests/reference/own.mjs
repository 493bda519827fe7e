/** The claims of the claimant among those of all: who asks about a claim supposes it. */
import { chainOf } from "./answers.mjs";
import { weigh } from "./cohorts.mjs";
import { AGAINST } from "./values.mjs";

/** @typedef {import("./values.mjs").Outlook} Outlook */
/** @typedef {ReturnType<typeof import("./answers.mjs").claimsOfClaimant>["claims"][number]} Claim */

/** Whether a claim can be paid anything by some pool. @param {Claim} claim */
function isPaid(settlement, claim, kinds) {
  return settlement.plan.pools.some((pool) => {
    const { weight, floor } = weigh(pool, claim, "high", "high", kinds);
    return weight > 0n || floor > 0n;
  });
}

const noSmaller = (a, b) =>
  (b.weight === 0n && b.floor === 0n) ||
  (a.weight >= b.weight &&
    a.floor >= b.floor &&
    (a.cap === null || (b.cap !== null && a.cap >= b.cap)));

/**
 * The cohorts with each claim of the claimant among them: one of those that are there, if any of its group is
 * paid at least as much everywhere; else in the place of one of its group, where all of that are alike; else one
 * more.
 * @param {import("./cohorts.mjs").Cohort[]} cohorts
 * @param {Claim[]} claims
 * @param {Outlook} outlook
 * @returns {{ cohorts: import("./cohorts.mjs").Cohort[], added: string[] }} and the innermost groups of those that are
 *   one more
 */
export function withOwn(settlement, cohorts, claims, outlook, kinds) {
  const all = cohorts.map((cohort) => ({ ...cohort }));
  const apart = [];
  const added = [];
  const places = [];
  for (const claim of claims.filter((c) => isPaid(settlement, c, kinds))) {
    const group = claim.groups.at(-1);
    const covers = (cohort) =>
      settlement.plan.pools.every((pool) =>
        noSmaller(
          weigh(pool, cohort, AGAINST[outlook], outlook, kinds),
          weigh(pool, claim, outlook, outlook, kinds),
        ),
      );
    const own = all.filter((cohort) => cohort.group === group);
    const among = own.find((cohort) => cohort.claims > 0n && covers(cohort));
    if (among) {
      places.push(among);
      continue;
    }
    const mixed = chainOf(settlement, group).some((g) => g.claimMix);
    const [only] = mixed ? [] : own;
    if (only?.claims > 0n) only.claims -= 1n;
    else added.push(group);
    if (only?.claims === 0n && added.at(-1) === group && covers(only)) {
      only.claims = 1n;
      places.push(only);
    } else {
      const alone = { ...claim, group, part: null, claims: 1n, own: true };
      apart.push(alone);
      places.push(alone);
    }
  }
  // Who asks what a further distribution pays supposes to have cashed.
  for (const cohort of places) cohort.cashes = 1n;
  return { cohorts: [...all, ...apart], added };
}

/** The classes that have a claim more. @param {string[]} added */
export const classesOf = (settlement, added) =>
  new Set(added.map((group) => chainOf(settlement, group)[0].id)).size;
