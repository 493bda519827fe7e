// The page in each of its states before axe, and the sizes of what is pressed.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import axe from "axe-core";
import { forEachEngine } from "./driver.mjs";
import {
  answerAsIllinois,
  choose,
  chooseState,
  claimantEstimate,
  factsShown,
  fill,
  ready,
  serveSite,
  slideTo,
  worked,
} from "./page-support.mjs";

/** Defines `axe` in the page. A function of its source, because the page's policy forbids `eval`. */
const defineAxe = /** @type {() => void} */ (new Function(axe.source));

/**
 * What axe finds wrong on the page, the element's shadow root included.
 *
 * @param {import("./driver.mjs").Browser} browser
 * @returns {Promise<string[]>}
 */
async function violations(browser) {
  await browser.evaluate(defineAxe);
  return browser.evaluate(async () => {
    const { axe } = /** @type {any} */ (globalThis);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map(
        (/** @type {any} */ node) =>
          `${rule.id}: ${rule.help} at ${node.target.flat().join(" >> ")}: ${node.failureSummary}`,
      ),
    );
  });
}

/** Presses of less than this are easy to miss. In CSS pixels. */
const target = 44;

/** @type {[string, { width: number, dark: boolean, language: string }][]} */
const looks = [
  ["on a desk", { width: 1280, dark: false, language: "en" }],
  ["on a small phone, in the dark, in Spanish", { width: 320, dark: true, language: "es" }],
];

for (const [name, { width, dark, language }] of looks) {
  forEachEngine(`the page ${name}`, (open, engine) => {
    /** @type {Awaited<ReturnType<typeof serveSite>>} */
    let site;
    /** @type {import("./driver.mjs").Browser} */
    let browser;
    before(async () => {
      site = await serveSite();
      browser = await open({ dark });
      await browser.setViewport(width, 900);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    afterEach(() => {
      site.release();
      site.refuse();
    });

    const visit = () => browser.goto(`${site.url}?lang=${language}`);
    const noViolations = async () => assert.deepEqual(await violations(browser), []);
    const fits = async () => {
      const over = await browser.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(over, 0, "pixels to scroll sideways");
    };

    test("axe sees into the element, and finds what is wrong there", async () => {
      await visit();
      await ready(browser);
      await browser.evaluate(() => {
        const root = document.querySelector("payout-calculator")?.shadowRoot;
        root?.querySelector("label[for=claims]")?.remove();
      });
      const found = await violations(browser);
      assert.ok(
        found.some((violation) => violation.startsWith("label")),
        `${found}`,
      );
    });

    test("the colours are those that were asked for", async () => {
      const background = await browser.evaluate(() => {
        const inner = document
          .querySelector("payout-calculator")
          ?.shadowRoot?.querySelector(".calculator");
        return inner ? getComputedStyle(inner).backgroundColor : "";
      });
      const lightness = background.match(/\d+/g)?.map(Number) ?? [];
      assert.ok(dark ? Math.max(...lightness) < 60 : Math.min(...lightness) > 200, background);
    });

    test("loading", async () => {
      site.hold();
      await visit();
      await factsShown(browser);
      await noViolations();
      await fits();
    });

    test("before the questions are answered", async () => {
      await visit();
      await ready(browser);
      await noViolations();
      await fits();
    });

    test("with an answer", async () => {
      await visit();
      await ready(browser);
      await answerAsIllinois(browser);
      await worked(browser);
      await noViolations();
      await fits();
      await slideTo(browser, "first");
      await fits();
    });

    test("with how sure it is, all of it open", async () => {
      await visit();
      await ready(browser);
      await answerAsIllinois(browser);
      await browser.waitFor(
        () =>
          document
            .querySelector("payout-calculator")
            ?.shadowRoot?.querySelector("payout-outlook")
            ?.shadowRoot?.querySelector(".plot .reach") != null,
      );
      await browser.click("payout-calculator >> payout-outlook >> summary");
      await fill(browser, "-what-if", "123456.78", "payout-outlook");
      await browser.waitFor(
        () =>
          !document
            .querySelector("payout-calculator")
            ?.shadowRoot?.querySelector("payout-outlook")
            ?.shadowRoot?.querySelector(".solution .hint"),
      );
      await noViolations();
      await fits();
      await fill(browser, "-what-if", "a lot", "payout-outlook");
      await noViolations();
      await fits();
    });

    test("with somebody who is not covered", async () => {
      await visit();
      await ready(browser);
      await chooseState(browser, "CA");
      await choose(browser, "usedBefore", false);
      await browser.waitFor(
        () =>
          document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".verdict") !=
          null,
      );
      await noViolations();
      await fits();
    });

    test("with an error", async () => {
      site.refuse(/\.wasm$/);
      await visit();
      await browser.waitFor(
        () =>
          document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".failure") !=
          null,
      );
      await noViolations();
      await fits();
    });

    test("with fields to type into, one of them wrong", async () => {
      await browser.goto(`${site.url}?lang=${language}&settlement=att-2025`);
      await ready(browser);
      await choose(browser, "incidents", "both");
      await choose(browser, "firstClaim", "losses");
      await choose(browser, "secondClaim", "losses");
      await fill(browser, "firstLosses", "two");
      await noViolations();
      await fits();
      await fill(browser, "firstLosses", "2");
      await fill(browser, "secondLosses", "123456.78");
      await claimantEstimate(browser);
      await worked(browser);
      await browser.evaluate(() => {
        const root = document.querySelector("payout-calculator")?.shadowRoot;
        for (const folded of root?.querySelectorAll("details") ?? []) folded.open = true;
      });
      await noViolations();
      await fits();
    });

    for (const settlement of ["facebook-bipa-2021", "clearview-2025", "zoom-2022"]) {
      test(`with ${settlement}`, async () => {
        await browser.goto(`${site.url}?lang=${language}&settlement=${settlement}`);
        await ready(browser);
        await noViolations();
        await fits();
      });
    }

    test(`everything to press is at least ${target} pixels high and wide`, async () => {
      await visit();
      await ready(browser);
      await answerAsIllinois(browser);
      await browser.waitFor(
        () =>
          document
            .querySelector("payout-calculator")
            ?.shadowRoot?.querySelector("payout-outlook")
            ?.shadowRoot?.querySelector(".plot") != null,
      );
      const small = await browser.evaluate((target) => {
        const root = document.querySelector("payout-calculator")?.shadowRoot;
        const pressed = [
          ...document.querySelectorAll(".masthead a:not(.skip), select"),
          ...[root, root?.querySelector("payout-outlook")?.shadowRoot].flatMap((part) => [
            ...(part?.querySelectorAll("select, button, .choice, summary, input[type=range]") ??
              []),
          ]),
        ];
        if (pressed.length < 12) return [`only ${pressed.length} found`];
        return pressed
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height < target - 0.5 || box.width < target - 0.5)
          .map(
            ({ element, box }) => `${element.outerHTML.slice(0, 60)} ${box.width}x${box.height}`,
          );
      }, target);
      assert.deepEqual(small, []);
    });

    if (engine.name === "WebKit" && width < 450) {
      // Its window gets no narrower, so the page is made narrow inside it.
      test("fits into 320 pixels", async () => {
        await visit();
        await ready(browser);
        await answerAsIllinois(browser);
        const widest = await browser.evaluate(() => {
          const host = document.querySelector("payout-calculator");
          if (!host?.shadowRoot) return -1;
          document.body.style.width = "320px";
          const edge = host.getBoundingClientRect().right;
          const inner = host.shadowRoot.querySelector("payout-outlook")?.shadowRoot;
          const parts = [host.shadowRoot, inner].flatMap((root) => [
            ...(root?.querySelectorAll(":not(svg, svg *, .hidden)") ?? []),
          ]);
          return Math.max(...parts.map((part) => part.getBoundingClientRect().right - edge));
        });
        assert.ok(widest >= -320 && widest <= 0.5, `${widest} pixels over the edge`);
      });
    }
  });
}
