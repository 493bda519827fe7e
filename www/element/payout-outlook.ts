import {
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
  unsafeCSS,
} from "lit";
import { readTyped } from "../explain/typed.js";
import { inputKey, inputNow, plainInput } from "./input.js";
import { settle, typedError } from "./parts/field.js";
import { chart } from "./parts/outlook/chart.js";
import { axis, drawsFor, type Figures, rowsOf, solve } from "./parts/outlook/figures.js";
import { Press } from "./parts/outlook/press.js";
import { Queue } from "./parts/outlook/queue.js";
import { drivers, range } from "./parts/outlook/range.js";
import { table } from "./parts/outlook/table.js";
import { amountQuestion, solution, whatIf } from "./parts/outlook/what-if.js";
import base from "./styles/base.css?inline";
import controls from "./styles/controls.css?inline";
import outlook from "./styles/outlook.css?inline";
import print from "./styles/print.css?inline";
import tables from "./styles/tables.css?inline";
import tokens from "./styles/tokens.css?inline";
import type { Foreseen, Typed, View } from "./view.js";

const untouched: Typed = { text: "", partial: false, left: false };
const unknown: Figures = { forecast: null, curve: null, rows: [], solved: null };

/** One of the figures: what it is made from, and how. Long work stops when the signal says so. */
interface Job {
  name: keyof Figures;
  key: string;
  work: (signal: AbortSignal) => Partial<Figures> | Promise<Partial<Figures>>;
}

/**
 * `<payout-outlook>`, the section "How sure is this?" of `<payout-calculator>`: the range, the curve, and what it would
 * take.
 *
 * The estimate is drawn first. What is here follows in tasks of its own, each only if what it is made from has changed;
 * until then what was there stays.
 *
 * @fires payout-foreseen - where the payment lies eight times in ten; `detail` is a `Foreseen`
 * @fires payout-move - when the claims are moved on the chart; `detail` is the stop of the slider
 * @fires payout-say - for what is to be read out; `detail` is the text
 * @fires payout-say-later - for what is to be read out after a pause; `detail` gives the text, undefined until it is there
 */
export class PayoutOutlook extends LitElement {
  static override styles = [tokens, base, controls, tables, outlook, print].map(unsafeCSS);

  static override properties = { view: { attribute: false } };

  /** Registers the element, unless the page has one of this name already. */
  static define(name = "payout-outlook"): void {
    if (!customElements.get(name)) customElements.define(name, PayoutOutlook);
  }

  /** What is estimated, for whom, and where the slider stands. Its words must have learnt those of the outlook. */
  declare view: View | null;

  #figures = unknown;
  /** What each figure was last made from, or is being made from. */
  readonly #done = new Map<keyof Figures, string>();
  readonly #queue = new Queue();
  /** What is being worked out. */
  #running: { job: Job; stop: AbortController } | null = null;
  readonly #press = new Press();
  #typed = untouched;

  constructor() {
    super();
    this.view = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#queue.replace([]);
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("view") || changed.get("view")?.calculator === this.view?.calculator) return;
    this.#figures = unknown;
    this.#typed = untouched;
    this.#stop();
    this.#done.clear();
  }

  /** The section; its heading alone until all has been worked out once, so that nothing of it moves. */
  protected override render(): TemplateResult {
    const { view } = this;
    if (!view) return html``;
    const ready = this.#done.has(view.scale ? "rows" : "forecast");
    return html`
      <section aria-labelledby="outlook-title">
        <h3 id="outlook-title">${view.words.t("outlook.title")}</h3>
        ${ready ? this.#content(view) : nothing}
      </section>`;
  }

  #content(view: View): TemplateResult {
    const { scale } = view;
    const { forecast, rows, solved } = this.#figures;
    const hand = { press: this.#press, move: (stop: number) => this.#tell("payout-move", stop) };
    const curve = scale && [chart(view, scale, this.#figures, hand), table(view, scale, rows)];
    return html`
      <div class="content">
        ${range(view, forecast)} ${curve}
        <div class="beside">
          ${whatIf(view, solved, this.#typed, (typed) => this.#type(view, typed))}
          ${drivers(view, forecast)}
        </div>
      </div>`;
  }

  protected override updated(): void {
    const jobs = this.view ? this.#jobs(this.view) : [];
    const { job } = this.#running ?? {};
    if (job && !jobs.some(({ name, key }) => name === job.name && key === job.key)) this.#stop();
    const due = jobs.filter(({ name, key }) => this.#done.get(name) !== key);
    this.#queue.replace(due.map((job) => () => this.#run(job)));
  }

  async #run(job: Job): Promise<void> {
    this.#done.set(job.name, job.key);
    const stop = new AbortController();
    this.#running = { job, stop };
    const made = await job.work(stop.signal);
    // What has been overtaken is not shown: it would come in the place of something newer.
    if (stop.signal.aborted) return;
    this.#running = null;
    this.#figures = { ...this.#figures, ...made };
    this.requestUpdate();
  }

  /** Stops what is being worked out. If it is wanted after all, it begins anew. */
  #stop(): void {
    const { job, stop } = this.#running ?? {};
    this.#running = null;
    if (job) this.#done.delete(job.name);
    stop?.abort();
  }

  /** All that can be worked out, the range first: the claimant looks there first. */
  #jobs(view: View): Job[] {
    const { scale, estimate, calculator, stop } = view;
    if (!estimate || !calculator) return [];
    const [plain, key] = [plainInput(view), inputKey(view)];
    const payment = this.#amount(view);
    const jobs: (Job | null)[] = [
      {
        name: "forecast",
        key: JSON.stringify(inputNow(view)),
        work: async (signal) => {
          const options = { draws: drawsFor(estimate) };
          const input = inputNow(view);
          const forecast = await calculator.forecast(input, options, { signal }).catch(() => null);
          if (signal.aborted) return {};
          const range = forecast && { low: forecast.payment.p10, high: forecast.payment.p90 };
          this.#tell("payout-foreseen", { input: key, range } satisfies Foreseen);
          return { forecast: forecast && { ...forecast, stop } };
        },
      },
      scale && {
        name: "curve",
        key,
        work: async (signal) => ({
          curve: await calculator.curve(plain, axis(scale), { signal }).catch(() => null),
        }),
      },
      scale && { name: "rows", key, work: () => ({ rows: rowsOf(calculator, plain, scale) }) },
      {
        name: "solved",
        key: `${payment} ${key}`,
        work: () => ({ solved: solve(calculator, plain, payment) }),
      },
    ];
    return jobs.filter((job) => job !== null);
  }

  /** Takes what stands in the field for the amount, and has read out what is wrong, or what it would take. */
  #type(view: View, typed: Typed): void {
    const { words } = view;
    const question = amountQuestion(words);
    this.#typed = settle(words, question, typed);
    this.requestUpdate();
    const error = typedError(words, question, this.#typed);
    if (error) this.#tell("payout-say", error);
    else if (this.#amount(view) !== null) this.#tell("payout-say-later", () => this.#answer());
  }

  /** What it would take, in words, once it has been worked out. */
  #answer(): string | undefined {
    const { view } = this;
    if (!view || !this.isConnected) return "";
    const { solved } = this.#figures;
    return (solved?.payment ?? null) === this.#amount(view) ? solution(view, solved) : undefined;
  }

  /** The amount in the field; null if there is none. */
  #amount({ words }: View): string | null {
    const { text } = this.#typed;
    return readTyped(amountQuestion(words), text, words.language) as string | null;
  }

  #tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "payout-outlook": PayoutOutlook;
  }
}
