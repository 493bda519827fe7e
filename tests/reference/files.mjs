/** The catalogue and the examples, claimants of them, and what the calculator says to an input. */
import { readdir, readFile } from "node:fs/promises";
import { ProrataError } from "prorata";
import { answerSets } from "../node/answer-sets.mjs";

const project = new URL("../../", import.meta.url);

/** Every settlement of these folders under which somebody is paid, in order. */
export async function files(folders = ["settlements/", "examples/"]) {
  const all = [];
  for (const folder of folders) {
    for (const name of (await readdir(new URL(folder, project))).sort()) {
      const text = await readFile(new URL(folder + name, project), "utf8");
      all.push({ name: folder + name, settlement: JSON.parse(text) });
    }
  }
  return all.filter(({ settlement }) => settlement.status !== "rejected");
}

/**
 * Answers of so many claimants who are not paid the same, those who are paid most first.
 * @param {import("prorata").Calculator} calculator
 * @param {number} most
 */
export function claimants(calculator, most) {
  const found = new Map();
  for (const answers of answerSets(calculator.settlement, 60)) {
    const estimate = attempt(() => calculator.estimate({ answers })).result;
    if (estimate && !found.has(estimate.claimant.payment))
      found.set(estimate.claimant.payment, answers);
  }
  const paid = [...found].sort(([a], [b]) => Number(b) - Number(a));
  return paid.slice(0, most).map(([, answers]) => answers);
}

/**
 * What a call gives, or why it is refused.
 * @template T
 * @param {() => T} call
 * @returns {{ result: T, error?: undefined } | { error: ProrataError, result?: undefined }}
 */
export function attempt(call) {
  try {
    return { result: call() };
  } catch (error) {
    if (error instanceof ProrataError) return { error };
    throw error;
  }
}

/** Whole cents of an amount such as "27.84". @param {string} money */
export const cents = (money) => BigInt(money.replace(".", ""));
