import type { Estimate, EstimateInput } from "../core/generated/types.js";
import { type Calculator, createCalculator } from "../core/node.js";
import { type Language, loadWords } from "../explain/language.js";
import { failure } from "../explain/status.js";
import { insistOnAll, readAnswers, readClaims } from "./answers.js";
import { parse } from "./arguments.js";
import { faultsOf, list } from "./check.js";
import { JsonFile } from "./json-file.js";
import { printable, Refusal, shown } from "./refusal.js";
import { failedReport, report } from "./report.js";

const options = {
  answer: { type: "string", multiple: true, default: [] as string[] },
  "claims-rate": { type: "string" },
  claims: { type: "string", multiple: true, default: [] as string[] },
  scenario: { type: "string" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
} as const;

/** `prorata estimate FILE` */
export async function estimate(args: string[]): Promise<number> {
  const { values, positionals } = parse({ args, allowPositionals: true, options });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new Refusal("Name one settlement file: prorata estimate FILE");
  }
  const language = asLanguage(values.lang);
  const file = await JsonFile.open(name);
  const faults = await faultsOf(file);
  if (faults.length > 0) {
    process.stderr.write(printable(list(file, faults)));
    return 1;
  }
  const calculator = await createCalculator(file.data);
  const how = failure(calculator.settlement);
  // As data there is only that nothing is paid, which the estimate says.
  if (how && !values.json) {
    const told = { settlement: calculator.settlement, words: await loadWords(language) };
    process.stdout.write(printable(failedReport(told, how)));
    return 0;
  }
  const asked = input(calculator, values, language);
  const found = calculator.estimate(asked);
  insistOnEffect(calculator, asked, found);
  const { steps } = calculator.explain(asked);
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ ...found, steps }, null, 2)}\n`);
    return 0;
  }
  const words = await loadWords(language);
  await words.learn("working");
  const lines = report(
    { settlement: calculator.settlement, words },
    {
      estimate: found,
      steps,
      forecast: asked.answers ? calculator.forecast(asked) : null,
      plan: calculator.estimate(),
      stepsFor: (answers) => calculator.explain({ answers }).steps,
      asked: calculator.asked({}),
    },
  );
  process.stdout.write(printable(lines));
  return 0;
}

function asLanguage(text: string): Language {
  if (text === "en" || text === "es") return text;
  throw new Refusal(`There is no text in "${shown(text)}". Write --lang en or --lang es.`);
}

/** What the estimate is asked for. Without a single answer it is of the plan alone. */
function input(
  calculator: Calculator,
  values: {
    answer: readonly string[];
    "claims-rate"?: string;
    claims: readonly string[];
    scenario?: string;
  },
  language: Language,
): EstimateInput {
  const { answer, "claims-rate": claimsRate, claims, scenario } = values;
  const answers = readAnswers(calculator.questions, answer, language);
  if (answer.length > 0) insistOnAll(calculator, answers);
  const assumptions = {
    ...(claimsRate === undefined ? {} : { claimsRate }),
    ...(claims.length === 0 ? {} : { claims: readClaims(claims) }),
    ...(scenario === undefined ? {} : { scenario }),
  };
  return { ...(answer.length > 0 ? { answers } : {}), assumptions };
}

/** Refuses a number of claims that differs from the file's and pays nobody anything else: a slip in the group's id. */
function insistOnEffect(calculator: Calculator, asked: EstimateInput, found: Estimate): void {
  const { claims, ...assumptions } = asked.assumptions ?? {};
  for (const id of Object.keys(claims ?? {})) {
    const { [id]: _, ...others } = claims ?? {};
    const without = attempt(() =>
      calculator.estimate({ ...asked, assumptions: { ...assumptions, claims: others } }),
    );
    if (!without || counted(without) === counted(found) || paid(without) !== paid(found)) continue;
    throw new Refusal(
      `The claims of the group "${id}" change nothing here: no payment depends on them. Assume those of a group that is paid.`,
    );
  }
}

/** Without this number of claims the plan may not come out at all. */
function attempt(estimate: () => Estimate): Estimate | null {
  try {
    return estimate();
  } catch {
    return null;
  }
}

/** How many claim, to be compared. */
function counted({ claims }: Estimate): string {
  return JSON.stringify(claims.map(({ count, low, high }) => [count, low, high]));
}

/** What is paid, to be compared. */
function paid(estimate: Estimate): string {
  return JSON.stringify(estimate, (key, value) => (key === "claims" ? undefined : value));
}
