import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ProrataError } from "../core/error.js";
import type { Answer, Calculator, Estimate, Settlement } from "../core/index.js";
import { assumptionsAt, type ClaimsScale, claimsScale } from "./claims.js";
import { faultSentence, withSentences } from "./faults.js";
import {
  inheritedLanguage,
  type Language,
  languageFor,
  loadFirstWords,
  loadWords,
  type Words,
} from "./language.js";
import { claimDeadline } from "./names.js";
import { answer } from "./parts/answer.js";
import { announcement } from "./parts/condition.js";
import { division } from "./parts/division.js";
import { failure } from "./parts/failure.js";
import { heading } from "./parts/heading.js";
import { questions, typedError } from "./parts/questions.js";
import { dates, notes, outcome } from "./parts/record.js";
import { payments } from "./payments.js";
import { fetchSettlement, settlementAddress } from "./settlement-file.js";
import { base } from "./styles/base.js";
import { controls } from "./styles/controls.js";
import { figures } from "./styles/figures.js";
import { print } from "./styles/print.js";
import { tokens } from "./styles/tokens.js";
import { readTyped } from "./typed.js";
import type { Actions, Answers, Problem, Typed, View } from "./view.js";

/** Statuses in which nobody can claim any more. */
const closedStatuses = ["claims-closed", "paying", "paid"];
/** How long the reader must pause before what comes of a change is read out. */
const sayAfter = 700;

/**
 * `<payout-calculator settlement="tiktok-2022">`: what a class-action settlement is likely to pay the reader.
 *
 * The published facts are shown as soon as the settlement's file is there; the arithmetic, which is WebAssembly,
 * follows. Nothing the reader answers is stored or leaves the page.
 *
 * @fires payout-estimate - once a new estimate is on show; `detail` is the `Estimate`
 * @fires payout-error - when the file, the calculator or an estimate fails; `detail` is `{ stage, error }`
 * @cssproperty --payout-accent - buttons, links, the slider and the payments in the bar
 * @cssproperty --payout-on-accent - text on the accent colour
 * @cssproperty --payout-paper - background
 * @cssproperty --payout-panel - background of the answer
 * @cssproperty --payout-ink - text
 * @cssproperty --payout-muted - hints and notes; at least 4.5:1 against both backgrounds
 * @cssproperty --payout-rule - lines between rows
 * @cssproperty --payout-edge - outlines of what can be pressed; at least 3:1 against both backgrounds
 * @cssproperty --payout-font-display - headings and the amount
 * @cssproperty --payout-font-text - everything else
 * @slot - shown until the settlement is loaded, and if it cannot be
 */
export class PayoutCalculator extends LitElement {
  static override styles = [tokens, base, controls, figures, print];

  static override properties = {
    settlement: {},
    lang: { reflect: true },
  };

  /** Where the files of catalogue settlements are; seen from the page unless it is a whole address. */
  static catalogue: string | URL = "settlements/";

  /** Registers the element, unless the page has one of this name already. */
  static define(name = "payout-calculator"): void {
    if (!customElements.get(name)) customElements.define(name, PayoutCalculator);
  }

  /** A settlement, or the catalogue id ("tiktok-2022") or address of its file. */
  declare settlement: Settlement | string | null;

  #words: Words | null = null;
  #wordsWanted: Language | null = null;
  /** Settled once the words that are wanted now are there; it fails if there are none at all. */
  #spoken: Promise<void> = Promise.resolve();
  #file: Settlement | null = null;
  #scale: ClaimsScale | null = null;
  #calculator: Calculator | null = null;
  #problem: Problem | null = null;
  #answers: Answers = {};
  #typed: { [question: string]: Typed } = {};
  #asked: readonly string[] = [];
  #stop: number | null = null;
  #scenario: string | null = null;
  #working: View["working"] = null;
  #outlook: View["outlook"] = null;
  #ahead = false;
  #estimate: Estimate | null = null;
  #base: Estimate | null = null;
  #loading: AbortController | null = null;
  #announcement = "";
  #sayTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #act: Actions = {
    answer: (question, value) => {
      const { [question]: _, ...others } = this.#answers;
      this.#answers = value === undefined ? others : { ...others, [question]: value };
      this.#work();
      // As long as questions are open, nothing has changed that is worth reading out.
      if (this.#estimate?.reader) this.#sayEstimate();
      else clearTimeout(this.#sayTimer);
    },
    type: (question, typed) => {
      const { id } = question;
      const value = readTyped(question, typed.text);
      // Shows how an amount was understood, once it is there.
      const shown = typed.left && question.kind === "amount" && value !== null && this.#words;
      const text = shown ? shown.money(String(value)).replace("$", "") : typed.text;
      this.#typed = { ...this.#typed, [id]: { ...typed, text } };
      this.#act.answer(id, value ?? undefined);
      const error = this.#words && typedError({ words: this.#words, typed: this.#typed }, question);
      // Moving on takes the reader's attention elsewhere, so what is wrong is read out.
      if (error) this.#say(error);
    },
    clear: () => {
      this.#answers = {};
      this.#typed = {};
      this.#say("");
      this.#work();
      this.renderRoot.querySelector<HTMLElement>(".questions select, .questions input")?.focus();
    },
    move: (stop) => {
      this.#stop = stop;
      this.#work();
      this.#sayEstimate();
    },
    suppose: (scenario) => {
      this.#scenario = scenario;
      this.#work();
      this.#sayEstimate();
    },
    say: (text) => this.#say(text),
    sayLater: (text) => this.#sayLater(text),
    retry: () => {
      void this.#load();
    },
  };

  constructor() {
    super();
    this.settlement = null;
  }

  /** The estimate on show; null while there is none. */
  get estimate(): Estimate | null {
    return this.#estimate;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
    clearTimeout(this.#sayTimer);
    this.#release();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("lang") || this.#wordsWanted === null) this.#speak();
    if (changed.has("settlement")) {
      this.#answers = {};
      this.#typed = {};
      this.#stop = null;
      this.#scenario = null;
      this.#say("");
      void this.#load();
    }
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (!words) return html`<slot></slot>`;
    const status = html`<p class="hidden" role="status">${this.#announcement}</p>`;
    return html`<div class="calculator" lang=${words.language}>${status} ${this.#content(words)}</div>`;
  }

  #content(words: Words): TemplateResult {
    try {
      if (this.#file) return all(this.#view(this.#file, words));
    } catch (error) {
      // A settlement that the host page hands in may lack anything. What is wrong with it the calculator says best.
      if (this.#calculator) this.#problem ??= { stage: "core", error };
    }
    const problem = this.#problem;
    return html`${problem ? html`<div class="answer">${failure({ words, act: this.#act }, problem)}</div>` : nothing}
      <slot></slot>`;
  }

  #view(settlement: Settlement, words: Words): View {
    const now = today();
    const deadline = claimDeadline(settlement);
    return {
      settlement,
      words,
      closed:
        closedStatuses.includes(settlement.status) ||
        (deadline !== undefined && isPast(deadline, now)),
      calculator: this.#calculator,
      answers: this.#answers,
      typed: this.#typed,
      asked: this.#asked,
      estimate: this.#estimate,
      base: this.#base,
      scale: this.#scale,
      stop: this.#stop ?? this.#scale?.own ?? 0,
      scenario: this.#scenario,
      problem: this.#problem,
      working: this.#working,
      outlook: this.#outlook,
      act: this.#act,
    };
  }

  /** Sees to it that the element speaks the language that is wanted now. */
  #speak(): void {
    const language = this.lang ? languageFor(this.lang) : inheritedLanguage(this);
    if (language === this.#wordsWanted) return;
    this.#wordsWanted = language;
    this.#spoken = this.#learn(language);
    // Whether that fails is looked at where the words are needed.
    this.#spoken.catch(() => {});
  }

  /** Fetches the messages of a language; in their place those that are there already, or English, if they do not come. */
  async #learn(language: Language): Promise<void> {
    const load = this.#working ? loadWords : loadFirstWords;
    const words = await load(language).catch(() => this.#words ?? load("en"));
    if (this.#wordsWanted !== language) return this.#spoken;
    // The working may have come meanwhile, and needs all words.
    if (this.#working && load === loadFirstWords) return this.#learn(language);
    // What has been read out stays, unless it was in another language.
    if (words.language === this.#words?.language) return;
    this.#words = words;
    this.#say("");
    void this.#translate();
  }

  /** Fetches the settlement's file, shows it, and starts the calculator on it. */
  async #load(): Promise<void> {
    this.#loading?.abort();
    this.#release();
    this.#file = null;
    this.#problem = null;
    const wanted = this.settlement;
    if (wanted === null || wanted === "") {
      this.requestUpdate();
      return;
    }
    const loading = new AbortController();
    this.#loading = loading;
    const core = import("../core/browser.js");
    // The module is fetched beside the file, not after it. Whether that fails is looked at below.
    core.then(({ preload }) => preload()).catch(() => {});
    let stage: Problem["stage"] = "file";
    try {
      const file =
        typeof wanted === "string"
          ? await fetchSettlement(
              settlementAddress(wanted, new URL(PayoutCalculator.catalogue, document.baseURI)),
              loading.signal,
            )
          : wanted;
      // Nothing can be shown without words: neither the file nor what is wrong with it.
      if (!this.#words) await this.#spoken;
      if (loading.signal.aborted) return;
      stage = "core";
      this.#open(file);
      const { Calculator, preload } = await core;
      await preload();
      if (loading.signal.aborted) return;
      const calculator = Calculator.open(file);
      this.#calculator = calculator;
      stage = "estimate";
      this.#base = calculator.estimate();
      this.#scale = claimsScale(file, this.#base);
      this.#work();
    } catch (error) {
      if (!loading.signal.aborted) this.#fail(stage, error);
    }
  }

  /** Shows a settlement that has not been checked yet. */
  #open(file: Settlement): void {
    this.#file = file;
    this.#scale = null;
    this.#asked = [];
    this.requestUpdate();
    try {
      this.#scale = claimsScale(file, null);
      this.#asked = file.questions.filter((question) => !question.askIf).map(({ id }) => id);
    } catch {
      // Something is missing; the calculator will say what.
    }
  }

  /** Asks what to ask, and estimates: for the reader if all is answered, else for everybody. */
  #work(): void {
    const calculator = this.#calculator;
    this.requestUpdate();
    if (!calculator) return;
    try {
      this.#asked = calculator.asked(this.#answers);
      const given = this.#asked.filter((id) => Object.hasOwn(this.#answers, id));
      const answers = Object.fromEntries(given.map((id) => [id, this.#answers[id] as Answer]));
      const claims = assumptionsAt(this.#scale, this.#stop);
      const scenario = this.#scenario === null ? undefined : { scenario: this.#scenario };
      const estimate = calculator.estimate({
        ...(given.length === this.#asked.length ? { answers } : {}),
        assumptions: { ...claims, ...scenario },
      });
      this.#estimate = estimate;
      this.#problem = null;
      void this.updateComplete.then(() => {
        // Another may have taken its place meanwhile.
        if (this.#estimate !== estimate) return;
        this.#tell("payout-estimate", estimate);
        void this.#explain();
        if (isPaid(estimate)) void this.#lookAhead();
      });
    } catch (error) {
      this.#fail("estimate", error);
    }
  }

  /** Fetches the working and the receipts, which come after the first estimate. */
  async #explain(): Promise<void> {
    const language = this.#words?.language;
    if (this.#working || !language) return;
    try {
      const [working, words] = await Promise.all([
        import("./parts/working.js"),
        loadWords(language),
      ]);
      // The language may have changed meanwhile.
      if (this.#words?.language !== language) return this.#explain();
      this.#working = working;
      this.#words = words;
      this.requestUpdate();
    } catch {
      // The next estimate tries again.
    }
  }

  /** Fetches what says how sure the estimate is, once there is one for the reader. */
  async #lookAhead(): Promise<void> {
    const words = this.#words;
    if (!words || this.#ahead) return;
    this.#ahead = true;
    try {
      const { Outlook } = await import("./parts/outlook/outlook.js");
      this.#outlook = await Outlook.for(this, words.language);
    } catch {
      // The next estimate tries again; no room is kept for what may never come.
      this.#outlook = { draw: () => nothing, range: () => null };
      this.#ahead = false;
    }
    this.requestUpdate();
  }

  #fail(stage: Problem["stage"], error: unknown): void {
    const coded = typeof (error as { code?: unknown } | null)?.code === "string";
    const problem: Problem = {
      stage,
      error:
        coded || stage === "estimate"
          ? error
          : Object.assign(new Error(String(error), { cause: error }), {
              code: fallbackCodes[stage],
            }),
    };
    this.#problem = problem;
    this.#estimate = null;
    this.requestUpdate();
    void this.#report(problem);
  }

  /** Tells the host page of a problem once it is on show, unless something else has come meanwhile. */
  async #report(problem: Problem): Promise<void> {
    // If there are no words at all it never is, and the host page is told the more.
    await this.#spoken.catch(() => {});
    const [error] = await Promise.all([withSentences(problem.error), this.#translate()]);
    await this.updateComplete;
    if (this.#problem === problem) this.#tell("payout-error", { stage: problem.stage, error });
  }

  /** Has the fault that is on show said in the reader's language. */
  async #translate(): Promise<void> {
    const [problem, words] = [this.#problem, this.#words];
    if (!problem || !words || !(problem.error instanceof ProrataError)) return;
    const sentence = await faultSentence(problem.error, words.language);
    if (this.#problem !== problem) return;
    // The language may have changed meanwhile.
    if (this.#words?.language !== words.language) return this.#translate();
    const { path } = problem.error;
    problem.sentence = `${path && `${path}: `}${sentence}`;
    this.requestUpdate();
  }

  #release(): void {
    this.#calculator?.free();
    this.#calculator = null;
    this.#estimate = null;
    this.#base = null;
  }

  #tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }

  /** Has something read out, in place of what was, or was to be. */
  #say(text: string): void {
    clearTimeout(this.#sayTimer);
    this.#announcement = text;
    this.requestUpdate();
  }

  /** Has something read out once the reader pauses, and then once it is there. */
  #sayLater(text: () => string | undefined): void {
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => {
      const there = text();
      if (there === undefined) this.#sayLater(text);
      else this.#say(there);
    }, sayAfter);
  }

  /** Has the newest estimate read out once the reader pauses. */
  #sayEstimate(): void {
    this.#sayLater(() =>
      this.#estimate && this.#file && this.#words
        ? announcement(this.#view(this.#file, this.#words), this.#estimate)
        : "",
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "payout-calculator": PayoutCalculator;
  }
}

/** The whole element, for a settlement that is there. */
function all(view: View): TemplateResult {
  return html`
    ${heading(view)}
    <div class="desk">
      ${view.problem?.stage === "core" ? nothing : questions(view)} ${answer(view)}
    </div>
    ${outlook(view)} ${division(view)} ${outcome(view)} ${dates(view)} ${notes(view)} ${working(view)}`;
}

/** Where it will say how sure a payment is; drawn by what is fetched once there is one. */
function outlook(view: View): unknown {
  const { estimate, problem } = view;
  if (problem || !isPaid(estimate)) return nothing;
  return view.outlook?.draw(view) ?? html`<section class="outlook"></section>`;
}

/** Whether there is a payment of the reader's. */
function isPaid(estimate: Estimate | null): boolean {
  return estimate !== null && payments(estimate).length > 0;
}

/** Where the steps will be; they are drawn by what is fetched after the first estimate. */
function working(view: View): TemplateResult {
  const { words, estimate, problem } = view;
  return html`
    <section class="working" aria-labelledby="working-title">
      <h3 id="working-title">${words.t("working.title")}</h3>
      <div class="content">
        ${
          view.working && estimate
            ? view.working.steps(view, estimate)
            : html`<p class="awaited">${problem ? nothing : words.t("working.loading")}</p>`
        }
      </div>
    </section>`;
}

const fallbackCodes = { file: "settlement-load-failed", core: "wasm-load-failed" } as const;

/** Today where the reader is: deadlines are days, not moments. */
function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether the day, month or year `date` is over. */
function isPast(date: string, now: string): boolean {
  return now.slice(0, date.length) > date;
}
