#!/usr/bin/env node
// The command `prorata`: checks settlement files and estimates what they pay. For Node alone.
//
// Exit status: 0 if all is well, 1 if a settlement file has faults, 2 if the command could not be carried out.

import { createRequire } from "node:module";
import { ProrataError } from "../core/error.js";
import { check } from "./check.js";
import { estimate } from "./estimate.js";
import { printable, Refusal, shown } from "./refusal.js";

const USAGE = `What a class-action settlement is likely to pay.

  prorata check FILE...      checks settlement files and tells what is wrong, and where
  prorata estimate FILE      works out what a settlement pays, step by step

Options of estimate:
  --answer QUESTION=ANSWER   an answer to a question of the file; once for each question
  --claims-rate RATE         assume that this part of the class claims, such as 0.02
  --claims GROUP=NUMBER      assume that a group has so many claims; once for each group
  --scenario ID              assume this scenario of a fund that depends on what happens
  --lang en|es               the language of the working (en)
  --json                     print the estimate as JSON

  prorata --help             prints this
  prorata --version          prints the version

An ANSWER is a state's postal code (IL, or none for outside the United States), yes or no, the id of an option,
a whole number, a day (2020-05-31) or an amount (75.00), as the question asks.
Exit status: 0 all is well, 1 a settlement file has faults, 2 the command could not be carried out.
`;

const commands: { [name: string]: (args: string[]) => Promise<number> } = { check, estimate };

async function run([name, ...args]: string[]): Promise<number> {
  if (name === undefined) throw new Refusal(`Say what to do.\n\n${USAGE}`);
  if (name === "--help" || name === "-h" || args.includes("--help")) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === "--version") {
    const { version } = createRequire(import.meta.url)("../../package.json");
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Refusal(`There is no command "${shown(name)}". Try: prorata --help`);
  return await command(args);
}

/** What the person at the keyboard can do something about is one message; anything else keeps its stack. */
function tell(error: unknown): void {
  const known = error instanceof Refusal || error instanceof ProrataError;
  const { message, stack } = error as Error;
  process.stderr.write(known ? printable(message.split("\n")) : `prorata: ${stack ?? error}\n`);
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads the output may have seen enough of it: prorata estimate ... | head
  if (error.code === "EPIPE") return;
  const why =
    error.code === "ENOSPC" ? "The disk is full. Make room, and try again." : error.message;
  process.stderr.write(printable([`The output could not be written. ${why}`]));
  // Whatever the command thinks of it.
  process.on("exit", () => {
    process.exitCode = 2;
  });
});
// There is no place left to complain in.
process.stderr.on("error", () => {});

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  tell(error);
  return 2;
});
