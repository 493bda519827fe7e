/** What the calculator is asked for. */

import type { Answer, EstimateInput } from "../core/index.js";
import { assuming, assumptionsAt } from "./claims.js";
import type { State } from "./view.js";

/** With the claims as the file has them: for the claimant if every question is answered, else for everybody. */
export function plainInput({ asked, answers, scenario }: State): EstimateInput {
  const given = asked.filter((id) => Object.hasOwn(answers, id));
  const all = Object.fromEntries(given.map((id) => [id, answers[id] as Answer]));
  return {
    ...(given.length === asked.length ? { answers: all } : {}),
    ...(scenario === null ? {} : { assumptions: { scenario } }),
  };
}

/** The plain input, to be compared. */
export function inputKey(state: State): string {
  return JSON.stringify(plainInput(state));
}

/** With the claims where the slider stands. */
export function inputNow(state: State): EstimateInput {
  return assuming(plainInput(state), assumptionsAt(state.scale, state.stop));
}
