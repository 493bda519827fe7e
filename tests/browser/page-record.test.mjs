// What is told of a settlement besides the estimate: what was paid and expected, where it is from, and what became of it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { forEachEngine } from "./driver.mjs";
import { ready, serveSite, text } from "./page-support.mjs";

/** @typedef {import("./driver.mjs").Browser} Browser */

forEachEngine("the record of a settlement", (open) => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {Browser} */
  let browser;
  before(async () => {
    site = await serveSite();
    browser = await open();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(async () => {
    assert.deepEqual(await browser.errors(), []);
  });
  /** Puts an example in the place of the page's settlement. @param {string} name @param {string} [language] */
  const handIn = async (name, language = "en") => {
    const settlement = JSON.parse(await readFile(join(root, `examples/${name}.json`), "utf8"));
    await browser.goto(`${site.url}?settlement=tiktok-2022&lang=${language}`);
    await ready(browser);
    await browser.evaluate((settlement) => {
      /** @type {any} */ (document.querySelector("payout-calculator")).settlement = settlement;
    }, settlement);
    await browser.waitFor((name) => {
      const shadow = document.querySelector("payout-calculator")?.shadowRoot;
      return shadow?.querySelector("h2")?.textContent?.trim() === name;
    }, settlement.name.en);
  };
  /** The text of everything that a selector finds. @param {string} selector */
  const texts = (selector) =>
    browser.evaluate((selector) => {
      const shadow = document.querySelector("payout-calculator")?.shadowRoot;
      const found = [...(shadow?.querySelectorAll(selector) ?? [])];
      return found.map((one) => one.textContent?.trim().replace(/\s+/g, " ") ?? "");
    }, selector);

  test("a settlement that the court refused: what happened, and no figure to rely on", async () => {
    await handIn("rejected");
    assert.match((await text(browser, ".status")) ?? "", /^refused by the court$/i);
    assert.match((await text(browser, ".closed")) ?? "", /^The court refused to approve/);
    for (const part of [".questions", ".answer", ".outlook", ".division", ".working"])
      assert.deepEqual(await texts(part), [], part);
    assert.match((await text(browser, ".outcome")) ?? "", /Nothing was paid\./);
    assert.deepEqual(await texts(".expected dd"), ["$95.00"]);
    assert.doesNotMatch((await text(browser, ".notes")) ?? "", /taxable/);
    const lines = await browser.evaluate(() => {
      const shadow = document.querySelector("payout-calculator")?.shadowRoot;
      const sections = [...(shadow?.querySelectorAll("section") ?? [])];
      return sections.map((one) => `${one.className} ${getComputedStyle(one).borderTopWidth}`);
    });
    assert.deepEqual(lines, ["outcome 1px", "expected 1px", "dates 1px", "notes 1px"]);
    await handIn("rejected", "es");
    assert.match((await text(browser, ".closed")) ?? "", /^El tribunal se negó a aprobar/);
  });

  test("what was paid and expected stands beside the estimate of the very same", async () => {
    await handIn("expected-and-paid");
    await browser.waitFor(
      () =>
        !document
          .querySelector("payout-calculator")
          ?.shadowRoot?.querySelector(".outcome .pending, .expected .pending"),
    );
    assert.deepEqual(await texts(".outcome dd, .expected dd"), [
      ...["$29.40", "$30.00"],
      ...["$19.60 on average", "$20.00"],
      ...["$1,960.00 in all", "$2,000.00"],
      ...["at least $9.80", "$10.00"],
      ...["at most $29.40", "$30.00"],
      ...["at most $36.00", "$30.00"],
      ...["$18.00 on average", "$20.00"],
      ...["at least $8.00", "$10.00"],
      ...["$10.00 to $12.00", "$10.00"],
    ]);
    const [first] = await texts(".outcome .payment .hint");
    assert.match(first ?? "", /2020\? Yes; How many lamps did you buy\? 3$/);
  });

  test("where no date is known there is no heading for dates", async () => {
    await handIn("filed-and-accepted");
    assert.deepEqual(await texts(".dates h3, .dates h4"), ["The case"]);
    await handIn("status-and-dates");
    assert.deepEqual(await texts(".dates h3, .dates h4"), ["Dates", "The case"]);
  });

  test("a source becomes a link only where that is safe", async () => {
    await handIn("court-papers");
    const links = await browser.evaluate(() => {
      const shadow = document.querySelector("payout-calculator")?.shadowRoot;
      const found = [...(shadow?.querySelectorAll("a") ?? [])];
      return found.map((one) => one.getAttribute("href"));
    });
    assert.ok(
      links.every((href) => href?.startsWith("https://")),
      links.join(" "),
    );
    const sources = (await texts(".source")).join("\n");
    assert.match(sources, /A court \(No\. 1:23-cv-1, Document 41-1\)/);
  });

  test("a last day names the time zone in which it ends", async () => {
    await handIn("status-and-dates");
    assert.match((await text(browser, ".facts")) ?? "", /March 1, 2024 \(Pacific Time\)/);
    await handIn("status-and-dates", "es");
    assert.match((await text(browser, ".facts")) ?? "", /2024 \(hora del Pacífico\)/);
  });

  test("what nobody has published is named", async () => {
    await handIn("fees-not-published");
    await browser.waitFor(() => {
      const shadow = document.querySelector("payout-calculator")?.shadowRoot;
      return shadow?.querySelector(".working ol") != null;
    });
    const answer = (await text(browser, ".answer")) ?? "";
    assert.match(answer, /Nobody has published this: Lawyers’ fees\. We count what courts usually/);
    assert.match(answer, /before this, .*: Running the settlement\./);
    assert.match((await text(browser, ".working")) ?? "", /What courts award:\s+Fitzpatrick 2010/);
    assert.match(
      (await text(browser, ".division")) ?? "",
      /not published: what courts usually award/,
    );
  });
});
