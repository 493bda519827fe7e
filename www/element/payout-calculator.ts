import {
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
  unsafeCSS,
} from "lit";
import { ProrataError } from "../core/error.js";
import type { Calculator, Estimate, Settlement } from "../core/index.js";
import {
  inheritedLanguage,
  type Language,
  type LaterPart,
  languageFor,
  loadWords,
} from "../explain/language.js";
import { payments } from "../explain/payments.js";
import { failure as failed, isClosed } from "../explain/status.js";
import { readTyped } from "../explain/typed.js";
import { claimsScale, movesPayments, workable } from "./claims.js";
import { faultSentence, withSentences } from "./faults.js";
import { inputKey, inputNow, plainInput } from "./input.js";
import { answer } from "./parts/answer.js";
import { announcementOf } from "./parts/condition.js";
import { division } from "./parts/division.js";
import { failure } from "./parts/failure.js";
import { settle, typedError } from "./parts/field.js";
import { heading } from "./parts/heading.js";
import { questions } from "./parts/questions.js";
import { dates, expected, notes, outcome } from "./parts/record.js";
import { section } from "./parts/text.js";
import { fetchSettlement, settlementAddress } from "./settlement-file.js";
import base from "./styles/base.css?inline";
import controls from "./styles/controls.css?inline";
import figures from "./styles/figures.css?inline";
import print from "./styles/print.css?inline";
import tables from "./styles/tables.css?inline";
import tokens from "./styles/tokens.css?inline";
import type { Actions, Foreseen, Problem, State, View } from "./view.js";

/** How long the claimant must pause before what comes of a change is read out. */
const sayAfter = 700;

/** What the claimant has told of one settlement: nothing at first. */
const untold = { answers: {}, typed: {}, stop: null, scenario: null };

/** What comes once, whatever the settlement. */
const unfetched = { words: null, working: null, outlookFailed: false, announcement: "" };

/** What is there before a settlement has been loaded. */
const unloaded = {
  settlement: null,
  calculator: null,
  base: null,
  scale: null,
  moves: null,
  asked: [],
  estimate: null,
  steps: [],
  problem: null,
  sentence: null,
  foreseen: null,
};

/**
 * `<payout-calculator settlement="tiktok-2022">`: what a class-action settlement is likely to pay the claimant.
 *
 * The published facts are shown as soon as the settlement's file is there; the arithmetic, which is WebAssembly,
 * follows. Nothing the claimant answers is stored or leaves the page.
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
  static override styles = [tokens, base, controls, figures, tables, print].map(unsafeCSS);

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

  #state: State = { ...unfetched, ...unloaded, ...untold };
  #content: TemplateResult | null = null;
  #sayTimer: ReturnType<typeof setTimeout> | undefined;
  #loading: AbortController | undefined;
  #language: Language | undefined;
  /** Settled once the words that are wanted now are there; it fails if there are none at all. */
  #spoken: Promise<void> = Promise.resolve();
  /** What has been fetched since, and speaks the language. */
  readonly #parts = new Set<LaterPart>();

  readonly #act: Actions = {
    answer: (question, value) => {
      const { [question]: _, ...others } = this.#state.answers;
      this.#try({ answers: value === undefined ? others : { ...others, [question]: value } });
    },
    type: (question, typed) => {
      const { words, typed: before } = this.#state;
      if (!words) return;
      const settled = settle(words, question, typed);
      this.#change({ typed: { ...before, [question.id]: settled } });
      const value = readTyped(question, typed.text, words.language);
      this.#act.answer(question.id, value ?? undefined);
      const error = typedError(words, question, settled);
      // Moving on takes the claimant's attention elsewhere, so what is wrong is read out.
      if (error) this.#say(error);
    },
    clear: () => {
      this.#work({ answers: {}, typed: {} });
      this.#say("");
      this.renderRoot.querySelector<HTMLElement>(".questions select, .questions input")?.focus();
    },
    move: (stop) => this.#try({ stop }),
    suppose: (scenario) => this.#try({ scenario }),
    foresee: (foreseen) => this.#change({ foreseen }),
    say: (text) => this.#say(text),
    sayLater: (text) => this.#sayLater(text),
    retry: () => void this.#load(),
  };

  constructor() {
    super();
    this.settlement = null;
  }

  /** The estimate on show; null while there is none. */
  get estimate(): Estimate | null {
    return this.#state.estimate;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#sayTimer);
    this.#unload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("lang") || !this.#language) this.#speak();
    if (changed.has("settlement")) {
      this.#change(untold);
      this.#say("");
      void this.#load();
    }
    this.#content = this.#draw();
  }

  protected override render(): TemplateResult {
    const { words, problem, announcement } = this.#state;
    if (!words) return html`<slot></slot>`;
    const failed = (problem: Problem) =>
      html`<div class="answer">${failure({ ...this.#state, words, act: this.#act }, problem)}</div>`;
    return html`
      <div class="calculator" lang=${words.language}>
        <p class="hidden" role="status">${announcement}</p>
        ${this.#content ?? html`${problem ? failed(problem) : nothing} <slot></slot>`}
      </div>`;
  }

  #change(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
    this.requestUpdate();
  }

  /** The settlement as far as it is known; null if there is nothing to show yet. */
  #draw(): TemplateResult | null {
    const { settlement, calculator } = this.#state;
    if (!this.#state.words || !settlement) return null;
    if (calculator) return all(this.#view());
    try {
      const asked = settlement.questions.filter(({ askIf }) => !askIf).map(({ id }) => id);
      return all(this.#view({ asked, scale: claimsScale(settlement, null) }));
    } catch (error) {
      // Nobody has checked the file: it may lack any part, or hold a date that is none. The calculator will say so.
      if (error instanceof TypeError || error instanceof RangeError) return null;
      throw error;
    }
  }

  /** What is drawn; only once there are words and a settlement. */
  #view(more: Partial<State> = {}): View {
    const state = { ...this.#state, ...more } as View;
    const scale = state.moves?.any === false ? null : state.scale;
    const stop = state.stop ?? scale?.own ?? 0;
    return { ...state, scale, stop, closed: isClosed(state.settlement), act: this.#act };
  }

  /** Sees to it that the element speaks the language that is wanted now. */
  #speak(): void {
    const language = this.lang ? languageFor(this.lang) : inheritedLanguage(this);
    if (language === this.#language) return;
    this.#language = language;
    this.#spoken = this.#learn(language);
    // Whether that fails is looked at where the words are needed.
    this.#spoken.catch(() => {});
  }

  /** Fetches the messages of a language; in their place those that are there already, or English, if they do not come. */
  async #learn(language: Language): Promise<void> {
    const words = await loadWords(language).catch(() => this.#state.words ?? loadWords("en"));
    for (const part of this.#parts) await words.learn(part);
    if (this.#language !== language) return this.#spoken;
    // What has been read out stays, unless it was in another language.
    if (words.language === this.#state.words?.language) return;
    this.#change({ words });
    this.#say("");
    void this.#translate();
  }

  /** Fetches the settlement's file, shows it, and starts the calculator on it. */
  async #load(): Promise<void> {
    this.#unload();
    const wanted = this.settlement;
    if (wanted === null || wanted === "") return;
    const loading = new AbortController();
    this.#loading = loading;
    const { signal } = loading;
    const core = import("../core/browser.js");
    // The module is fetched beside the file, not after it. Whether that fails is looked at below.
    core.then(({ preload }) => preload()).catch(() => {});
    let stage: Problem["stage"] = "file";
    try {
      const catalogue = new URL(PayoutCalculator.catalogue, document.baseURI);
      const settlement =
        typeof wanted === "string"
          ? await fetchSettlement(settlementAddress(wanted, catalogue), signal)
          : wanted;
      // Nothing can be shown without words: neither the file nor what is wrong with it.
      if (!this.#state.words) await this.#spoken;
      if (signal.aborted) return;
      this.#change({ settlement });
      stage = "core";
      const { Calculator, preload } = await core;
      await preload();
      if (signal.aborted) return;
      const calculator = Calculator.open(settlement);
      this.#change({ calculator });
      // Nobody is paid under it, so there is nothing to work out.
      if (failed(settlement)) return;
      stage = "estimate";
      const base = calculator.estimate();
      const scale = claimsScale(settlement, base);
      this.#work({ base, scale: scale && workable(calculator, scale) });
    } catch (error) {
      if (!signal.aborted) this.#fail(stage, error);
    }
  }

  #unload(): void {
    this.#loading?.abort();
    this.#state.calculator?.free();
    this.#change(unloaded);
  }

  /** Asks what to ask, and estimates: for the claimant if all is answered, else for everybody. */
  #work(changes: Partial<State>): void {
    this.#change(changes);
    const { calculator, answers } = this.#state;
    if (!calculator) return;
    try {
      this.#change({ asked: calculator.asked(answers) });
      const input = inputNow(this.#state);
      const estimate = calculator.estimate(input);
      this.#change({ estimate, steps: calculator.explain(input).steps, problem: null });
      this.#seeWhatMoves(calculator);
      void this.updateComplete.then(() => {
        // Another may have taken its place meanwhile.
        if (this.#state.estimate !== estimate) return;
        this.#tell("payout-estimate", estimate);
        void this.#fetchWorking();
        void this.#fetchOutlook();
      });
    } catch (error) {
      this.#fail("estimate", error);
    }
  }

  /** Looks, once for each plain input, whether it makes a difference how many claim. */
  #seeWhatMoves(calculator: Calculator): void {
    const { scale, moves } = this.#state;
    const input = inputKey(this.#state);
    if (!scale || moves?.input === input) return;
    const any = movesPayments(calculator, plainInput(this.#state), scale);
    this.#change({ moves: { input, any } });
  }

  /** Fetches the working and the receipts, which come after the first estimate. */
  async #fetchWorking(): Promise<void> {
    if (this.#parts.has("working")) return;
    const working = await this.#fetch("working", import("./parts/working.js"));
    if (working) this.#change({ working });
  }

  /** Fetches what says how sure the estimate is, once there is one for the claimant. */
  async #fetchOutlook(): Promise<void> {
    if (this.#parts.has("outlook") || !isPaid(this.#state)) return;
    const outlook = await this.#fetch("outlook", import("./payout-outlook.js"));
    outlook?.PayoutOutlook.define();
    this.#change({ outlookFailed: !outlook });
  }

  /** Waits for what comes later, and for its messages in the language that is spoken by then; null if they do not come. */
  async #fetch<Module>(part: LaterPart, coming: Promise<Module>): Promise<Module | null> {
    try {
      let { words } = this.#state;
      const [module] = await Promise.all([coming, words?.learn(part)]);
      while (words !== this.#state.words) {
        words = this.#state.words;
        await words?.learn(part);
      }
      this.#parts.add(part);
      return module;
    } catch {
      return null; // The next estimate tries again.
    }
  }

  #fail(stage: Problem["stage"], thrown: unknown): void {
    const coded = typeof (thrown as { code?: unknown } | null)?.code === "string";
    const error =
      coded || stage === "estimate"
        ? thrown
        : Object.assign(new Error(String(thrown), { cause: thrown }), {
            code: fallbackCodes[stage],
          });
    const problem = { stage, error };
    this.#change({ problem, sentence: null, estimate: null, steps: [] });
    void this.#report(problem);
  }

  /** Tells the host page of a problem once it is on show, unless something else has come meanwhile. */
  async #report(problem: Problem): Promise<void> {
    // If there are no words at all it never is, and the host page is told the more.
    await this.#spoken.catch(() => {});
    const [error] = await Promise.all([withSentences(problem.error), this.#translate()]);
    await this.updateComplete;
    if (this.#state.problem === problem) this.#tell("payout-error", { ...problem, error });
  }

  /** Has the fault that is on show said in the claimant's language. */
  async #translate(): Promise<void> {
    const { problem, words } = this.#state;
    if (!words || !(problem?.error instanceof ProrataError)) return;
    const { path } = problem.error;
    const sentence = await faultSentence(problem.error, words.language);
    if (this.#state.problem !== problem) return;
    // The language may have changed meanwhile.
    if (this.#state.words !== words) return this.#translate();
    this.#change({ sentence: `${path && `${path}: `}${sentence}` });
  }

  #tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }

  /** Works with what the claimant has changed, and has it read out after a pause. */
  #try(changes: Partial<State>): void {
    this.#work(changes);
    // As long as questions are open, an answer changes nothing that is worth reading out.
    if ("answers" in changes && !this.#state.estimate?.claimant) clearTimeout(this.#sayTimer);
    else
      this.#sayLater(() => {
        const { words, estimate } = this.#state;
        return words && estimate ? announcementOf(this.#view(), estimate) : "";
      });
  }

  /** Has something read out, in place of what was, or was to be. */
  #say(announcement: string): void {
    clearTimeout(this.#sayTimer);
    this.#change({ announcement });
  }

  /** Has something read out once the claimant pauses, and then once it is there. */
  #sayLater(text: () => string | undefined): void {
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => {
      const there = text();
      if (there === undefined) this.#sayLater(text);
      else this.#say(there);
    }, sayAfter);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "payout-calculator": PayoutCalculator;
  }
}

/** The whole element, for a settlement that is there. */
function all(view: View): TemplateResult {
  if (failed(view.settlement)) return facts(view);
  return html`
    ${heading(view)}
    <div class="desk">
      ${view.problem?.stage === "core" ? nothing : questions(view)} ${answer(view)}
    </div>
    ${outlook(view)} ${division(view)} ${outcome(view)} ${expected(view)} ${dates(view)} ${notes(view)} ${working(view)}`;
}

/** A settlement that has come to nothing: what happened, and no figure to rely on. */
function facts(view: View): TemplateResult {
  return html`
    ${heading(view)} ${view.problem ? html`<div class="desk">${answer(view)}</div>` : nothing}
    ${outcome(view)} ${expected(view)} ${dates(view)} ${notes(view)}`;
}

/** How sure a payment is: room for it until it has been fetched. */
function outlook(view: View): unknown {
  if (view.outlookFailed || !isPaid(view)) return nothing;
  const { move, foresee, say, sayLater } = view.act;
  return html`
    <payout-outlook
      class="outlook"
      .view=${view}
      @payout-move=${({ detail }: CustomEvent<number>) => move(detail)}
      @payout-foreseen=${({ detail }: CustomEvent<Foreseen>) => foresee(detail)}
      @payout-say=${({ detail }: CustomEvent<string>) => say(detail)}
      @payout-say-later=${({ detail }: CustomEvent<() => string>) => sayLater(detail)}
    ></payout-outlook>`;
}

/** Whether there is a payment of the claimant's. */
function isPaid({ problem, steps }: State): boolean {
  return !problem && payments(steps).length > 0;
}

/** Where the steps will be; they are drawn by what is fetched after the first estimate. */
function working(view: View): TemplateResult {
  const { words, estimate, problem } = view;
  const awaited = problem ? nothing : words.t("working.loading");
  const steps = estimate && view.working?.steps(view);
  return section(
    "working",
    words.t("working.title"),
    steps ?? html`<p class="awaited">${awaited}</p>`,
  );
}

const fallbackCodes = { file: "settlement-load-failed", core: "wasm-load-failed" } as const;
