// Nothing moves by itself: layout shifts as Chromium counts them, with the WebAssembly arriving late.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { forEachEngine } from "./driver.mjs";
import { answerAsIllinois, factsShown, ready, serveSite } from "./page-support.mjs";

/** The layout shifts since the page was opened, and what moved. @param {import("./driver.mjs").Browser} browser */
const shifts = (browser) =>
  browser.evaluate(
    () =>
      new Promise((resolve) => {
        /** @type {string[]} */
        const seen = [];
        const observer = new PerformanceObserver((list) => {
          for (const entry of /** @type {any[]} */ (list.getEntries())) {
            if (entry.hadRecentInput) continue;
            const moved = entry.sources.map(
              (/** @type {any} */ source) => source.node?.className || source.node?.nodeName || "?",
            );
            seen.push(`${entry.value} ${moved.join(", ")}`);
          }
        });
        observer.observe({ type: "layout-shift", buffered: true });
        // Two frames, so that the last change has been drawn.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            setTimeout(() => {
              observer.disconnect();
              resolve(seen);
            }, 100);
          }),
        );
      }),
  );

const pages = [
  "lang=en",
  "lang=es",
  "lang=es&settlement=facebook-bipa-2021",
  "lang=es&settlement=google-photos-bipa-2022",
  // several pools, claims that differ, a fund that is not settled
  "lang=en&settlement=att-2025",
  "lang=es&settlement=clearview-2025",
  "lang=en&settlement=zoom-2022",
];

forEachEngine("the layout", (open, engine) => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {import("./driver.mjs").Browser} */
  let browser;
  before(async () => {
    site = await serveSite();
    browser = await open();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const query of pages) {
    test(`nothing is wider than the window: ${query}`, async () => {
      await browser.goto(`${site.url}?${query}`);
      await ready(browser);
      /** @type {string[]} */
      const over = [];
      for (const width of [320, 390, 470, 530, 640, 800, 1000]) {
        await browser.setViewport(width, 900);
        const [shown, window] = await browser.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        if (shown > window) over.push(`${shown} in ${window}`);
      }
      assert.deepEqual(over, []);
    });
  }

  test("no settlement is wider than a small phone", async () => {
    await browser.setViewport(320, 900);
    /** @type {string[]} */
    const over = [];
    const files = await readdir(join(root, "settlements"));
    for (const id of files
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.slice(0, -5))) {
      for (const language of ["en", "es"]) {
        await browser.goto(`${site.url}?lang=${language}&settlement=${id}`);
        await ready(browser);
        const [shown, window] = await browser.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        if (shown > window) over.push(`${id}, ${language}: ${shown} in ${window}`);
      }
    }
    assert.deepEqual(over, []);
  });

  if (engine.name !== "Chromium") return; // the only engine here that counts layout shifts

  test("a shift is noticed when there is one", async () => {
    await browser.goto(`${site.url}?lang=en`);
    await ready(browser);
    await browser.evaluate(() => {
      const intruder = document.createElement("div");
      intruder.style.height = "200px";
      document.querySelector("main")?.prepend(intruder);
    });
    assert.notDeepEqual(await shifts(browser), []);
  });

  for (const width of [320, 390, 768, 1280]) {
    for (const query of pages) {
      test(`nothing moves when the arithmetic arrives: ${width} px, ${query}`, async () => {
        // Taller than any window, so that what is below the fold counts as well.
        await browser.setViewport(width, 3000);
        site.hold();
        await browser.goto(`${site.url}?${query}`);
        await factsShown(browser);
        const early = await shifts(browser);
        site.release();
        await ready(browser);
        assert.deepEqual(early, [], "while the page was being put together");
        assert.deepEqual(await shifts(browser), [], "when the arithmetic arrived");
      });
    }
  }

  for (const width of [320, 1280]) {
    test(`nothing moves under the finger while the slider does: ${width} px`, async () => {
      await browser.setViewport(width, 900);
      await browser.goto(`${site.url}?lang=en`);
      await ready(browser);
      await answerAsIllinois(browser);
      const places = await browser.evaluate(async () => {
        const host = /** @type {any} */ (document.querySelector("payout-calculator"));
        const slider = host.shadowRoot.querySelector("#claims");
        const places = new Set();
        for (let stop = 0; stop <= Number(slider.max); stop += 1) {
          slider.value = String(stop);
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          await host.updateComplete;
          places.add(Math.round(slider.getBoundingClientRect().top + scrollY));
        }
        return [...places];
      });
      assert.equal(places.length, 1, `the slider stood at ${places.join(", ")}`);
    });
  }
});
