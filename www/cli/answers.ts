import type { Answers, Calculator } from "../core/calculator.js";
import type { Answer, Question } from "../core/generated/types.js";
import type { Language } from "../explain/language.js";
import { readTyped } from "../explain/typed.js";
import { Refusal, shown } from "./refusal.js";

/** Answers from the command line, each read as its question wants it and the language writes it. */
export function readAnswers(
  questions: readonly Question[],
  given: readonly string[],
  language: Language,
): Answers {
  const answers: Answers = {};
  for (const pair of given) {
    const [id, text] = halves(pair) ?? [];
    if (id === undefined || text === undefined) {
      throw new Refusal(
        `"${shown(pair)}" is not an answer. Write QUESTION=ANSWER, such as state=IL.`,
      );
    }
    const question = questions.find((candidate) => candidate.id === id);
    if (!question) {
      const known = questions.map((candidate) => candidate.id).join(", ");
      throw new Refusal(
        `The file has no question "${shown(id)}". Name one of these: ${known || "–"}.`,
      );
    }
    if (Object.hasOwn(answers, id))
      throw new Refusal(`The question "${id}" is answered twice. Answer it once.`);
    const answer = readAnswer(question, text.trim(), language);
    if (answer === null) {
      throw new Refusal(`"${shown(text)}" does not answer "${id}". Write ${form(question)}.`);
    }
    answers[id] = answer;
  }
  return answers;
}

/** Numbers of claims from the command line. Which groups there are is for the core to say. */
export function readClaims(given: readonly string[]): { [group: string]: { count: number } } {
  const claims = new Map<string, { count: number }>();
  for (const pair of given) {
    const [id, text] = halves(pair) ?? [];
    const count = readTyped({ id: "claims", kind: "number", ask: { en: "" } }, text ?? "", "en");
    if (id === undefined || typeof count !== "number") {
      throw new Refusal(
        `"${shown(pair)}" is not a number of claims. Write GROUP=NUMBER, such as class=20000.`,
      );
    }
    if (claims.has(id))
      throw new Refusal(`The claims of the group "${shown(id)}" are given twice. Give them once.`);
    claims.set(id, { count });
  }
  return Object.fromEntries(claims);
}

/** What stands before and after the first equals sign. */
function halves(pair: string): [string, string] | null {
  const [, before, after] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  return before === undefined || after === undefined ? null : [before, after];
}

function readAnswer(question: Question, text: string, language: Language): Answer | null {
  switch (question.kind) {
    case "yes-no":
      return ["yes", "true"].includes(text) ? true : ["no", "false"].includes(text) ? false : null;
    case "choice":
      return question.options?.some(({ id }) => id === text) ? text : null;
    case "state":
      // Which codes there are is for the core to say.
      return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text === "none" ? text : null;
    default:
      return readTyped(question, text, language);
  }
}

/** How a question is answered. */
function form({ kind, options, most }: Question): string {
  switch (kind) {
    case "state":
      return "the postal code of a state, such as IL, or none for outside the United States";
    case "yes-no":
      return "yes or no";
    case "choice":
      return `one of ${options?.map(({ id }) => id).join(", ")}`;
    case "number":
      return most == null ? "a whole number" : `a whole number of at most ${most}`;
    case "date":
      return "a day, such as 2020-05-31";
    case "amount":
      return "an amount in dollars, such as 75.00";
  }
}

/** Insists that every question that matters is answered. */
export function insistOnAll(calculator: Calculator, answers: Answers): void {
  const open = calculator
    .asked(answers)
    .filter((id) => !Object.hasOwn(answers, id))
    .flatMap((id) => calculator.questions.filter((question) => question.id === id))
    .map((question) => `  --answer ${question.id}=...  ${question.ask.en} (${form(question)})`);
  if (open.length > 0)
    throw new Refusal(["These questions need an answer. Give one for each:", ...open].join("\n"));
}
