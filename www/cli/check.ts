import { basename } from "node:path";
import { type Fault, ProrataError } from "../core/error.js";
import { createCalculator } from "../core/node.js";
import { parse } from "./arguments.js";
import { JsonFile } from "./json-file.js";
import { printable, Refusal, shown } from "./refusal.js";

/** Codes that say something of this package, not of the file. */
const ours = ["wasm-load-failed", "internal-panic"];

/** `prorata check FILE...` */
export async function check(args: string[]): Promise<number> {
  const { positionals: names } = parse({ args, allowPositionals: true, options: {} });
  if (names.length === 0) throw new Refusal("Name a settlement file: prorata check FILE...");
  let status = 0;
  for (const name of names) {
    try {
      const file = await JsonFile.open(name);
      const faults = await faultsOf(file);
      const lines = faults.length > 0 ? list(file, faults) : [`${name}: no faults`];
      process.stdout.write(printable([...lines, ...otherName(file)]));
      if (faults.length > 0) status = Math.max(status, 1);
    } catch (error) {
      // The other files are still worth a look.
      if (!(error instanceof Refusal)) throw error;
      process.stderr.write(printable([error.message]));
      status = 2;
    }
  }
  return status;
}

/** A word on an id that is not the file's name: no fault, since a file may be kept under another name. */
function otherName(file: JsonFile): string[] {
  const { id } = (file.data ?? {}) as { id?: unknown };
  const name = basename(file.name);
  if (typeof id !== "string" || name === `${id}.json`) return [];
  return [
    `  ${file.place("/id")}  /id`,
    `    Note: the id is "${shown(id)}", but the file is called "${shown(name)}". In a catalogue it must be "${shown(id)}.json".`,
  ];
}

/** Everything that is wrong with a settlement file. */
export async function faultsOf(file: JsonFile): Promise<Fault[]> {
  const hidden = file.hidden();
  try {
    (await createCalculator(file.data)).free();
    return hidden;
  } catch (error) {
    if (!(error instanceof ProrataError) || ours.includes(error.code)) throw error;
    return [...hidden, ...error.faults];
  }
}

/** The faults one below the other, each with its place in the file, its path, and what to do. */
export function list(file: JsonFile, faults: readonly Fault[]): string[] {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  const lines = faults.flatMap(({ code, path, message }) => [
    `  ${file.place(path)}  ${path || "the file as a whole"}`,
    `    ${message} (${code})`,
  ]);
  return [`${file.name}: ${count}`, ...lines];
}
