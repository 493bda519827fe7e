// The index of the catalogue: what a list of settlements shows, made from the settlement files themselves.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Stop } from "../lib/run.mjs";

/**
 * One line of the index.
 * @typedef {{
 *   id: string,
 *   name: Record<string, string>,
 *   status: string,
 *   asOf: string,
 *   dates: { event: string, on: string }[],
 * }} Entry
 */

/**
 * Every settlement of a folder, in the order of the ids.
 * @param {string} folder
 * @returns {Promise<Entry[]>}
 */
export async function catalogueIndex(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (file) => {
      const settlement = JSON.parse(await readFile(join(folder, file), "utf8"));
      const { id, name, status, asOf, dates } = settlement;
      if (`${id}.json` !== file) throw new Stop(`settlements/${file} has the id ${id}.`);
      return { id, name, status, asOf, dates: dates.map(whenWhat) };
    }),
  );
}

/** The source of a date is in the settlement file. @param {Entry["dates"][number]} date */
const whenWhat = ({ event, on }) => ({ event, on });
