/** Why a command cannot be carried out: a sentence for the person at the keyboard. */
export class Refusal extends Error {}

/** Characters that a file could use to write over other lines of a terminal, or to turn text around. */
const unprintable = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

/** The text with every such character made visible. */
export function printable(text: string): string {
  return text.replace(unprintable, "\ufffd");
}
