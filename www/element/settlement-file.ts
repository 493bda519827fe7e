import type { Settlement } from "../core/index.js";

/** The settlement's file could not be had. `code` is a message key, like the codes of the calculator's errors. */
export class SettlementFileError extends Error {
  override readonly name = "SettlementFileError";

  constructor(
    readonly code: "settlement-not-found" | "settlement-load-failed",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The address of a settlement: a catalogue id ("tiktok-2022") names a file in `catalogue`, all else is an address. */
export function settlementAddress(name: string, catalogue: string | URL): URL {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return new URL(`${name}.json`, catalogue);
  return new URL(name, document.baseURI);
}

export async function fetchSettlement(address: URL, signal: AbortSignal): Promise<Settlement> {
  const failed = (message: string) => (cause?: unknown) => {
    throw new SettlementFileError("settlement-load-failed", message, { cause });
  };
  const response = await fetch(address, { signal }).catch(failed(`Could not fetch ${address}`));
  const { ok, status } = response;
  if (status === 404 || status === 410)
    throw new SettlementFileError("settlement-not-found", `No settlement at ${address}`);
  if (!ok) failed(`${address} answered with status ${status}`)();
  return response.json().catch(failed(`${address} is not a JSON file`));
}
