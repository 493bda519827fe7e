// Running programs and saying so. Node's own modules only: set-up uses this before anything is installed.

import { execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The project's folder, ending in "/". */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A reason to stop that needs no stack trace: one sentence that says what to do. */
export class Stop extends Error {}

/** @param {string} text */
export function say(text) {
  console.log(text);
}

/** @param {number} since as given by performance.now() */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program, its output going where ours goes.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined> }} [options] env is added to ours
 */
export async function run(program, args, { env = {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  if (status !== 0) throw new Stop(`${program} ${args.join(" ")} failed (${status}); see above.`);
}

/**
 * What a program prints.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string }} [options]
 */
export async function capture(program, args, { env = {}, cwd = root } = {}) {
  const { stdout } = await promisify(execFile)(program, args, {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/**
 * The body of a script: runs it, and turns a failure into a message and an exit status.
 *
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Whether a module is the one that node was started with. @param {string} url its import.meta.url */
export function isMain(url) {
  return process.argv[1] === fileURLToPath(url);
}
