import { type Fault, ProrataError } from "../core/error.js";
import { createCalculator } from "../core/node.js";
import { parse } from "./arguments.js";
import { JsonFile } from "./json-file.js";
import { printable, Refusal } from "./refusal.js";

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
      process.stdout.write(
        faults.length > 0 ? list(file, faults) : printable([`${name}: no faults`]),
      );
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

/** Everything that is wrong with a settlement file. */
export async function faultsOf(file: JsonFile): Promise<Fault[]> {
  const twice = file.twice();
  try {
    (await createCalculator(file.data)).free();
    return twice;
  } catch (error) {
    if (!(error instanceof ProrataError) || ours.includes(error.code)) throw error;
    return [...twice, ...error.faults];
  }
}

/** The faults one below the other, each with its place in the file, its path, and what to do. */
export function list(file: JsonFile, faults: readonly Fault[]): string {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  const lines = faults.flatMap(({ code, path, message }) => [
    `  ${file.place(path)}  ${path || "the file as a whole"}`,
    `    ${message} (${code})`,
  ]);
  return printable([`${file.name}: ${count}`, ...lines]);
}
