// What the tests of the page share: the built site with a hand on its WebAssembly, and short ways into the element.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { createCalculator } from "prorata";
import { root } from "../../scripts/lib/run.mjs";
import { serve } from "../../scripts/serve.mjs";

/** @typedef {import("./driver.mjs").Browser} Browser */

/**
 * Serves dist/site as it is, headers included, but lets a test hold the WebAssembly back or refuse it, and notes what
 * was asked for. Nothing is cached, so that each visit is a first one.
 *
 * @param extra further files, by their path
 */
export async function serveSite(
  extra = /** @type {Record<string, [type: string, body: string]>} */ ({}),
) {
  const built = await serve(join(root, "dist/site"));
  /** @type {string[]} */
  const requests = [];
  /** @type {RegExp | undefined} */
  let refused;
  /** What is held back. @type {Set<{ pattern: RegExp, released: Promise<void>, release: () => void }>} */
  const holds = new Set();
  const release = () => {
    for (const held of holds) held.release();
  };

  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    requests.push(path);
    const file = path.split("?")[0] ?? "";
    const held = [...holds].filter(({ pattern }) => pattern.test(file));
    await Promise.all(held.map(({ released }) => released));
    if (refused?.test(path)) {
      response.writeHead(403).end();
      return;
    }
    const original = await fetch(new URL(path, built.url));
    const headers = { ...Object.fromEntries(original.headers), "cache-control": "no-store" };
    const own = extra[path];
    if (own) {
      response.writeHead(200, { ...headers, "content-type": own[0] }).end(own[1]);
      await original.body?.cancel();
      return;
    }
    response.writeHead(original.status, headers).end(Buffer.from(await original.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    url: `http://127.0.0.1:${port}/`,
    /** Paths in the order in which they were asked for. */
    requests,
    /** From now on the WebAssembly, or whatever else matches, does not come until it is released: by what is given back, or with all else. */
    hold(pattern = /\.wasm$/) {
      let resolved = () => {};
      /** @type {Promise<void>} */
      const released = new Promise((resolve) => {
        resolved = resolve;
      });
      const held = {
        pattern,
        released,
        release() {
          holds.delete(held);
          resolved();
        },
      };
      holds.add(held);
      return held.release;
    },
    release,
    /** From now on what matches gets no answer but 403. @param {RegExp} [pattern] */
    refuse(pattern) {
      refused = pattern;
    },
    async close() {
      release();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await built.close();
    },
  };
}

/** Waits until the settlement's facts are on show. @param {Browser} browser */
export const factsShown = (browser) =>
  browser.waitFor(
    () => document.querySelector("payout-calculator")?.shadowRoot?.querySelector("h2") != null,
  );

/** Waits until there is an estimate. @param {Browser} browser */
export const ready = (browser) =>
  browser.waitFor(
    () => /** @type {any} */ (document.querySelector("payout-calculator"))?.estimate != null,
  );

/** Waits until there are an estimate and its working. @param {Browser} browser */
export const worked = (browser) =>
  browser.waitFor(
    () =>
      document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".working li") != null,
  );

/** The element's estimate as it is. @param {Browser} browser @returns {Promise<any>} */
export const estimate = (browser) =>
  browser.evaluate(
    () => /** @type {any} */ (document.querySelector("payout-calculator"))?.estimate ?? null,
  );

/**
 * The visible text of a part of the element, with single spaces; null if the part is not there.
 *
 * @param {Browser} browser
 * @param {string} selector " >> " in it leads into a shadow root
 * @returns {Promise<string | null>}
 */
export const text = (browser, selector) =>
  browser.evaluate((selector) => {
    /** @type {HTMLElement | null | undefined} */
    let part = document.querySelector("payout-calculator");
    for (const step of selector.split(" >> "))
      part = /** @type {HTMLElement | null} */ (part?.shadowRoot?.querySelector(step));
    // What is rendered: hidden text and the space between table cells are as a reader meets them.
    // biome-ignore lint/performance/useDomNodeTextContent: see above
    return part?.innerText.replace(/\s+/g, " ").trim() ?? null;
  }, selector);

/** Chooses a state. @param {Browser} browser @param {string} code */
export async function chooseState(browser, code) {
  await browser.evaluate((code) => {
    const host = document.querySelector("payout-calculator");
    const select = host?.shadowRoot?.querySelector("select");
    if (!select) throw new Error("There is no state picker");
    select.value = code;
    if (select.value !== code) throw new Error(`There is no state ${code}`);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, code);
}

/** Clicks yes, no or the option of an id. @param {Browser} browser @param {string} question @param {boolean | string} answer */
export async function choose(browser, question, answer) {
  const value = typeof answer === "string" ? answer : answer ? "yes" : "no";
  const radio = `input[name="${question}"][value="${value}"]`;
  await browser.waitFor(
    (radio) =>
      document.querySelector("payout-calculator")?.shadowRoot?.querySelector(radio) != null,
    radio,
  );
  await browser.click(`payout-calculator >> ${radio}`);
}

/**
 * Fills a field in, or chooses from a list, and leaves it.
 *
 * @param {Browser} browser
 * @param {string} question
 * @param {string} text
 * @param {"payout-outlook"} [inner] where the field is, if not among the questions
 */
export async function fill(browser, question, text, inner) {
  const id = `#q-${question}`;
  await browser.waitFor(
    (id, inner) => {
      const root = document.querySelector("payout-calculator")?.shadowRoot;
      return (inner ? root?.querySelector(inner)?.shadowRoot : root)?.querySelector(id) != null;
    },
    id,
    inner,
  );
  await browser.evaluate(
    (id, text, inner) => {
      const outer = document.querySelector("payout-calculator");
      const host = inner ? outer?.shadowRoot?.querySelector(inner) : outer;
      const field = /** @type {HTMLInputElement} */ (host?.shadowRoot?.querySelector(id));
      field.value = text;
      for (const type of ["input", "change"])
        field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    id,
    text,
    inner,
  );
}

/** Waits for an estimate for the claimant, and gives it. @param {Browser} browser */
export async function claimantEstimate(browser) {
  await browser.waitFor(
    () => /** @type {any} */ (document.querySelector("payout-calculator")).estimate?.claimant,
  );
  return estimate(browser);
}

/**
 * The working of an estimate, asked for here: the page shows it, and tells no more than the estimate.
 *
 * @param {string} id of a settlement of the catalogue
 * @param {Record<string, string | boolean>} answers
 */
export async function stepsOf(id, answers) {
  const file = await readFile(join(root, `settlements/${id}.json`), "utf8");
  const calculator = await createCalculator(JSON.parse(file));
  const { steps } = calculator.explain({ answers });
  calculator.free();
  return steps;
}

/** Answers TikTok's questions as somebody who made videos in Illinois. @param {Browser} browser */
export async function answerAsIllinois(browser) {
  await chooseState(browser, "IL");
  await choose(browser, "usedBefore", true);
  await choose(browser, "createdInIllinois", true);
  await browser.waitFor(
    () =>
      /** @type {any} */ (document.querySelector("payout-calculator")).estimate?.claimant?.groups
        .length === 2,
  );
}

/** Moves the claims slider to its end by a stop's index, as a pointer would. @param {Browser} browser @param {"first" | "last"} end */
export const slideTo = (browser, end) =>
  browser.evaluate((end) => {
    const host = document.querySelector("payout-calculator");
    const slider = /** @type {HTMLInputElement | null} */ (
      host?.shadowRoot?.querySelector("#claims")
    );
    if (!slider) throw new Error("There is no slider");
    slider.value = end === "first" ? slider.min : slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, end);

/** Where the keyboard is: the id, else the name, of the focused part of the element, or of the page. @param {Browser} browser */
export const focused = (browser) =>
  browser.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.id || active?.getAttribute("name") || active?.tagName || "";
  });

/** Presses Tab until the keyboard is at `target`. @param {Browser} browser @param {string} target */
export async function tabTo(browser, target) {
  /** @type {string[]} */
  const passed = [];
  while (passed.length < 60) {
    const at = await focused(browser);
    if (at === target) return;
    passed.push(at);
    await browser.press("Tab");
  }
  throw new Error(`Tab never came to ${target}, only to ${[...new Set(passed)].join(", ")}`);
}

/**
 * Does something in the page and gives the `detail` of the event that follows on the document, and what was on show
 * when it came; null after 15 s.
 *
 * @param {Browser} browser
 * @param {"payout-estimate" | "payout-error"} type
 * @param {() => Promise<void>} act
 * @returns {Promise<any>}
 */
export async function eventAfter(browser, type, act) {
  await browser.evaluate((type) => {
    /** @type {any} */ (globalThis).heardByTest = new Promise((resolve) => {
      const hear = (/** @type {any} */ event) => {
        const part = (/** @type {string} */ selector) =>
          event.target.shadowRoot.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim();
        const shown = { questions: part(".questions h3"), failure: part(".failure") };
        resolve({ event, shown });
      };
      document.addEventListener(type, hear, { once: true });
      setTimeout(() => resolve(null), 15_000);
    });
  }, type);
  await act();
  return browser.evaluate(async () => {
    const heard = await /** @type {any} */ (globalThis).heardByTest;
    if (!heard) return null;
    const { shown, event } = heard;
    const { composed, bubbles, detail } = event;
    const { stage, error, settlement } = detail;
    const { name, code, message } = error ?? {};
    return { shown, composed, bubbles, stage, name, code, message, settlement };
  });
}

/** Cents of an amount of money. @param {string} money */
export const cents = (money) => BigInt(money.replace(".", ""));

/**
 * Begins to count requests anew. The page of the test before may still be about to ask for what comes late, so it is left
 * first.
 *
 * @param {import("./driver.mjs").Browser} browser
 * @param {{ requests: string[] }} site
 */
export async function countAnew(browser, site) {
  await browser.goto("about:blank");
  site.requests.length = 0;
}
