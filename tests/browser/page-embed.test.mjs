// One script and one tag on somebody else's page, whose styles mean no good.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { forEachEngine } from "./driver.mjs";
import {
  answerAsIllinois,
  estimate,
  eventAfter,
  ready,
  serveSite,
  text,
  worked,
} from "./page-support.mjs";

const host = `<!doctype html>
<html lang="es">
  <head>
    <meta charset="utf-8">
    <title>A newspaper</title>
    <link rel="icon" href="/host.svg">
    <link rel="stylesheet" href="/host.css">
    <script type="module" src="/payout-calculator.js"></script>
  </head>
  <body>
    <main>
      <h1>What TikTok pays</h1>
      <payout-calculator settlement="tiktok-2022">Loading the calculator.</payout-calculator>
    </main>
  </body>
</html>`;

const styles = `
  :root { color-scheme: dark; font-size: 62.5%; }
  * { font-size: 9px; line-height: 3; text-transform: uppercase; letter-spacing: 1em; text-align: right; color: red; }
  p, h2, table, input, select { display: none; }
`;

forEachEngine("the element on another page", (open) => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {import("./driver.mjs").Browser} */
  let browser;
  before(async () => {
    site = await serveSite({
      "/host.html": ["text/html; charset=utf-8", host],
      "/host.css": ["text/css", styles],
      "/mistake.json": ["application/json", "{}"],
      "/host.svg": ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    });
    browser = await open();
    await browser.goto(`${site.url}host.html`);
    await ready(browser);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test("works, in the page's language", async () => {
    assert.equal(await text(browser, ".questions h3"), "Sus respuestas");
    await answerAsIllinois(browser);
    assert.equal(await text(browser, ".amount"), `$${(await estimate(browser)).claimant.payment}`);
    assert.deepEqual(await browser.errors(), []);
  });

  test("takes the page's colour scheme, and none of its styles", async () => {
    await worked(browser);
    const look = await browser.evaluate(() => {
      const root = document.querySelector("payout-calculator")?.shadowRoot;
      const of = (/** @type {string} */ selector) => {
        const part = root?.querySelector(selector);
        return part ? getComputedStyle(part) : undefined;
      };
      return {
        size: of(".calculator")?.fontSize,
        transform: of(".summary")?.textTransform,
        spacing: of(".summary")?.letterSpacing,
        align: of(".summary")?.textAlign,
        table: of(".receipt")?.display,
        background: of(".calculator")?.backgroundColor,
      };
    });
    const { background, ...rest } = look;
    assert.deepEqual(rest, {
      size: "16px",
      transform: "none",
      spacing: "normal",
      align: "start",
      table: "table",
    });
    const lightness = background?.match(/\d+/g)?.map(Number) ?? [];
    assert.ok(Math.max(...lightness) < 60, `dark: ${background}`);
  });

  test("takes the colours that the page gives it", async () => {
    const colour = await browser.evaluate(() => {
      const element = document.querySelector("payout-calculator");
      element?.style.setProperty("--payout-accent", "rgb(1, 2, 3)");
      const link = element?.shadowRoot?.querySelector("a");
      return link ? getComputedStyle(link).color : "";
    });
    assert.equal(colour, "rgb(1, 2, 3)");
  });

  test("fetches the sentence for a mistake from beside the script, when there is one", async () => {
    const fetched = () => site.requests.filter((path) => /\/faults\./.test(path)).sort();
    assert.deepEqual(fetched(), []);
    const heard = await eventAfter(browser, "payout-error", () =>
      browser.evaluate(() => {
        const element = document.createElement("payout-calculator");
        element.lang = "en";
        /** @type {any} */ (element).settlement = "/mistake.json";
        document.querySelector("payout-calculator")?.replaceWith(element);
      }),
    );
    assert.match(heard?.message, /^"id" is missing\. Add it\. \(and \d+ more\)$/);
    assert.match((await text(browser, ".failure")) ?? "", /figure\. "id" is missing\. Add it\./);
    assert.match(`${fetched()}`, /^\/assets\/faults\.en-[^,]+\.js$/);
    assert.deepEqual(await browser.errors(), []);
  });
});
