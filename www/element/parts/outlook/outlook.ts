import {
  adoptStyles,
  html,
  type LitElement,
  nothing,
  type ReactiveController,
  supportsAdoptingStyleSheets,
  type TemplateResult,
} from "lit";
import type {
  Calculator,
  Curve,
  EstimateInput,
  Forecast,
  MoneyRange,
  Solution,
} from "../../../core/index.js";
import type { ClaimsScale } from "../../claims.js";
import type { Language, Words } from "../../language.js";
import { outlook as styles } from "../../styles/outlook.js";
import { readTyped } from "../../typed.js";
import type { Typed, View } from "../../view.js";
import { typedError } from "../questions.js";
import { chart } from "./chart.js";
import { axis, drawsFor, inputAt, inputNow, plainInput, roundValues } from "./figures.js";
import { Queue } from "./queue.js";
import { drivers, range } from "./range.js";
import { type Row, table } from "./table.js";
import { amountQuestion, solution, whatIf } from "./what-if.js";
import { loadOutlookWords } from "./words.js";

/** What the reader asked for, and what it would take. */
export type Solved = { payment: string } & ({ result: Solution } | { fault: string });

/** One of the things that are worked out, and what it is worked out from. */
interface Job {
  name: string;
  key: string;
  work: () => void;
}

/**
 * The section "How sure is this?": the range, the curve, and what it would take.
 *
 * The estimate is drawn first. What is here follows in tasks of its own, each only if what it is made from has changed;
 * until then what was there stays.
 */
export class Outlook implements ReactiveController {
  readonly #host: LitElement;
  readonly #queue = new Queue();
  #view: View | null = null;
  #language: Language;
  #calculator: Calculator | null = null;
  /** What each job was last done with. */
  #done = new Map<string, string>();

  /** The outlook's own messages. */
  said: Words;
  /** The forecast, what it was made from, and where the slider stood for it. */
  forecast: (Forecast & { plain: string; stop: number }) | null = null;
  curve: Curve | null = null;
  rows: readonly Row[] = [];
  typed: Typed = untouched;
  /** Where the chart was pressed, and whether that moves the claims. */
  pressed: { x: number; y: number; moving: boolean } | null = null;
  solved: Solved | null = null;

  /** An outlook for a calculator, once its words are there. */
  static async for(host: LitElement, language: Language): Promise<Outlook> {
    return new Outlook(host, language, await loadOutlookWords(language));
  }

  private constructor(host: LitElement, language: Language, words: Words) {
    this.#host = host;
    this.#language = language;
    this.said = words;
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [
      ...(supportsAdoptingStyleSheets ? elementStyles : []),
      styles,
    ]);
    host.addController(this);
  }

  /** The view that is drawn from; only while there is one. */
  get view(): View {
    return this.#view as View;
  }

  /**
   * Where the payment lies eight times in ten; undefined until that has been worked out, null if it cannot be. While
   * the slider moves it is that of a moment ago.
   */
  range(view: View): MoneyRange | null | undefined {
    if (view.calculator !== this.#calculator || !this.#done.has("forecast")) return undefined;
    if (!this.forecast) return null;
    const { plain, payment } = this.forecast;
    if (plain !== JSON.stringify(plainInput(view))) return undefined;
    return { low: payment.p10, high: payment.p90 };
  }

  /** The section; its heading alone until all has been worked out. */
  draw(view: View): TemplateResult {
    this.#view = view;
    if (view.calculator !== this.#calculator) this.#reset(view.calculator);
    if (this.#language !== view.words.language) void this.#speak(view.words.language);
    return html`
      <section class="outlook" aria-labelledby="outlook-title">
        <h3 id="outlook-title">${this.said.t("outlook.title")}</h3>
        ${this.#ready(view) ? this.#content(view) : nothing}
      </section>`;
  }

  /** Whether all has been worked out once: it is shown at once, so that nothing of it moves. */
  #ready({ scale }: View): boolean {
    return this.#done.has(scale ? "rows" : "forecast");
  }

  #content(view: View): TemplateResult {
    return html`
        <div class="content">
          ${range(this)} ${view.scale ? [chart(this, view.scale), table(this, view.scale)] : ""}
          <div class="beside">${whatIf(this)} ${drivers(this)}</div>
        </div>`;
  }

  /** Takes what stands in the field for the amount. */
  type(typed: Typed): void {
    const amount = this.#amount(typed.text);
    const shown = typed.left && amount !== null;
    this.typed = shown ? { ...typed, text: this.view.words.money(amount).replace("$", "") } : typed;
    this.#host.requestUpdate();
    const error = typedError(
      { words: this.view.words, typed: { "-what-if": this.typed } },
      amountQuestion(this),
    );
    if (error) this.view.act.say(error);
    else if (amount !== null) this.view.act.sayLater(() => this.#answer());
  }

  hostUpdate(): void {
    this.#view = null;
  }

  hostUpdated(): void {
    const view = this.#view;
    const jobs = view?.calculator ? this.#jobs(view, view.calculator) : [];
    this.#queue.replace(
      jobs
        .filter(({ name, key }) => this.#done.get(name) !== key)
        .map((job) => () => {
          this.#done.set(job.name, job.key);
          job.work();
          this.#host.requestUpdate();
        }),
    );
  }

  hostDisconnected(): void {
    this.#view = null;
    this.#queue.replace([]);
  }

  /** All that can be worked out, the range first: the reader looks there first. */
  #jobs(view: View, calculator: Calculator): Job[] {
    const { scale, estimate } = view;
    if (!estimate) return [];
    const [plain, now] = [plainInput(view), inputNow(view)];
    const key = JSON.stringify(plain);
    const jobs: Job[] = [
      {
        name: "forecast",
        key: JSON.stringify(now),
        work: () => {
          this.forecast = attempt(() => {
            const forecast = calculator.forecast(now, { draws: drawsFor(estimate) });
            return { ...forecast, plain: key, stop: view.stop };
          });
        },
      },
    ];
    if (scale)
      jobs.push(
        {
          name: "curve",
          key,
          work: () => {
            this.curve = attempt(() => calculator.curve(plain, axis(scale)));
          },
        },
        {
          name: "rows",
          key,
          work: () => {
            this.rows = rowsOf(calculator, plain, scale);
          },
        },
      );
    const payment = this.#amount(this.typed.text);
    jobs.push({
      name: "solve",
      key: `${payment} ${key}`,
      work: () => {
        this.solved = payment === null ? null : solve(calculator, plain, payment);
      },
    });
    return jobs;
  }

  #amount(text: string): string | null {
    return readTyped(amountQuestion(this), text) as string | null;
  }

  /** What it would take, in words, once it has been worked out. */
  #answer(): string | undefined {
    if (!this.#view) return "";
    const solved = this.solved?.payment ?? null;
    return solved === this.#amount(this.typed.text) ? solution(this) : undefined;
  }

  #reset(calculator: Calculator | null): void {
    this.#calculator = calculator;
    this.#done.clear();
    this.forecast = null;
    this.curve = null;
    this.rows = [];
    this.typed = untouched;
    this.solved = null;
  }

  async #speak(language: Language): Promise<void> {
    this.#language = language;
    const words = await loadOutlookWords(language).catch(() => this.said);
    if (this.#language !== language) return;
    this.said = words;
    this.#host.requestUpdate();
  }
}

const untouched: Typed = { text: "", partial: false, left: false };

/** The result, or null if there is none: no claims at some place of the range, say. The estimate says what is wrong. */
function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function rowsOf(calculator: Calculator, plain: EstimateInput, scale: ClaimsScale): Row[] {
  const mine = scale.stops[scale.own];
  return roundValues(scale).flatMap((value) => {
    const own = value === mine;
    const input = own ? plain : inputAt(plain, scale, value);
    const reader = attempt(() => calculator.estimate(input))?.reader;
    return reader ? [{ value, own, payment: reader.payment, range: reader.range }] : [];
  });
}

function solve(calculator: Calculator, input: EstimateInput, payment: string): Solved {
  try {
    return { payment, result: calculator.solve(input, { payment }) };
  } catch (error) {
    return { payment, fault: String((error as { code?: unknown }).code) };
  }
}
