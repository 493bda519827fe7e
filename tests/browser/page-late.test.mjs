// What comes late, or in another order than it was asked for: messages, the working, the sentences of mistakes.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { forEachEngine } from "./driver.mjs";
import {
  answerAsIllinois,
  choose,
  countAnew,
  estimate,
  eventAfter,
  fill,
  ready,
  serveSite,
  slideTo,
  text,
  worked,
} from "./page-support.mjs";

/** @typedef {import("./driver.mjs").Browser} Browser */

/** What is read out. @param {Browser} browser */
const spoken = (browser) =>
  browser.evaluate(
    () =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("[role=status]")
        ?.textContent?.trim() ?? null,
  );

/** Longer than the pause after which something is read out. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));

/** Waits for a heading of the questions in the language. @param {Browser} browser @param {string} heading */
const speaks = (browser, heading) =>
  browser.waitFor(
    (heading) =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector(".questions h3")
        ?.textContent?.includes(heading),
    heading,
  );

/** Puts a new element, with a settlement that is there, in the place of the page's. @param {Browser} browser @param {string} language */
const replace = (browser, language) =>
  browser.evaluate(async (language) => {
    const response = await fetch("settlements/tiktok-2022.json");
    const element = document.createElement("payout-calculator");
    element.lang = language;
    /** @type {any} */ (element).settlement = await response.json();
    document.querySelector("payout-calculator")?.replaceWith(element);
  }, language);

forEachEngine("the page, when things come late", (open) => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {Browser} */
  let browser;
  before(async () => {
    site = await serveSite({
      "/late.html?lang=es": [
        "text/html; charset=utf-8",
        '<!doctype html><title>Late</title><payout-calculator settlement="tiktok-2022">Soon.</payout-calculator>',
      ],
    });
    browser = await open();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(() => {
    site.release();
    site.refuse();
  });
  /** @param {string} query */
  const visit = async (query) => {
    // A script that is asked for before the page has loaded is part of that, also if it is held back.
    await browser.goto(`${site.url}?${query}`, "domcontentloaded");
    await ready(browser);
  };
  /** Waits until the scripts of these names have come, and what waited for them has gone on. @param {RegExp} names */
  const arrived = async (names) => {
    const paths = () => site.requests.filter((path) => names.test(path));
    for (let tries = 0; tries < 200 && paths().length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.notDeepEqual(paths(), [], `${names} has been asked for`);
    await browser.evaluate(
      (paths) =>
        Promise.all(paths.map((/** @type {string} */ path) => import(path))).then(() => {}),
      paths(),
    );
  };

  test("there is no estimate before there are words for it, and its working follows", async () => {
    // The arithmetic is there already, so that the messages are what comes last.
    await visit("lang=en");
    site.hold(/\/messages\.es/);
    const heard = await eventAfter(browser, "payout-estimate", async () => {
      await replace(browser, "es");
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(await estimate(browser), null);
      site.release();
    });
    assert.equal(heard?.settlement, "tiktok-2022");
    assert.equal(heard.shown.questions, "Sus respuestas");
    await worked(browser);
  });

  test("a mistake is told once there are words for it, and its sentence", async () => {
    await visit("lang=en");
    site.hold(/\/messages\.es/);
    const heard = await eventAfter(browser, "payout-error", async () => {
      await replace(browser, "es");
      await browser.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector("payout-calculator"));
        element.settlement = { id: "broken" };
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      site.release();
    });
    assert.equal(heard?.code, "missing-key");
    assert.match(heard.shown.failure ?? "", /tiene un error.*Falta/);
  });

  test("if no messages come at all, that is what is told, and there is no estimate", async () => {
    const page = await (await fetch(site.url)).text();
    const script = /assets\/index-[^"]+\.js/.exec(page)?.[0];
    // The script is run by hand, because Firefox's load event waits for all that a script asks for.
    await browser.goto(`${site.url}late.html?lang=es`);
    site.refuse(/\/messages\./);
    site.hold();
    const heard = await eventAfter(browser, "payout-error", () =>
      browser.evaluate((script) => void import(`/${script}`), script),
    );
    assert.equal(heard?.code, "settlement-load-failed");
    assert.equal(heard.shown.questions, undefined);
    site.release();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await estimate(browser), null);
  });

  test("a mistake keeps its sentence when the working comes after it", async () => {
    await countAnew(browser, site);
    const work = site.hold(/\/working/);
    const say = site.hold(/\/faults\./);
    await visit("lang=es");
    const heard = await eventAfter(browser, "payout-error", async () => {
      await browser.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector("payout-calculator"));
        element.settlement = { id: "broken" };
      });
      await browser.waitFor(
        () =>
          document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".failure") !=
          null,
      );
      work();
      await arrived(/\/working/);
      say();
    });
    assert.match(heard?.shown.failure ?? "", /tiene un error.*Falta/);
  });

  test("a mistake that is read out is not erased by the working", async () => {
    await countAnew(browser, site);
    site.hold(/\/working/);
    await visit("lang=en&settlement=att-2025");
    await choose(browser, "incidents", "both");
    await choose(browser, "firstClaim", "losses");
    await choose(browser, "secondClaim", "share");
    await fill(browser, "firstLosses", "1.200");
    const mistake = await spoken(browser);
    assert.match(mistake ?? "", /^Write dollars and cents in digits/);
    site.release();
    await worked(browser);
    await arrived(/\/working/);
    assert.equal(await spoken(browser), mistake);
  });

  test("the working is never told in keys, whatever language is chosen before it comes", async () => {
    await countAnew(browser, site);
    const english = site.hold(/\/working(\.en)?-/);
    const spanish = site.hold(/\/working\.es/);
    await visit("lang=en");
    await browser.evaluate(() =>
      document.querySelector("payout-calculator")?.setAttribute("lang", "es"),
    );
    await speaks(browser, "Sus respuestas");
    english();
    await arrived(/\/working(\.en)?-/);
    assert.match((await text(browser, ".working .content")) ?? "", /^Los pasos/);
    spanish();
    await worked(browser);
    assert.match((await text(browser, ".working li")) ?? "", /^El fondo/);
  });

  test("what is read out last is what stays", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    await browser.waitFor(
      () =>
        document
          .querySelector("payout-calculator")
          ?.shadowRoot?.querySelector("payout-outlook")
          ?.shadowRoot?.querySelector("#q--what-if") != null,
    );
    // A mistake in one field right after the slider was moved.
    await slideTo(browser, "last");
    await fill(browser, "-what-if", "a lot", "payout-outlook");
    await pause();
    assert.match((await spoken(browser)) ?? "", /^Write dollars and cents/);
    // A new move right after an amount.
    await fill(browser, "-what-if", "75", "payout-outlook");
    await slideTo(browser, "first");
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("[role=status]")
        ?.textContent?.startsWith("Your estimated payment"),
    );
    await pause();
    assert.match((await spoken(browser)) ?? "", /^Your estimated payment/);
    // Nothing is left to be read out of what has been cleared.
    await slideTo(browser, "last");
    await browser.evaluate(() => {
      const host = document.querySelector("payout-calculator");
      const clear = host?.shadowRoot?.querySelector(".questions .plain");
      /** @type {HTMLElement} */ (clear).click();
    });
    await pause();
    assert.equal(await spoken(browser), "");
  });

  test("what it would take is read out even if it takes longer to work out than the pause", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    await browser.waitFor(
      () =>
        document
          .querySelector("payout-calculator")
          ?.shadowRoot?.querySelector("payout-outlook")
          ?.shadowRoot?.querySelector("#q--what-if") != null,
    );
    await pause();
    await browser.evaluate(() => {
      const { requestAnimationFrame } = globalThis;
      globalThis.requestAnimationFrame = (then) =>
        Number(setTimeout(() => requestAnimationFrame(then), 1500));
    });
    await fill(browser, "-what-if", "75", "payout-outlook");
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("[role=status]")
        ?.textContent?.includes("For $75.00 or more"),
    );
  });

  test("an estimate that has been overtaken before it was on show is not told", async () => {
    await visit("lang=en");
    const told = await browser.evaluate(async () => {
      const host = /** @type {any} */ (document.querySelector("payout-calculator"));
      const slider = host.shadowRoot.querySelector("#claims");
      /** @type {boolean[]} */
      const told = [];
      host.addEventListener("payout-estimate", (/** @type {any} */ event) =>
        told.push(event.detail === host.estimate),
      );
      for (const stop of [1, 2]) {
        slider.value = String(stop);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      await host.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 0));
      return told;
    });
    assert.deepEqual(told, [true]);
  });
});
