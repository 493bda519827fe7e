import type { Settlement } from "../core/index.js";

/** The settlement's file could not be had. `code` is a message key, like the codes of the calculator's errors. */
export class SettlementFileError extends Error {
  readonly code: "settlement-not-found" | "settlement-load-failed";
  constructor(code: SettlementFileError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SettlementFileError";
    this.code = code;
  }
}

/** The address of a settlement: a catalogue id ("tiktok-2022") names a file in `catalogue`, all else is an address. */
export function settlementAddress(name: string, catalogue: string | URL): URL {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return new URL(`${name}.json`, catalogue);
  return new URL(name, document.baseURI);
}

export async function fetchSettlement(address: URL, signal: AbortSignal): Promise<Settlement> {
  let response: Response;
  try {
    response = await fetch(address, { signal });
  } catch (cause) {
    throw new SettlementFileError("settlement-load-failed", `Could not fetch ${address}`, {
      cause,
    });
  }
  if (response.status === 404 || response.status === 410) {
    throw new SettlementFileError("settlement-not-found", `No settlement at ${address}`);
  }
  if (!response.ok) {
    throw new SettlementFileError(
      "settlement-load-failed",
      `${address} answered with status ${response.status}`,
    );
  }
  try {
    return (await response.json()) as Settlement;
  } catch (cause) {
    throw new SettlementFileError("settlement-load-failed", `${address} is not a JSON file`, {
      cause,
    });
  }
}
