/** Why a command cannot be carried out: a sentence for the person at the keyboard. */
export class Refusal extends Error {}

/** What somebody has written, in a message about it: no longer than it takes to know it again. */
export function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** Characters that a file could use to write over other lines of a terminal, or to turn text around. */
const unprintable = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Lines of a text, every such character in them made visible. */
export function printable(lines: readonly string[]): string {
  return `${lines.map((line) => line.replace(unprintable, "\ufffd")).join("\n")}\n`;
}
