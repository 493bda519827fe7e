// What page and worker both do: without a bundler, straight from the files of the package.

import { createCalculator } from "./lib/index.js";

/** Calls from the end of the stack, and then from each call around that one, until one comes through. */
export async function calculateAtTheEnd() {
  const settlement = await (await fetch(new URL("tiktok-2022.json", import.meta.url))).json();
  const calculator = await createCalculator(settlement);
  const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
  const refused = new Set();
  const deeper = () => {
    try {
      return deeper();
    } catch {
      try {
        return calculator.estimate({ answers }).claimant.payment;
      } catch (error) {
        refused.add(error.code ?? "the engine's own");
        throw error;
      }
    }
  };
  const atTheEnd = deeper();
  const { payment } = calculator.estimate({ answers }).claimant;
  return {
    atTheEnd,
    payment,
    panicked: refused.has("internal-panic"),
    blamed: refused.has("not-plain-data"),
  };
}

/** A long forecast that is stopped, beside one that is not. */
export async function calculateInSlices() {
  const settlement = await (await fetch(new URL("tiktok-2022.json", import.meta.url))).json();
  const calculator = await createCalculator(settlement);
  const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
  const stop = new AbortController();
  let turns = 0;
  const ticking = setInterval(() => turns++, 0);
  const stopped = calculator
    .forecast(
      { answers },
      { draws: 100_000 },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    .catch(({ name }) => name);
  let done = 0;
  const onProgress = (part) => {
    done = part;
  };
  const options = { draws: 50_000 };
  const { payment } = await calculator.forecast({ answers }, options, { onProgress });
  clearInterval(ticking);
  const same =
    JSON.stringify(calculator.forecast({ answers }, options).payment) === JSON.stringify(payment);
  return { stopped: await stopped, done, same, turns: turns > 0 };
}

export async function calculate() {
  const settlement = await (await fetch(new URL("tiktok-2022.json", import.meta.url))).json();
  try {
    const calculator = await createCalculator(settlement);
    const answers = { state: "IL", usedBefore: true, createdInIllinois: true };
    return { payment: calculator.estimate({ answers }).claimant.payment };
  } catch (error) {
    return { name: error.name, code: error.code, cause: String(error.cause) };
  }
}
