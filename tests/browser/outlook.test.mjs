// How sure an estimate is, as the page shows it: the range in words, the curve, the table, and what it would take.
// The figures are compared with what the calculator says when it is asked directly, in Node.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { createCalculator } from "prorata";
import { root } from "../../scripts/lib/run.mjs";
import { forEachEngine } from "./driver.mjs";
import {
  answerAsIllinois,
  choose,
  chooseState,
  claimantEstimate,
  estimate,
  factsShown,
  fill,
  ready,
  serveSite,
  text,
} from "./page-support.mjs";

const illinois = { state: "IL", usedBefore: true, createdInIllinois: true };

/** A calculator for a settlement of the catalogue. @param {string} id */
const calculatorFor = async (id) =>
  createCalculator(JSON.parse(await readFile(join(root, `settlements/${id}.json`), "utf8")));

/** "$1,234.50", from "1234.50". @param {string} amount */
const dollars = (amount) => `$${amount.replace(/\B(?=(\d{3})+\.)/g, ",")}`;

/** "0.51%", from "0.005123": two digits that count, as the page writes what is only known roughly. @param {string} rate */
const roughly = (rate) => `${Number((Number(rate) * 100).toPrecision(2))}%`;

/** Waits until all is there, and made for where the slider stands. @param {import("./driver.mjs").Browser} browser */
const drawn = (browser) =>
  browser.waitFor(() => {
    const parts = document
      .querySelector("payout-calculator")
      ?.shadowRoot?.querySelector("payout-outlook")
      ?.shadowRoot?.querySelector(".plot");
    const reach = parts?.querySelector(".reach")?.getAttribute("x1");
    return reach != null && reach === parts?.querySelector(".point")?.getAttribute("cx");
  });

/** Moves the slider to a stop. @param {import("./driver.mjs").Browser} browser @param {number} stop */
const slide = (browser, stop) =>
  browser.evaluate((stop) => {
    const host = document.querySelector("payout-calculator");
    const slider = /** @type {any} */ (host?.shadowRoot?.querySelector("#claims"));
    slider.value = String(stop);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, stop);

/** Where the slider stands, and how far it goes. @param {import("./driver.mjs").Browser} browser */
const slider = (browser) =>
  browser.evaluate(() => {
    const host = document.querySelector("payout-calculator");
    const slider = /** @type {any} */ (host?.shadowRoot?.querySelector("#claims"));
    return { stop: Number(slider.value), last: Number(slider.max) };
  });

/** How high the reader's point lies, and the curve at the same place, in pixels. @param {import("./driver.mjs").Browser} browser */
const heights = (browser) =>
  browser.evaluate(() => {
    const plot = document
      .querySelector("payout-calculator")
      ?.shadowRoot?.querySelector("payout-outlook")
      ?.shadowRoot?.querySelector(".plot");
    const point = plot?.querySelector(".point");
    const x = Number.parseFloat(point?.getAttribute("cx") ?? "") * 10; // the path is 1,000 wide
    const path = plot?.querySelector("path.line")?.getAttribute("d") ?? "";
    const corners = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const after = corners.findIndex(([at = 0]) => at >= x);
    const [x1 = 0, y1 = 0] = corners[Math.max(0, after - 1)] ?? [];
    const [x2 = 0, y2 = 0] = corners[after] ?? [];
    const y = x2 === x1 ? y2 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
    return { corners: corners.length, curve: y, point: Number(point?.getAttribute("cy")) };
  });

/** Types an amount into the field of "What would it take?" and waits for what is said to change. @param {import("./driver.mjs").Browser} browser @param {string} amount */
async function ask(browser, amount) {
  const said = () => text(browser, "payout-outlook >> .solution");
  const before = await said();
  await fill(browser, "-what-if", amount, "payout-outlook");
  for (let tries = 0; tries < 200 && (await said()) === before; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return said();
}

forEachEngine("how sure it is", (open, engine) => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {import("./driver.mjs").Browser} */
  let browser;
  before(async () => {
    site = await serveSite();
    browser = await open();
    await browser.setViewport(1000, 900);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(async () => {
    site.release();
    assert.deepEqual(
      await browser.errors(),
      [],
      "errors in the console, or a breach of the policy",
    );
  });
  /** @param {string} query */
  const visit = async (query) => {
    await browser.goto(`${site.url}?${query}`);
    await ready(browser);
  };
  const visitAsIllinois = async (query = "lang=en") => {
    await visit(query);
    await answerAsIllinois(browser);
    await drawn(browser);
  };

  test("is fetched once there is a payment, and not before", async () => {
    const from = site.requests.length;
    const fetched = () => site.requests.slice(from).filter((path) => path.includes("outlook"));
    await visit("lang=en");
    await chooseState(browser, "TX");
    await choose(browser, "usedBefore", false);
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate?.claimant
          ?.eligible === false,
    );
    assert.deepEqual(fetched(), []);
    assert.equal(await text(browser, ".outlook"), null);
    await choose(browser, "usedBefore", true);
    await drawn(browser);
    assert.equal(fetched().length, 2, `a script and its words: ${fetched()}`);
  });

  test("the range in words is what the calculator foresees, and says why", async () => {
    await visitAsIllinois();
    const calculator = await calculatorFor("tiktok-2022");
    const { payment, claimsRateModel, drivers } = calculator.forecast({ answers: illinois });
    assert.equal(
      await text(browser, "payout-outlook >> .lead"),
      `Probably between ${dollars(payment.p10)} and ${dollars(payment.p90)} (8 times in 10), most likely about ` +
        `${dollars(payment.p50)}, with the claims that were actually made.`,
    );
    assert.equal(
      await text(browser, ".terms"),
      `Probably between ${dollars(payment.p10)} and ${dollars(payment.p90)}, with the claims that were actually made.`,
    );
    assert.ok(claimsRateModel && !claimsRateModel.forecast);
    assert.equal(
      await text(browser, "payout-outlook >> .because"),
      "The claims are counted, so only what is still unknown varies. Before claims were counted, settlements like " +
        `this one would have suggested about ${roughly(claimsRateModel.rate.low)} to ${roughly(claimsRateModel.rate.high)} of those covered.`,
    );
    const said = (await text(browser, "payout-outlook >> .drivers")) ?? "";
    const [first] = drivers;
    assert.equal(
      first?.id,
      "illinois",
      "the Illinois claims are the least known figure of the file",
    );
    assert.ok(
      said.includes(`Illinois subclass: how many claim ${Math.round(Number(first?.share) * 100)}%`),
      said,
    );
  });

  test("claims that nobody has counted are foreseen from settlements like this one", async () => {
    await visit("lang=en&settlement=zoom-2022");
    const { answers } = await answerAll(browser);
    await drawn(browser);
    const calculator = await calculatorFor("zoom-2022");
    const { payment, claimsRateModel } = calculator.forecast({ answers });
    assert.ok(claimsRateModel?.forecast);
    const said = (await text(browser, "payout-outlook >> .lead")) ?? "";
    assert.ok(said.includes(`between ${dollars(payment.p10)} and ${dollars(payment.p90)}`), said);
    assert.ok(said.endsWith("with the number of claims we estimate."), said);
    assert.equal(
      await text(browser, "payout-outlook >> .because"),
      "We found no count of the claims. In eight of ten settlements like this one, about " +
        `${roughly(claimsRateModel.rate.low)} to ${roughly(claimsRateModel.rate.high)} of those covered claim.`,
    );
    // The slider stands at the forecast, and moving it away makes the claims an assumption.
    const own = calculator.estimate().claims[0];
    assert.equal(
      await text(browser, ".claims .value strong"),
      `${Number((Number(own?.rate) * 100).toPrecision(3))}%`,
    );
    const { stop } = await slider(browser);
    await slide(browser, stop + 6);
    await drawn(browser);
    assert.match(
      (await text(browser, "payout-outlook >> .because")) ?? "",
      /^You have set how many claim/,
    );
  });

  test("a forecast that has not come yet has its room, and no figure in it", async () => {
    site.hold();
    await browser.goto(`${site.url}?lang=en&settlement=zoom-2022`);
    await factsShown(browser);
    const own = [".claims .value", ".mark[data-own=yes] strong"];
    const seen = () =>
      browser.evaluate(
        (own) =>
          own.map((/** @type {string} */ selector) => {
            const host = document.querySelector("payout-calculator");
            const part = host?.shadowRoot?.querySelector(selector);
            return part && [part.getAttribute("aria-hidden"), getComputedStyle(part).color];
          }),
        own,
      );
    const nothing = ["true", "rgba(0, 0, 0, 0)"];
    assert.deepEqual(await seen(), [nothing, nothing]);
    site.release();
    await ready(browser);
    for (const part of await seen()) assert.notDeepEqual(part, nothing);
  });

  test("where nothing is unknown, it says so", async () => {
    await visit("lang=en&settlement=google-photos-bipa-2022");
    await answerAll(browser);
    await drawn(browser);
    const { claimant } = await estimate(browser);
    assert.equal(
      await text(browser, "payout-outlook >> .lead"),
      `${dollars(claimant.payment)} in at least 8 of 10 ways that things can turn out, with the claims that were ` +
        "actually made.",
    );
    assert.equal(await text(browser, "payout-outlook >> .drivers"), null);
    // Its members are unknown, so the scale is a number of claims.
    assert.match(
      (await text(browser, "payout-outlook >> figure .readout")) ?? "",
      /^Number of claims 687,484 /,
    );
  });

  test("what the reader has moved on from is stopped, and never comes after what is newer", async () => {
    await visitAsIllinois();
    const { stop } = await slider(browser);
    const lead = () => text(browser, "payout-outlook >> .lead");
    await slide(browser, stop + 6);
    await drawn(browser);
    const expected = await lead();

    await visitAsIllinois();
    // Each step of a forecast becomes a slice of its own, and turns come slowly, so that it goes on for long.
    await browser.evaluate(() => {
      const page = /** @type {any} */ (globalThis);
      const { performance, scheduler = {} } = page;
      scheduler.postTask = (/** @type {() => void} */ task) => setTimeout(task, 5);
      let time = 0;
      performance.now = () => {
        time += 1000;
        return time;
      };
      page.quick = () => {
        Reflect.deleteProperty(performance, "now");
        Reflect.deleteProperty(scheduler, "postTask");
      };
      page.foreseen = 0;
      page.document
        .querySelector("payout-calculator")
        .shadowRoot.querySelector("payout-outlook")
        .addEventListener("payout-foreseen", () => {
          page.foreseen += 1;
        });
    });
    for (const further of [2, 4, 2, 6]) {
      await slide(browser, stop + further);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await browser.evaluate(() => /** @type {any} */ (globalThis).quick());
    await drawn(browser);
    assert.equal(await lead(), expected);
    assert.equal(await browser.evaluate(() => /** @type {any} */ (globalThis).foreseen), 1);
  });

  test("the curve goes through the reader's payment, wherever the slider is", async () => {
    await visitAsIllinois();
    const { last } = await slider(browser);
    for (const part of [0, 0.2, 0.5, 0.8, 1]) {
      await slide(browser, Math.round(part * last));
      await drawn(browser);
      const { corners, curve, point } = await heights(browser);
      assert.ok(corners > 100, `${corners} corners`);
      // The path is written in tenths of a pixel, and straight between its points.
      assert.ok(Math.abs(curve - point) < 1, `the curve is at ${curve}, the point at ${point}`);
    }
  });

  test("dragging on the chart moves the slider and the payment", async () => {
    await visitAsIllinois();
    const before = await estimate(browser);
    const plot = "payout-calculator >> payout-outlook >> .plot";
    await browser.drag(plot, 0.3, 0.9);
    const { stop, last } = await slider(browser);
    // The stops lie about evenly on the logarithmic scale of the chart.
    assert.ok(Math.abs(stop / last - 0.9) < 0.05, `stop ${stop} of ${last}`);
    const after = await estimate(browser);
    assert.ok(Number(after.claimant.payment) < Number(before.claimant.payment) / 10);
    assert.equal(await text(browser, ".amount"), dollars(after.claimant.payment));
    const readout = (await text(browser, "payout-outlook >> figure .readout")) ?? "";
    assert.ok(readout.endsWith(dollars(after.claimant.payment)), readout);
    assert.equal(
      await text(browser, "payout-outlook >> figure .readout span:first-child strong"),
      await text(browser, ".claims .value strong"),
    );
    await browser.click(plot); // a tap is as good: the middle
    const middle = (await slider(browser)).stop;
    assert.ok(Math.abs(middle / last - 0.5) < 0.05, `stop ${middle} of ${last}`);
    // Moving over the chart without pressing does nothing.
    await browser.evaluate(() => {
      const plot = document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("payout-outlook")
        ?.shadowRoot?.querySelector(".plot");
      plot?.dispatchEvent(new PointerEvent("pointermove", { clientX: 200, bubbles: true }));
    });
    assert.equal((await slider(browser)).stop, middle);
  });

  test("a finger that scrolls the page moves nothing; one that goes sideways, or taps, does", async () => {
    await visitAsIllinois();
    /** The stops after each event of a finger. @param {[string, number, number][]} events type, and part of the chart */
    const touch = (events) =>
      browser.evaluate((events) => {
        const host = document.querySelector("payout-calculator");
        const outlook = host?.shadowRoot?.querySelector("payout-outlook");
        const plot = /** @type {any} */ (outlook?.shadowRoot?.querySelector(".plot"));
        const slider = /** @type {any} */ (host?.shadowRoot?.querySelector("#claims"));
        // Made-up events have no pointer that could be caught.
        plot.setPointerCapture = () => {};
        plot.hasPointerCapture = () => true;
        const { left, top, width, height } = plot.getBoundingClientRect();
        return Promise.all(
          events.map(async (/** @type {[string, number, number]} */ [type, across, down]) => {
            const [clientX, clientY] = [left + across * width, top + down * height];
            const how = { pointerType: "touch", pointerId: 7, isPrimary: true, bubbles: true };
            plot.dispatchEvent(new PointerEvent(type, { ...how, clientX, clientY }));
            await /** @type {any} */ (host).updateComplete;
            return Number(slider.value);
          }),
        );
      }, events);
    const { stop, last } = await slider(browser);
    const scroll = await touch([
      ["pointerdown", 0.8, 0.2],
      ["pointermove", 0.79, 0.5],
      ["pointermove", 0.78, 0.9],
      ["pointerup", 0.78, 0.9],
    ]);
    assert.deepEqual(scroll, [stop, stop, stop, stop]);
    await touch([
      ["pointerdown", 0.8, 0.5],
      ["pointermove", 0.6, 0.55],
      ["pointermove", 0.2, 0.9],
      ["pointerup", 0.2, 0.9],
    ]);
    const dragged = (await slider(browser)).stop;
    assert.ok(Math.abs(dragged / last - 0.2) < 0.05, `stop ${dragged} of ${last}`);
    await touch([
      ["pointerdown", 0.7, 0.5],
      ["pointerup", 0.7, 0.5],
    ]);
    const tapped = (await slider(browser)).stop;
    assert.ok(Math.abs(tapped / last - 0.7) < 0.05, `stop ${tapped} of ${last}`);
  });

  test("the table says what the estimate says with each number of claims", async () => {
    await visitAsIllinois();
    await browser.click("payout-calculator >> payout-outlook >> summary");
    const rows = await browser.evaluate(() => {
      const host = document.querySelector("payout-calculator");
      const root = host?.shadowRoot?.querySelector("payout-outlook")?.shadowRoot;
      return [...(root?.querySelectorAll("tbody tr") ?? [])].map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => {
          // Without the small print: who the row is about, and the range where there is no room for a third column.
          const shown = [...cell.childNodes].filter(({ nodeName }) => nodeName === "#text");
          return shown
            .map(({ textContent }) => textContent)
            .join("")
            .trim();
        }),
      );
    });
    const calculator = await calculatorFor("tiktok-2022");
    // In percent: 1, 2 and 5 times powers of ten along the slider, and what happened: 1,400,000 of 89,000,000.
    const rates = "0.1 0.2 0.5 1 1.57 2 5 10 20 50 100".split(" ");
    assert.deepEqual(
      rows.map(([rate]) => rate),
      rates.map((rate) => `${rate}%`),
    );
    for (const [index, rate] of rates.entries()) {
      const assumptions = { claimsRate: String(Number((Number(rate) / 100).toFixed(6))) };
      const input = rate === "1.57" ? { answers: illinois } : { answers: illinois, assumptions };
      const { claimant } = calculator.estimate(input);
      const range = `${dollars(claimant?.range.low ?? "")} to ${dollars(claimant?.range.high ?? "")}`;
      assert.deepEqual(
        rows[index]?.slice(1),
        [dollars(claimant?.payment ?? ""), range],
        `${rate}%`,
      );
    }
  });

  test("what it would take: exact to the claim", async () => {
    await visitAsIllinois();
    const calculator = await calculatorFor("tiktok-2022");
    const solution = calculator.solve({ answers: illinois }, { payment: "50.00" });
    assert.ok(solution.outcome === "reached" && solution.next !== null);
    const percent = Number((Number(solution.rate) * 100).toPrecision(3));
    assert.equal(
      await ask(browser, "50"),
      `For $50.00 or more, there could have been at most ${solution.claims.toLocaleString("en-US")} claims, about ` +
        `${percent}% of those covered. With one claim more it would have been ${dollars(solution.next)}. ` +
        "The count was 1,400,000.",
    );
    assert.match((await ask(browser, "0")) ?? "", /^Write an amount above zero/);
    // The net fund: 92,000,000 - 30,327,800 - 1,168,200 = 60,504,000, which 6 shares of 10,084,000.00 make up.
    assert.match((await ask(browser, "60,504,000")) ?? "", /at most 1 claim\b/);
    assert.match(
      (await ask(browser, "60,504,000.01")) ?? "",
      /^That is more than there is for all such claims together/,
    );
    await fill(browser, "-what-if", "a lot", "payout-outlook");
    assert.match(
      (await text(browser, "payout-outlook >> .what-if .error")) ?? "",
      /^Write dollars and cents/,
    );
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("[role=status]")
        ?.textContent?.startsWith("Write dollars and cents"),
    );
  });

  test("what it would take is read out after a pause", async () => {
    await visitAsIllinois();
    const said = await ask(browser, "75");
    await browser.waitFor(
      (said) =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelector("[role=status]")
          ?.textContent === said,
      said,
    );
  });

  test("what cannot be reached is said to be out of reach, and why", async () => {
    await visit("lang=en&settlement=apple-siri-2025");
    const { answers } = await answerAll(browser);
    await drawn(browser);
    const calculator = await calculatorFor("apple-siri-2025");
    const solution = calculator.solve({ answers }, { payment: "1000.00" });
    assert.ok(solution.outcome === "not-reachable" && solution.reason === "cap");
    assert.equal(
      await ask(browser, "1000"),
      `$1,000.00 is out of reach: the plan pays you at most ${dollars(solution.most)}, however few claim.`,
    );
  });

  test("the estimate is drawn first, and only the newest input is worked on", async () => {
    await visitAsIllinois();
    const { last } = await slider(browser);
    const seen = await browser.evaluate(async (last) => {
      const host = /** @type {any} */ (document.querySelector("payout-calculator"));
      const part = (/** @type {string} */ selector) => host.shadowRoot.querySelector(selector);
      const lead = part("payout-outlook").shadowRoot.querySelector(".lead");
      const before = lead.textContent;
      /** @type {string[]} */
      const leads = [];
      new MutationObserver(() => leads.push(lead.textContent)).observe(lead, {
        characterData: true,
        childList: true,
        subtree: true,
      });
      // As fast as a hand would never be: twenty moves before anything can be drawn.
      for (let stop = last - 20; stop < last; stop += 1) {
        part("#claims").value = String(stop);
        part("#claims").dispatchEvent(new Event("input", { bubbles: true }));
        await host.updateComplete;
      }
      const first = { amount: part(".amount").textContent, lead: lead.textContent };
      return { before, first, payment: host.estimate.claimant.payment, leads };
    }, last);
    assert.equal(seen.first.amount, dollars(seen.payment), "the estimate is on show");
    assert.equal(seen.first.lead, seen.before, "the range waits");
    assert.deepEqual(seen.leads, []);
    await drawn(browser);
    const lead = (await text(browser, "payout-outlook >> .lead")) ?? "";
    assert.notEqual(lead, seen.before);
    assert.ok(
      lead.endsWith(
        `if ${await text(browser, ".claims .value strong")} of those covered had claimed.`,
      ),
    );
  });

  test("is an element of its own: a view goes in, events come out", async () => {
    await visitAsIllinois();
    const before = await slider(browser);
    const { heard, lead, given } = await browser.evaluate(async () => {
      const host = document.querySelector("payout-calculator");
      const given = /** @type {any} */ (host?.shadowRoot?.querySelector("payout-outlook"));
      const own = /** @type {any} */ (document.createElement("payout-outlook"));
      /** @type {Record<string, any>} */
      const heard = {};
      for (const type of ["foreseen", "move", "say"])
        own.addEventListener(`payout-${type}`, (/** @type {any} */ { detail, bubbles }) => {
          heard[type] = { detail, bubbles };
        });
      own.view = given.view;
      document.body.append(own);
      const part = (/** @type {string} */ selector) => own.shadowRoot.querySelector(selector);
      while (!part(".plot .reach")) await new Promise((resolve) => setTimeout(resolve, 20));
      const plot = part(".plot");
      // A made-up event has no pointer that could be caught.
      plot.setPointerCapture = () => {};
      plot.hasPointerCapture = () => true;
      const { left, top, width } = plot.getBoundingClientRect();
      const where = { clientX: left + 0.9 * width, clientY: top + 5, pointerId: 7 };
      plot.dispatchEvent(new PointerEvent("pointerdown", { ...where, isPrimary: true }));
      part(".field input").value = "a lot";
      part(".field input").dispatchEvent(new Event("change"));
      const texts = [own, given].map(
        ({ shadowRoot }) => shadowRoot.querySelector(".lead").textContent,
      );
      own.remove();
      return { heard, lead: texts[0], given: texts[1] };
    });
    assert.equal(lead, given);
    const calculator = await calculatorFor("tiktok-2022");
    const { p10, p90 } = calculator.forecast({ answers: illinois }).payment;
    assert.deepEqual(heard.foreseen.detail.range, { low: p10, high: p90 });
    const { last, ...after } = await slider(browser);
    assert.ok(Math.abs(heard.move.detail / last - 0.9) < 0.05, `${heard.move.detail} of ${last}`);
    assert.match(heard.say.detail, /^Write dollars and cents/);
    for (const { bubbles } of Object.values(heard)) assert.equal(bubbles, false);
    assert.equal(after.stop, before.stop, "only whoever listens moves anything");
  });

  test("it speaks the reader's language, and changes it", async () => {
    await visitAsIllinois("lang=es");
    assert.match((await text(browser, "payout-outlook >> .lead")) ?? "", /^Probablemente entre \$/);
    assert.match((await ask(browser, "50")) ?? "", /^Para \$50\.00 o más, podía haber como máximo/);
    await browser.evaluate(() =>
      document.querySelector("payout-calculator")?.setAttribute("lang", "en"),
    );
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("payout-outlook")
        ?.shadowRoot?.querySelector(".lead")
        ?.textContent?.startsWith("Probably"),
    );
  });

  if (engine.name !== "Chromium") return; // the only engine here whose windows are narrow and whose layout is watched

  for (const width of [320, 1280]) {
    test(`nothing moves when it arrives, or while the slider does: ${width} px`, async () => {
      await browser.setViewport(width, 900);
      await visit("lang=es");
      site.hold(/outlook/);
      await answerAsIllinois(browser);
      const place = (/** @type {string} */ selector) =>
        browser.evaluate((selector) => {
          const root = document.querySelector("payout-calculator")?.shadowRoot;
          const inner = root?.querySelector("payout-outlook")?.shadowRoot;
          const part = root?.querySelector(selector) ?? inner?.querySelector(selector);
          return Math.round((part?.getBoundingClientRect().top ?? Number.NaN) + scrollY);
        }, selector);
      const below = await place(".division");
      site.release();
      await drawn(browser);
      assert.equal(await place(".division"), below, "what is below has moved");
      const figure = await place("figure");
      const field = await place("#q--what-if");
      const { last } = await slider(browser);
      for (let stop = 0; stop <= last; stop += 5) {
        await slide(browser, stop);
        await drawn(browser);
        assert.deepEqual(
          [await place("figure"), await place("#q--what-if"), await place(".division")],
          [figure, field, below],
          `at stop ${stop}`,
        );
      }
    });
  }
});

forEachEngine("without how sure it is", (open, engine) => {
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

  test("if it does not come, all else is there", async () => {
    site.refuse(/outlook/);
    await browser.goto(`${site.url}?lang=en`);
    await ready(browser);
    await answerAsIllinois(browser);
    assert.match((await text(browser, ".amount")) ?? "", /^\$167/);
    assert.match((await text(browser, ".division")) ?? "", /^How the \$92,000,000 divides/);
    await browser.waitFor(
      () =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".outlook") == null,
    );
    if (engine.name === "Firefox") return; // it asks for a script but once while a page is open
    site.refuse();
    await slide(browser, 1);
    await drawn(browser);
  });
});

/**
 * Answers every question: yes, Illinois, the first option, 2.
 *
 * @param {import("./driver.mjs").Browser} browser
 * @returns {Promise<{ answers: Record<string, any> }>} what has been answered
 */
async function answerAll(browser) {
  await browser.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector("payout-calculator"));
    const all = (/** @type {string} */ selector) => [
      ...host.shadowRoot.querySelectorAll(`.questions ${selector}`),
    ];
    const tell = (/** @type {any} */ field, /** @type {string} */ value) => {
      field.value = value;
      for (const type of ["input", "change"])
        field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    for (let round = 0; round < 8 && !host.estimate.claimant; round += 1) {
      for (const list of all("select"))
        if (!list.value)
          tell(list, list.querySelector("[value=IL]") ? "IL" : list.options[1].value);
      const names = new Set(all("input[type=radio]").map(({ name }) => name));
      for (const name of names)
        if (all(`input[name="${name}"]:checked`).length === 0)
          all(`input[name="${name}"]`)[0].click();
      for (const field of all(".field input"))
        if (!field.value) tell(field, field.type === "date" ? "2019-05-31" : "2");
      await host.updateComplete;
    }
  });
  await claimantEstimate(browser);
  const answers = await browser.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector("payout-calculator"));
    /** @type {Record<string, any>} */
    const answers = {};
    for (const list of host.shadowRoot.querySelectorAll(".questions select"))
      answers[list.id.slice(2)] = list.value;
    for (const { name, value } of host.shadowRoot.querySelectorAll(".questions input:checked"))
      answers[name] = value === "yes" ? true : value === "no" ? false : value;
    for (const field of host.shadowRoot.querySelectorAll(".questions .field input")) {
      const { kind } = field.parentElement.dataset;
      answers[field.id.slice(2)] = kind === "number" ? Number(field.value) : field.value;
    }
    return answers;
  });
  return { answers };
}
