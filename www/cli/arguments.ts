import { type ParseArgsConfig, parseArgs } from "node:util";
import { Refusal } from "./refusal.js";

/** `parseArgs`, which complains in a sentence, and does not let the last of several values win. */
export function parse<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    const { tokens } = parseArgs({ ...config, tokens: true });
    const given = new Set<string>();
    for (const token of tokens ?? []) {
      if (token.kind !== "option" || config.options?.[token.name]?.multiple) continue;
      if (given.has(token.name))
        throw new Refusal(`${token.rawName} is given twice. Give it once.`);
      given.add(token.name);
    }
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`${error.message}\nTry: prorata --help`);
    throw error;
  }
}
