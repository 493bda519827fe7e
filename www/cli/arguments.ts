import { type ParseArgsConfig, parseArgs } from "node:util";
import { Refusal } from "./refusal.js";

/** `parseArgs`, which complains in a sentence. */
export function parse<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`${error.message}\nTry: prorata --help`);
    throw error;
  }
}
