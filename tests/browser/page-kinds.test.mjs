// Every kind of question, and plans with several pools, scenarios and later payments, in each engine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { root } from "../../scripts/lib/run.mjs";
import { forEachEngine } from "./driver.mjs";
import {
  cents,
  choose,
  claimantEstimate,
  estimate,
  fill,
  ready,
  serveSite,
  stepsOf,
  tabTo,
  text,
  worked,
} from "./page-support.mjs";

/** @typedef {import("./driver.mjs").Browser} Browser */

const example = async (/** @type {string} */ name) =>
  JSON.parse(await readFile(join(root, `examples/${name}.json`), "utf8"));

/** What a field says of itself: its value, whether it is marked as wrong, and what describes it. @param {Browser} browser @param {string} question */
const field = (browser, question) =>
  browser.evaluate((question) => {
    const shadow = document.querySelector("payout-calculator")?.shadowRoot;
    const input = /** @type {HTMLInputElement | null} */ (shadow?.querySelector(`#q-${question}`));
    const ids = input?.getAttribute("aria-describedby")?.split(" ") ?? [];
    return {
      value: input?.value,
      type: input?.type,
      inputmode: input?.getAttribute("inputmode"),
      label: shadow?.querySelector(`label[for="q-${question}"]`)?.textContent?.trim() !== "",
      invalid: input?.getAttribute("aria-invalid"),
      described: ids.map((id) => shadow?.getElementById(id)?.textContent?.trim() ?? `no ${id}`),
      spoken: shadow?.querySelector("[role=status]")?.textContent?.trim(),
    };
  }, question);

/** Waits until a field is complained of. @param {Browser} browser */
const complaint = (browser) =>
  browser.waitFor(
    () => document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".error") != null,
  );

forEachEngine("the kinds of question", (open) => {
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
  /** @param {string} settlement @param {string} [language] */
  const visit = async (settlement, language = "en") => {
    await browser.goto(`${site.url}?settlement=${settlement}&lang=${language}`);
    await ready(browser);
  };
  /** Puts another settlement in the place of the page's. @param {object} settlement */
  const handIn = async (settlement) => {
    await visit("tiktok-2022");
    await browser.evaluate((settlement) => {
      /** @type {any} */ (document.querySelector("payout-calculator")).settlement = settlement;
    }, settlement);
    await browser.waitFor(
      (id) =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate?.settlement ===
        id,
      /** @type {any} */ (settlement).id,
    );
  };

  test("an amount: what cannot be read is said, what can is used to the cent", async () => {
    await visit("att-2025");
    await choose(browser, "incidents", "both");
    await choose(browser, "firstClaim", "losses");
    await choose(browser, "secondClaim", "share");
    await fill(browser, "firstLosses", "1.200");
    await complaint(browser);
    const wrong = await field(browser, "firstLosses");
    assert.equal(wrong.invalid, "true");
    assert.ok(wrong.label);
    assert.equal(wrong.inputmode, "decimal");
    assert.match(wrong.described.at(-1) ?? "", /^Write dollars and cents in digits/);
    assert.match(wrong.described[0] ?? "", /prove/, "the hint is still linked");
    assert.equal(wrong.spoken, wrong.described.at(-1));
    assert.equal((await estimate(browser)).claimant, null);
    assert.equal(await text(browser, ".amount"), null);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(
      (await field(browser, "firstLosses")).spoken,
      wrong.spoken,
      "nothing talks over it",
    );

    await fill(browser, "firstLosses", "$1,200.5");
    const { claimant } = await claimantEstimate(browser);
    const right = await field(browser, "firstLosses");
    assert.equal(right.value, "1,200.50", "it shows how it was understood");
    assert.equal(right.invalid, null);
    assert.equal(await text(browser, ".error"), null);
    const paid = (
      await stepsOf("att-2025", {
        incidents: "both",
        firstClaim: "losses",
        firstLosses: "1200.50",
        secondClaim: "share",
      })
    ).filter((step) => step.code === "payment");
    assert.equal(paid[0]?.amount, "1200.50");

    // One receipt for each pool, and their sum.
    assert.equal(paid.length, 2);
    await worked(browser);
    const receipts = (await text(browser, ".why")) ?? "";
    for (const { amount } of paid)
      assert.ok(
        receipts.includes(
          `= $${Number(amount).toLocaleString("en-US", { minimumFractionDigits: 2 })}`,
        ),
      );
    assert.equal(
      cents(claimant.payment),
      paid.reduce((sum, step) => sum + cents(step.amount), 0n),
    );
    assert.match(receipts, /All your payments = \$1,2\d\d\.\d\d/);
    const mine = await browser.evaluate(
      () =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelectorAll(".division .mine")
          .length,
    );
    assert.equal(mine, 2, "a part of each fund is the claimant's");

    await browser.click("payout-calculator >> .questions .plain");
    await browser.waitFor(
      () =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelector("#q-firstLosses") ==
        null,
    );
  });

  test("the parts of a fund with several pools add up to the whole", async () => {
    await visit("att-2025");
    const [amounts, total] = await browser.evaluate(() => {
      const shadow = document.querySelector("payout-calculator")?.shadowRoot;
      const read = (/** @type {string} */ part) =>
        [...(shadow?.querySelectorAll(`.division ${part} td:nth-child(2)`) ?? [])].map(
          (cell) => cell.firstChild?.nextSibling?.textContent ?? "",
        );
      return [read("tbody"), read("tfoot")];
    });
    const money = (/** @type {string} */ shown) => BigInt(shown.replace(/[^\d-]/g, "") || "0");
    assert.ok(amounts.length >= 7, `${amounts}`);
    assert.equal(
      amounts.map(money).reduce((sum, amount) => sum + amount, 0n),
      money(total?.[0] ?? ""),
    );
    const division = (await text(browser, ".division")) ?? "";
    const { plan } = JSON.parse(await readFile(join(root, "settlements/att-2025.json"), "utf8"));
    for (const { name } of plan.pools) assert.ok(division.includes(`${name.en} – `), name.en);
  });

  test("a number: whole, no more than can be, with the keyboard alone", async () => {
    await visit("apple-siri-2025");
    await choose(browser, "owned", true);
    await choose(browser, "switchedOn", true);
    await tabTo(browser, "q-devices");
    await browser.press("2", ".", "5", "Tab");
    await complaint(browser);
    const wrong = await field(browser, "devices");
    assert.equal(wrong.inputmode, "numeric");
    assert.match(wrong.described.at(-1) ?? "", /^Write a whole number/);
    assert.equal((await estimate(browser)).claimant, null);

    await fill(browser, "devices", "2");
    const two = (await claimantEstimate(browser)).claimant;
    await fill(browser, "devices", "1");
    await browser.waitFor(
      (payment) =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant
          .payment !== payment,
      two.payment,
    );
    const one = (await estimate(browser)).claimant;
    const lost = cents(two.payment) - 2n * cents(one.payment);
    assert.ok(lost >= 0n && lost <= 1n, `${two.payment} for two, ${one.payment} for one`);
    await worked(browser);
    assert.match((await text(browser, ".receipt")) ?? "", /1 share/);
  });

  test("a number above the most there can be is refused with that number", async () => {
    const settlement = await example("per-unit-with-a-most");
    const question = settlement.questions.find((/** @type {any} */ { kind }) => kind === "number");
    question.most = 1500;
    await handIn(settlement);
    await choose(browser, "bought", true);
    await fill(browser, question.id, "1501");
    await complaint(browser);
    assert.equal(await text(browser, ".error"), "Write a number up to 1,500.");
    await fill(browser, question.id, "1,500");
    assert.equal(await text(browser, ".error"), null);
  });

  test("a date: a control of the browser's, or a field that takes either way of writing", async () => {
    const settlement = await example("per-month");
    await handIn(settlement);
    for (const question of settlement.questions) {
      if (question.kind === "yes-no") await choose(browser, question.id, true);
    }
    const dates = settlement.questions.filter((/** @type {any} */ { kind }) => kind === "date");
    assert.ok(dates.length > 0);
    const { type } = await field(browser, dates[0].id);
    await fill(browser, dates[0].id, type === "date" ? "2019-01-15" : "1/15/2019");
    for (const { id } of dates.slice(1)) {
      assert.equal((await estimate(browser)).claimant, null, "not before every date is there");
      await fill(browser, id, "2020-06-30");
    }
    const { claimant } = await claimantEstimate(browser);
    assert.ok(cents(claimant.payment) > 0n, claimant.payment);
    await worked(browser);
    assert.match((await text(browser, ".receipt")) ?? "", /\d+ months? × \$/);
  });

  test("a choice with many options is a list", async () => {
    const settlement = await example("caps-and-floors");
    const question = settlement.questions.find((/** @type {any} */ { kind }) => kind === "choice");
    assert.ok(question, "the example has a choice");
    const more = ["a", "b", "c", "d", "e", "f", "g"].map((id) => ({
      id: `more-${id}`,
      name: { en: id },
    }));
    question.options.push(...more);
    await handIn(settlement);
    await fill(browser, question.id, question.options[0].id);
    await claimantEstimate(browser);
  });

  test("a fund that depends on what happens: each way can be tried", async () => {
    await visit("clearview-2025");
    assert.match(
      (await text(browser, ".facts")) ?? "",
      /\$0 to \$51,750,000 Depends on what happens/,
    );
    const lead = (await text(browser, ".scenarios .hint")) ?? "";
    assert.match(lead, /are for this one: The stake brings what it was worth in January 2024\.$/);
    /** The least that a claim of the first kind is paid. */
    const low = async () => (await estimate(browser)).pools[0].cohorts[0].range.low;
    assert.equal(await low(), "0.00", "nothing is one of the ways");
    await choose(browser, "-scenario", "january-2024-value");
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.pools[0]
          .cohorts[0].range.low !== "0.00",
    );
    await worked(browser);
    assert.match(
      (await text(browser, ".working")) ?? "",
      /the settlement fund is then \$51,750,000/,
    );
    await choose(browser, "-scenario", "");
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.pools[0]
          .cohorts[0].range.low === "0.00",
    );
  });

  test("what is likely to follow is said beside the payment", async () => {
    await handIn(await example("second-distribution"));
    const settlement = await example("second-distribution");
    for (const { id, kind } of settlement.questions) {
      assert.equal(kind, "yes-no");
      await choose(browser, id, true);
    }
    const { claimant } = await claimantEstimate(browser);
    assert.deepEqual(
      claimant.distributions.map((/** @type {any} */ { payment }) => payment),
      ["1.00"],
    );
    assert.equal(
      await text(browser, ".later"),
      "Then about $1.00 more in a later payment, for those who cashed the first check.",
    );
    assert.match((await text(browser, ".division")) ?? "", /Checks that are not cashed -\$/);
  });

  test("a fault of a settlement is told in Spanish", async () => {
    await visit("tiktok-2022", "es");
    await browser.evaluate(async () => {
      const response = await fetch("settlements/tiktok-2022.json");
      const settlement = await response.json();
      settlement.groups[0].claims.number = { rate: "2" };
      /** @type {any} */ (document.querySelector("payout-calculator")).settlement = settlement;
    });
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector(".failure")
        ?.textContent?.includes("«2» no es una tasa"),
    );
    assert.match((await text(browser, ".failure")) ?? "", /\/groups\/0\/claims\/number\/rate: «2»/);
  });

  test("the settlements are listed by how far they have come", async () => {
    await visit("tiktok-2022");
    const groups = await browser.evaluate(() =>
      [...document.querySelectorAll("#settlement optgroup")].map((group) => ({
        label: /** @type {HTMLOptGroupElement} */ (group).label,
        names: [...group.querySelectorAll("option")].map((option) => option.text),
      })),
    );
    assert.ok(groups.length >= 2);
    assert.equal(groups.at(-1)?.label, "Paid out");
    assert.ok(groups.flatMap(({ names }) => names).length >= 14);
    for (const { names } of groups)
      assert.deepEqual(
        names,
        [...names].sort((a, b) => a.localeCompare(b, "en")),
      );
  });
});
