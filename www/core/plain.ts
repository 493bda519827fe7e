import { notPlainData } from "./error.js";

/** Deeper than the core reads. What lies deeper is handed over as it is, for the core to refuse. */
const DEEPEST = 64;

/**
 * A frozen copy of what JSON could hold of a value. The core reads that copy: a getter that throws would otherwise break
 * off a call in the middle of the core, and what changes later would no longer be what is calculated with.
 *
 * `structuredClone` refuses the proxies in which frameworks keep their state, and does not say where it met a function or
 * a getter that throws. What is no data is copied as it is: the core says where it lies.
 *
 * @param path where the value is, as the core's faults have it
 * @throws {ProrataError} "not-plain-data" with a JSON Pointer to what cannot be read
 */
export function plainCopy(value: unknown, ...path: string[]): unknown {
  const copies = new Map<object, unknown>();
  const copy = (original: unknown): unknown => {
    if (typeof original !== "object" || original === null || path.length > DEEPEST) return original;
    // An object that contains itself has a copy that contains itself, and the core says so.
    const known = copies.get(original);
    if (known) return known;
    const target = Array.isArray(original) ? Array(original.length) : {};
    copies.set(original, target);
    for (const key of Object.keys(original)) {
      path.push(key);
      const value = copy((original as Record<string, unknown>)[key]);
      // Not an assignment: that would take the key "__proto__" for something else.
      Object.defineProperty(target, key, { value, enumerable: true });
      path.pop();
    }
    return Object.freeze(target);
  };
  try {
    return copy(value);
  } catch (cause) {
    throw notPlainData(path, { cause });
  }
}
