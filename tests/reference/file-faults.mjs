/** What is wrong with a file that only its questions and answers tell: the codes of the faults. */
import { chainOf, counted, holds, kindsOf } from "./answers.mjs";
import { besides, claimRanges } from "./claims.mjs";
import { someone } from "./possible.mjs";
import { one, PlanError, total, units } from "./values.mjs";

/** What an entry pays by, and is held to. */
const measures = (pay) =>
  [pay.shares, pay.value, pay.cap, pay.floor].flatMap((measure) => measure?.sum ?? []);

/** The questions that a term asks a number of. */
const needs = ({ perUnit, percentOf, perMonth }) =>
  [perUnit?.question, percentOf?.question, perMonth?.start, perMonth?.end].filter(Boolean);

/** Terms by which a claim of a group is paid, the groups around it included. */
const termsOf = (settlement, ids) =>
  settlement.plan.pools.flatMap(({ pays }) =>
    pays.filter(({ group }) => ids.includes(group)).flatMap(measures),
  );

/** Whether months are to end before they begin. */
export const areReversed = (settlement, groups, answers) =>
  termsOf(settlement, groups).some(({ perMonth: { start, end } = {} }) => {
    const [first, last] = [answers[start], answers[end]];
    return first != null && last != null && last < first;
  });

/** Terms that somebody who is paid by them may not be asked the answer to. */
function unaskedTerms(settlement) {
  const byId = new Map(settlement.questions.map((q) => [q.id, q]));
  return settlement.plan.pools
    .flatMap(({ pays }) => pays)
    .some((pay) => {
      const around = chainOf(settlement, pay.group).map((g) => g.eligibleIf);
      const unsure = (id) => byId.get(id).askIf && byId.get(id).otherwise === undefined;
      const ids = measures(pay).flatMap(needs).filter(unsure);
      return [...new Set(ids)].some((id) => someone(settlement, around, id));
    });
}

/** What is wrong with what a part of a claim mix answers. */
function partFaults(settlement, owner, given) {
  const kinds = kindsOf(settlement);
  const answers = counted(settlement, given);
  const holders = settlement.groups.filter((group) => {
    const chain = chainOf(settlement, group.id);
    if (chain.findLast((g) => g.claimMix) !== owner) return false;
    return chain.every((g) => holds(g.eligibleIf, answers, kinds) !== false);
  });
  const ids = holders.flatMap((group) => chainOf(settlement, group.id).map((g) => g.id));
  const open = termsOf(settlement, ids).some((term) => {
    if (needs(term).some((id) => answers[id] === undefined)) return true;
    const results = (term.tiers ?? []).map(({ when }) => !when || holds(when, answers, kinds));
    const decided = results.find((result) => result !== false);
    return results.length > 0 && decided === undefined && results.includes(undefined);
  });
  // Only what the part itself answers can be the wrong way round.
  const reversed = areReversed(settlement, ids, given);
  return [...(open ? ["missing-answer"] : []), ...(reversed ? ["dates-out-of-order"] : [])];
}

/** Overlaps that there cannot be. */
function overlapFaults(settlement) {
  const stated = settlement.groups.filter((group) => group.claims.overlap !== undefined);
  return stated.flatMap((group) => {
    const others = besides(settlement, group);
    if (others.length === 0) return ["overlap-not-possible"];
    try {
      const ranges = claimRanges(settlement);
      const own = ranges.get(group.id).likely;
      const shared = (own * units(group.claims.overlap, "rate")) / one("rate");
      const beside = total(others.map((id) => ranges.get(id).likely));
      return shared > beside ? ["overlap-exceeds-claims"] : [];
    } catch (error) {
      if (error instanceof PlanError) return [];
      throw error;
    }
  });
}

/** @returns {string[]} */
export function fileFaults(settlement) {
  const mixes = settlement.groups.filter((group) => group.claimMix);
  return [
    ...(unaskedTerms(settlement) ? ["may-not-be-asked"] : []),
    ...mixes.flatMap((group) => {
      const { parts, light = [], heavy = [] } = group.claimMix;
      const all = [...parts, ...light, ...heavy];
      return all.flatMap(({ answers }) => partFaults(settlement, group, answers));
    }),
    ...overlapFaults(settlement),
  ];
}
