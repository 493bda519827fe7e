import { type Fault, ProrataError } from "./error.js";
import { limits } from "./generated/limits.js";
import { insistOnStack } from "./loader.js";

/** What to hand over in place of what is not plain data, by what it is. */
const instead: { readonly [kind: string]: string } = {
  Promise: "await value",
  Response: "await value.json()",
  Map: "Object.fromEntries(value)",
  FormData: "Object.fromEntries(value)",
  Headers: "Object.fromEntries(value)",
  URLSearchParams: "Object.fromEntries(value)",
  Set: "[...value]",
  Date: "value.toISOString().slice(0, 10)",
  // What reading a file gives.
  Uint8Array: "JSON.parse(new TextDecoder().decode(value))",
  ArrayBuffer: "JSON.parse(new TextDecoder().decode(value))",
  String: "String(value)",
  Number: "Number(value)",
  Boolean: "value.valueOf()",
  bigint: "Number(value)",
  function: "value()",
};

/**
 * A frozen copy of plain data: objects, lists, text, numbers, true and false, as `JSON.parse` gives them. The core reads
 * that copy. So no getter and no proxy can run code in the middle of the core, and what changes later does not change
 * what is calculated with. What is too much is refused before it is copied.
 *
 * `structuredClone` refuses the proxies in which frameworks keep their state, copies what the core cannot read (`Map`,
 * `Date`), has no limits, and does not say where it met a function or a getter that throws.
 *
 * @param path where the value is, as the core's faults have it
 * @throws {ProrataError} "not-plain-data", "too-deep", "too-large" or "too-much-text" with a JSON Pointer to the place
 */
export function plainCopy(value: unknown, ...path: string[]): unknown {
  const outside = path.length;
  let [values, text] = [0, 0];
  let refusal: ProrataError | undefined;

  const refuse = (code: Fault["code"], params: Fault["params"], options?: ErrorOptions): never => {
    const pointer = path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    refusal = new ProrataError([{ code, path: pointer.join(""), params }], options);
    throw refusal;
  };
  const admit = (found: number, code: Fault["code"], limit: number) => {
    if (!(found <= limit)) refuse(code, { limit: `${limit}` });
  };
  const admitText = (given: string) => {
    text += given.length;
    admit(text, "too-much-text", limits.text);
  };
  const entry = (holder: object, key: string): unknown => {
    path.push(key);
    const value = copy((holder as Record<string, unknown>)[key]);
    path.pop();
    return value;
  };
  const copy = (original: unknown): unknown => {
    values++;
    admit(path.length - outside, "too-deep", limits.levels);
    admit(values, "too-large", limits.values);
    if (typeof original === "string") admitText(original);
    if (isSimple(original)) return original;
    if (Array.isArray(original)) {
      const { length } = original;
      admit(values + length, "too-large", limits.values);
      return Object.freeze(Array.from({ length }, (_, index) => entry(original, `${index}`)));
    }
    if (!isPlainObject(original)) {
      const found = kindOf(original);
      refuse("not-plain-data", { found, instead: instead[found] ?? "{ key: value.key }" });
    }
    const keys = Object.keys(original as object);
    admit(values + keys.length, "too-large", limits.values);
    keys.forEach(admitText);
    // Not by assignments: they would take the key "__proto__" for something else.
    return Object.freeze(
      Object.fromEntries(keys.map((key) => [key, entry(original as object, key)])),
    );
  };

  try {
    return copy(value);
  } catch (cause) {
    if (refusal && cause === refusal) throw refusal;
    // If there was no room on the stack to begin with, nothing is wrong with the value.
    insistOnStack();
    return refuse(
      "not-plain-data",
      { found: "getter or proxy that throws", instead: "{ key: value }" },
      { cause },
    );
  }
}

function isSimple(value: unknown): boolean {
  return value == null || ["string", "number", "boolean"].includes(typeof value);
}

/** Made by `{}` or `Object.create(null)`, here or in another frame: all that an object of a class is not. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** "Map", "Promise", the name of a class; "function", "symbol". */
function kindOf(value: unknown): string {
  if (typeof value !== "object") return typeof value;
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return kind === "Object" ? String((value as object).constructor?.name ?? kind) : kind;
}
