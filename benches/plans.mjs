// The plans that are timed: TikTok's two groups before anyone had counted the claims, without caps and with them.

import { readFileSync } from "node:fs";

const tiktok = JSON.parse(
  readFileSync(new URL("../settlements/tiktok-2022.json", import.meta.url), "utf8"),
);

/** Caps of the two groups that some of the draws reach. */
export const CAPS = /** @type {[string, string]} */ (["20.00", "200.00"]);

/** A claimant in both groups. */
export const ANSWERS = { state: "IL", usedBefore: true, createdInIllinois: true };

/**
 * TikTok's plan with so many members for each thousand there were, and the rest to match.
 *
 * @param {{ caps?: [string, string], thousandths?: number }} [how]
 * @returns {any}
 */
export function twoGroups({ caps, thousandths = 1000 } = {}) {
  const file = structuredClone(tiktok);
  const scaled = (/** @type {number} */ count) => (count / 1000) * thousandths;
  const money = (/** @type {string} */ text) => scaled(Number(text)).toFixed(2);
  delete file.outcome;
  delete file.expected;
  file.sources = { order: file.sources[Object.keys(file.sources)[0] ?? ""] };
  file.fund.gross = money(file.fund.gross);
  const { fixed } = file.deductions[1].amount;
  file.deductions[1].amount.fixed = { low: money(fixed.low), high: money(fixed.high) };
  const [outer, inner] = file.groups;
  for (const group of file.groups) group.members.count = scaled(group.members.count);
  const { low, high } = inner.claims.number.count;
  inner.claims.number.count = { low: scaled(low), high: scaled(high) };
  Object.assign(outer.claims, { number: { forecast: true }, like: "common-fund" });
  const pays = file.plan.pools[0].pays;
  for (const [index, cap] of (caps ?? []).entries()) pays[index].cap = cap;
  return sourced(file);
}

/**
 * A class and so many groups beside it, each with its own question and shares, and a claimant in all of them.
 *
 * @param {number} count
 */
export function manyGroups(count) {
  const file = twoGroups();
  const [outer] = file.groups;
  const ids = Array.from({ length: count }, (_, i) => `group${i}`);
  file.questions = ids.map((id) => ({ ...file.questions[1], id, askIf: undefined }));
  file.groups = ids.map((id) => ({
    ...outer,
    id,
    eligibleIf: { question: id, is: true },
  }));
  file.plan.pools[0].pays = ids.map((group, i) => ({ group, shares: String(i + 1) }));
  const settlement = JSON.parse(JSON.stringify(file));
  return { settlement, answers: Object.fromEntries(ids.map((id) => [id, true])) };
}

/** Everything from one source, so that no figure cites what is no longer there. @param {any} value @returns {any} */
function sourced(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sourced);
  const entries = Object.entries(value).map(([key, inner]) =>
    key === "from" && inner.sources
      ? [key, { ...inner, sources: ["order"] }]
      : [key, sourced(inner)],
  );
  return Object.fromEntries(entries);
}
