// What page and worker both do: without a bundler, straight from the files of the package.

import { createCalculator } from "./lib/index.js";

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
