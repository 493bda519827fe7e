import { notPlainData } from "./error.js";

/** Deeper than the core reads. What lies deeper is handed over as it is, for the core to refuse. */
const DEEPEST = 64;

/**
 * A copy of what JSON could hold of a value. The core reads that copy: a getter that throws would otherwise break off
 * a call in the middle of the core, and what changes later would no longer be what is calculated with.
 *
 * @throws {ProrataError} "not-plain-data" with a JSON Pointer to what is no data, or cannot be read
 */
export function plainCopy(value: unknown): unknown {
  return copy(value, [], new Map());
}

/** The same for the options of a call, whose faults have paths that begin with `/options`. */
export function optionsCopy(value: unknown): unknown {
  return copy(value, ["options"], new Map());
}

function copy(value: unknown, path: string[], copies: Map<object, unknown>): unknown {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
    throw notPlainData(path);
  }
  if (typeof value !== "object" || value === null || path.length > DEEPEST) return value;
  // An object that contains itself has a copy that contains itself, and the core says so.
  const known = copies.get(value);
  if (known) return known;
  const target = reading(path, () => (Array.isArray(value) ? Array(value.length) : {}));
  copies.set(value, target);
  for (const key of reading(path, () => Object.keys(value))) {
    const inner = [...path, key];
    const entry = reading(inner, () => (value as Record<string, unknown>)[key]);
    // Not an assignment: that would take the key "__proto__" for something else.
    Object.defineProperty(target, key, {
      value: copy(entry, inner, copies),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return target;
}

function reading<T>(path: string[], read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw notPlainData(path, { cause });
  }
}

/** Makes plain data, which may contain itself, unchangeable. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
  return value;
}
