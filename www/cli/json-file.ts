import { readFile } from "node:fs/promises";
import { type DocumentNode, type MemberNode, parse, type ValueNode } from "@humanwhocodes/momoa";
import type { Fault } from "../core/error.js";
import { Refusal, shown } from "./refusal.js";

/** A JSON file that remembers where everything stands. */
export class JsonFile {
  readonly name: string;
  readonly data: unknown;
  readonly #text: string;
  readonly #tree: DocumentNode;

  private constructor(name: string, text: string, tree: DocumentNode) {
    this.name = name;
    this.data = JSON.parse(text);
    this.#text = text;
    this.#tree = tree;
  }

  /** @throws {Refusal} if there is no such file, or it is not JSON: then with line and column */
  static async open(name: string): Promise<JsonFile> {
    const bytes = await readFile(name).catch((error: NodeJS.ErrnoException) => {
      throw new Refusal(`${shown(name)}: ${reasons[error.code ?? ""] ?? shown(error.message)}`);
    });
    if (bytes.length > MOST_BYTES) {
      throw new Refusal(
        `${shown(name)}: A settlement file has ${MOST_BYTES / 1e6} MB at most. Look whether it is the right one.`,
      );
    }
    // Some editors begin a file with a byte order mark.
    const text = bytes.toString().replace(/^\ufeff/, "");
    try {
      return new JsonFile(name, text, parse(text, { mode: "json" }));
    } catch (error) {
      throw new Refusal(`${name}${whyNot(text, error as Error & { offset?: number })}`);
    }
  }

  /** "12:5", line and column of what a JSON Pointer leads to, or of what is nearest around it. */
  place(pointer: string): string {
    let node: ValueNode = this.#tree.body;
    for (const key of pointer.split("/").slice(1)) {
      const next = child(node, key.replaceAll("~1", "/").replaceAll("~0", "~"));
      if (!next) break;
      node = next;
    }
    return `${node.loc.start.line}:${node.loc.start.column}`;
  }

  /**
   * What reading the file as data hides: keys that stand twice in an object, of which the last would be kept, and whole
   * numbers that are not written in digits. The first hundred of them.
   */
  hidden(): Fault[] {
    const faults: Fault[] = [];
    collect(this.#text, this.#tree.body, "", faults, 0);
    return faults;
  }
}

const reasons: { [code: string]: string } = {
  ENOENT: "There is no such file. Look at how its name is written.",
  EISDIR: "This is a folder. Name a file in it.",
  EACCES: "This file may not be read. Ask its owner, or change its permissions.",
  ENAMETOOLONG: "No file can have so long a name. Shorten it.",
};

/** Where a text stops being JSON, and how. */
function whyNot(text: string, error: Error & { offset?: number }): string {
  const { message, offset } = error;
  if (error instanceof RangeError)
    return ": This is nested too deep to be a settlement file. Look whether it is the right one.";
  const at = /end of input/.test(message)
    ? text.length
    : (offset ?? Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN));
  if (Number.isNaN(at)) return `: This is not JSON. ${message}`;
  const lines = text.slice(0, at).split("\n");
  const what =
    at < text.length
      ? `${JSON.stringify(text.charAt(at))} is not expected here.`
      : "The text ends too early.";
  return `:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}: This is not JSON. ${what}`;
}

/** Far more than the core reads, with all that makes a file legible. To remember where everything stands takes long. */
const MOST_BYTES = 5e6;
/** As many as the core tells of. */
const MOST_FAULTS = 100;
/** Deeper than the core reads. */
const DEEPEST = 100;

function keyOf({ name }: MemberNode): string {
  return name.type === "String" ? name.value : name.name;
}

function child(node: ValueNode, key: string): ValueNode | undefined {
  if (node.type === "Array") return node.elements[Number(key)]?.value;
  // Of a key that stands twice, the last counts.
  if (node.type === "Object")
    return node.members.findLast((member) => keyOf(member) === key)?.value;
  return undefined;
}

function collect(
  text: string,
  node: ValueNode,
  path: string,
  faults: Fault[],
  depth: number,
): void {
  if (faults.length >= MOST_FAULTS || depth > DEEPEST) return;
  if (node.type === "Number") {
    const written = text.slice(node.loc.start.offset, node.loc.end.offset);
    if (Number.isSafeInteger(node.value) && !/^(-?[1-9]\d*|0)$/.test(written)) {
      const message = `Write a whole number in digits alone: ${BigInt(node.value)}.`;
      faults.push({ code: "bad-count", path, params: {}, message });
    }
  }
  if (node.type === "Array")
    node.elements.forEach(({ value }, index) => {
      collect(text, value, `${path}/${index}`, faults, depth + 1);
    });
  if (node.type !== "Object") return;
  const seen = new Set<string>();
  for (const member of node.members) {
    const key = keyOf(member);
    const at = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (seen.has(key) && faults.length < MOST_FAULTS) {
      const message = `"${shown(key)}" stands here twice. Remove one of them.`;
      faults.push({ code: "duplicate-id", path: at, params: { id: key }, message });
    }
    seen.add(key);
    collect(text, member.value, at, faults, depth + 1);
  }
}
