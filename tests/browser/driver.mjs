// One small interface over three browser engines, so that a test is written once:
//
//   forEachEngine("the page", (open) => {
//     test("says so", async () => {
//       const browser = await open({ dark: true });
//       ...
//     });
//   });
//
// Each test file runs in every engine found. A missing engine is skipped on a developer's machine and is an error
// where CI=true. Nothing is ever downloaded.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { chromium, firefox } from "./puppeteer.mjs";
import { webkit } from "./webkit.mjs";

export { chromium, firefox, webkit };

/**
 * @typedef {object} Options
 * @property {boolean} [dark] ask for the dark colour scheme
 *
 * @typedef {object} Browser one window with one tab
 * @property {(url: string, until?: "load" | "domcontentloaded") => Promise<void>} goto opens an address and waits for its
 *   load event; in Chromium and Firefox, if that is asked for, only until it has been parsed
 * @property {<T>(fn: (...args: any[]) => T, ...args: any[]) => Promise<Awaited<T>>} evaluate runs a function in the
 *   page; its arguments and its result cross as JSON, a promise is awaited
 * @property {(fn: (...args: any[]) => unknown, ...args: any[]) => Promise<void>} waitFor waits until the function
 *   gives something truthy, so it is called any number of times; gives up after 20 seconds
 * @property {(...keys: string[]) => Promise<void>} press presses keys one after the other: "a", "Tab", "Shift+Tab"
 * @property {(selector: string) => Promise<void>} click scrolls to an element and clicks its centre; " >> " in the
 *   selector steps into an open shadow root
 * @property {(selector: string, from: number, to: number) => Promise<void>} drag scrolls to an element and draws the
 *   mouse across it at half its height, from one part of its width to another: 0 is its left edge, 1 its right one
 * @property {(width: number, height: number) => Promise<void>} setViewport in CSS pixels; WebKit's window gets no
 *   narrower than about 450
 * @property {(path: string) => Promise<void>} screenshot writes what is in view as PNG
 * @property {() => Promise<string[]>} errors what the page has logged as an error so far, uncaught exceptions and
 *   breaches of its content security policy included; in WebKit only what came after the last load event
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} needs the Debian packages that bring it
 * @property {string[]} programs what must be there
 * @property {(options: Options) => Promise<Omit<Browser, "waitFor" | "click" | "drag"> & { clickAt: (x: number, y: number) => Promise<void>,
 *   dragFrom: (x: number, y: number, toX: number) => Promise<void> }>} launch
 */

/** @type {Engine[]} */
export const engines = [chromium, firefox, webkit];

/** @param {Engine} engine */
export const missing = (engine) => engine.programs.filter((program) => !existsSync(program));

/**
 * Registers a suite of tests for each engine.
 *
 * @param {string} title
 * @param {(open: (options?: Options) => Promise<Browser>, engine: Engine) => void} suite
 */
export function forEachEngine(title, suite) {
  for (const engine of engines) {
    const absent = missing(engine);
    const why = `${absent.join(" and ")} not found; Debian packages: ${engine.needs}`;
    describe(`${title}, ${engine.name}`, { timeout: 300_000 }, () => {
      if (absent.length === 0) suite((options) => openIn(engine, options), engine);
      else if (process.env.CI === "true") test("is installed", () => assert.fail(why));
      else test("is installed", { skip: why }, () => {});
    });
  }
}

/**
 * Opens one engine.
 *
 * @param {Engine} engine
 * @param {Options} [options]
 * @returns {Promise<Browser>}
 */
export async function openIn(engine, options = {}) {
  const { clickAt, dragFrom, ...browser } = await engine.launch(options);
  return {
    ...browser,
    async waitFor(fn, ...args) {
      const giveUp = Date.now() + 20_000;
      for (;;) {
        const held = await browser.evaluate(fn, ...args).catch((error) => {
          // WebKit's driver now and then loses an answer. Here it may ask again, since waiting changes nothing.
          if (!/Could not parse script result/.test(String(error)) || Date.now() > giveUp)
            throw error;
        });
        if (held) return;
        if (Date.now() > giveUp) throw new Error(`Waited 20 s in vain for ${fn}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async click(selector) {
      const centre = await browser.evaluate(centreOf, selector);
      if (!centre) throw new Error(`Nothing to click at ${selector}`);
      await clickAt(centre.x, centre.y);
    },
    async drag(selector, from, to) {
      const centre = await browser.evaluate(centreOf, selector);
      if (!centre) throw new Error(`Nothing to drag across at ${selector}`);
      const at = (/** @type {number} */ part) => Math.round(centre.x + (part - 0.5) * centre.width);
      await dragFrom(at(from), centre.y, at(to));
    },
  };
}

/**
 * Runs in the page.
 *
 * @param {string} selector
 */
function centreOf(selector) {
  const [first = "", ...inner] = selector.split(" >> ");
  let element = document.querySelector(first);
  for (const step of inner) element = element?.shadowRoot?.querySelector(step) ?? null;
  if (!element) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getBoundingClientRect();
  const { x, y, width, height } = box;
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2), width };
}
