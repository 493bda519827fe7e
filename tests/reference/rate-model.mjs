/**
 * The claims rate that settlements like this one have had: the model worked out anew, from its fitted
 * numbers alone, with JavaScript's mathematics. The last bits can differ from those of another library,
 * which would matter only for a rate that lies on the half of a billionth.
 */
import { readFileSync } from "node:fs";
import { rate } from "./random.mjs";
import { at, one } from "./values.mjs";

const fitted = readFileSync(new URL("../../src/claims/fitted.rs", import.meta.url), "utf8");

/** The numbers that follow a name in the fitted file, up to the end of the statement. */
function numbers(name) {
  const [, stated] = new RegExp(`const ${name}\\b[^=]*=([^;]*(?:\\[[^\\]]*\\][^;]*)?);`).exec(
    fitted,
  );
  return stated.match(/-?\d+\.\d+/g).map(Number);
}

const [SCATTER] = numbers("SCATTER");
const QUANTILES = numbers("QUANTILES");
const LINES = {
  "common-fund": numbers("COMMON_FUND"),
  "biometric-illinois": numbers("BIOMETRIC_ILLINOIS"),
};

/** How many deviations lie below a place from 0 to 1. The last of the numbers stands at 1. */
function deviations(place) {
  if (place < 0.5) return -deviations(1 - place);
  const steps = (place - 0.5) * 100;
  const i = Math.min(Math.floor(steps), QUANTILES.length - 2);
  return QUANTILES[i] + (steps - i) * (QUANTILES[i + 1] - QUANTILES[i]);
}

/**
 * The rate at a place of what can be expected of a kind of settlement.
 * @param {keyof typeof LINES} like
 * @param {number} dollars of the gross fund for each member
 * @returns {(place: number) => number}
 */
export function rateAt(like, dollars) {
  const [intercept, slope, ...doubt] = LINES[like];
  const x = like === "common-fund" ? Math.log(dollars) : 0;
  const centre = intercept + slope * x;
  const width = SCATTER * Math.sqrt(1 + doubt[0] + 2 * doubt[1] * x + doubt[2] * x * x);
  return (place) => 1 / (1 + Math.exp(-(centre + width * deviations(place))));
}

/**
 * The same for a group: the likely gross fund (of the assumed scenario, or the first) over its likely
 * members.
 */
export function modelOf(settlement, group, scenario) {
  const { gross } = settlement.fund;
  const which = gross.scenarios?.find((s) => s.id === scenario) ?? gross.scenarios?.[0];
  const fund = at(which ? which.gross : gross, "money", "likely");
  const members = at(group.members.count, "count", "likely");
  return rateAt(group.claims.like, Number(fund) / Number(one("money")) / Number(members));
}

/** A rate to the nearest billionth, in billionths. @param {number} exact */
export const cut = (exact) => Math.round(exact * 1e9);

/** The rates that a forecast of a group's claims stands for, as a settlement file would write them. */
export function forecastOf(settlement, group, scenario) {
  const rateOf = modelOf(settlement, group, scenario);
  const [low, likely, high] = [0.1, 0.5, 0.9].map((place) => rate(cut(rateOf(place))));
  return { low, likely, high };
}
