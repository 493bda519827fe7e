// What a reader does on the page, in each engine.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { forEachEngine } from "./driver.mjs";
import {
  answerAsIllinois,
  cents,
  choose,
  chooseState,
  countAnew,
  estimate,
  eventAfter,
  factsShown,
  focused,
  ready,
  serveSite,
  slideTo,
  stepsOf,
  tabTo,
  text,
  worked,
} from "./page-support.mjs";

forEachEngine("the page", (open) => {
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
  /** @param {string} query */
  const visit = async (query) => {
    await browser.goto(`${site.url}?${query}`);
    await ready(browser);
  };
  afterEach(async () => {
    site.release();
    assert.deepEqual(
      await browser.errors(),
      [],
      "errors in the console, or a breach of the policy",
    );
  });

  test("a reader who made videos in Illinois gets six times a nationwide payment", async () => {
    await visit("lang=en");
    assert.equal(
      await text(browser, ".amount"),
      null,
      "no amount before the questions are answered",
    );
    await chooseState(browser, "TX");
    await choose(browser, "usedBefore", true);
    await browser.waitFor(
      () => /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant,
    );
    const nationwide = (await estimate(browser)).claimant;
    assert.deepEqual(nationwide.groups, ["nationwide"]);
    assert.equal(await text(browser, ".amount"), `$${nationwide.payment}`);

    await answerAsIllinois(browser);
    const illinois = (await estimate(browser)).claimant;
    assert.equal(cents(illinois.payment), 6n * cents(nationwide.payment));
    assert.ok(cents(nationwide.payment) > 0n);
    assert.equal(await text(browser, ".amount"), `$${illinois.payment}`);
    assert.ok(
      site.requests.some((path) => path.endsWith(".wasm")),
      "the WebAssembly was fetched",
    );
  });

  test("the reader is told the range, the groups and the sum", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    await browser.waitFor(() => {
      const { shadowRoot } = /** @type {any} */ (document.querySelector("payout-calculator"));
      return shadowRoot.querySelector(".terms").textContent.includes("Probably");
    });
    // That it is what the calculator foresees is for the test of the outlook.
    assert.match(
      (await text(browser, ".terms")) ?? "",
      /^Probably between \$1\d\d\.\d\d and \$1\d\d\.\d\d, with the claims that were actually made\.$/,
    );
    await worked(browser);
    const receipt = (await text(browser, ".receipt")) ?? "";
    for (const line of [
      "Nationwide class 1 share",
      "Illinois subclass + 5 more shares",
      "= 6 shares",
    ]) {
      assert.ok(receipt.includes(line), `"${line}" in "${receipt}"`);
    }
    assert.match(receipt, /× \$27\.\d\d .*= \$\d+\.\d\d/);
    assert.match((await text(browser, ".why")) ?? "", /You are in these groups:/);
  });

  test("the answer is read out, once", async () => {
    await visit("lang=en");
    const regions = await browser.evaluate(
      () =>
        document
          .querySelector("payout-calculator")
          ?.shadowRoot?.querySelectorAll("[role=status], [role=alert], [aria-live], output").length,
    );
    assert.equal(regions, 1);
    await answerAsIllinois(browser);
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("[role=status]")
        ?.textContent?.includes("Your estimated payment"),
    );
    const { claimant } = await estimate(browser);
    const spoken = await browser.evaluate(
      () =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelector("[role=status]")
          ?.textContent,
    );
    assert.ok(spoken?.includes(`$${claimant.payment}`), spoken ?? "nothing");
  });

  test("everything can be done with the keyboard alone", async () => {
    await visit("lang=en");
    await tabTo(browser, "q-state");
    await browser.press("I", "l", "l");
    await tabTo(browser, "usedBefore");
    await browser.press("Space");
    await tabTo(browser, "createdInIllinois");
    await browser.press("Space");
    await browser.waitFor(
      () => /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant,
    );
    const before = (await estimate(browser)).claimant;
    assert.deepEqual(before.groups, ["nationwide", "illinois"]);
    await tabTo(browser, "claims");
    await browser.press("ArrowRight");
    await browser.waitFor(
      (payment) =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant
          .payment !== payment,
      before.payment,
    );
    assert.ok(cents((await estimate(browser)).claimant.payment) < cents(before.payment));
    assert.equal(await focused(browser), "claims", "the slider keeps the focus");
  });

  test("a reader who is not covered is told so, why, and what the others get", async () => {
    await visit("lang=en");
    await chooseState(browser, "CA");
    await choose(browser, "usedBefore", false);
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant
          ?.eligible === false,
    );
    assert.equal(await text(browser, ".verdict"), "This settlement does not seem to cover you");
    assert.match(
      (await text(browser, ".groups")) ?? "",
      /Nationwide class\. .*before September 30, 2021/,
    );
    assert.match((await text(browser, ".cohorts")) ?? "", /Nationwide class \$27\.\d\d/);
    assert.equal(await text(browser, ".amount"), null);
  });

  test("moving the slider says what it supposes, and it can be put back", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    const own = (await estimate(browser)).claimant.payment;
    await slideTo(browser, "last");
    await browser.waitFor(
      (own) =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant
          .payment !== own,
      own,
    );
    const all = await estimate(browser);
    assert.ok(cents(all.claimant.payment) < cents(own));
    assert.equal(all.claims[0].count, 89_000_000);
    assert.match((await text(browser, ".terms")) ?? "", /if 100% of those covered had claimed\.$/);
    await worked(browser);
    assert.match((await text(browser, ".working")) ?? "", /if things go as you assume/);

    await slideTo(browser, "first");
    await browser.waitFor(() =>
      /** @type {any} */ (document.querySelector("payout-calculator")).shadowRoot
        .querySelector(".terms")
        .textContent.includes("0.1%"),
    );
    assert.ok(cents((await estimate(browser)).claimant.payment) > cents(own));

    await browser.click("payout-calculator >> .claims .plain");
    await browser.waitFor(
      (own) =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant
          .payment === own,
      own,
    );
    assert.match((await text(browser, ".terms")) ?? "", /with the claims that were actually made/);
  });

  test("the marks on the scale set it to what is typical", async () => {
    await visit("lang=en");
    const marks = await browser.evaluate(() => {
      const host = document.querySelector("payout-calculator");
      const found = host?.shadowRoot?.querySelectorAll(".mark strong") ?? [];
      return [...found].map((mark) => mark.textContent);
    });
    assert.deepEqual(marks, ["1.57%", "3%", "4%", "9%"]);
    await browser.click("payout-calculator >> .mark:last-child");
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claims[0].assumed,
    );
    assert.equal((await estimate(browser)).claims[0].rate, "0.09");
  });

  test("where nobody knows how many people are covered, the slider counts claims", async () => {
    await visit("settlement=google-photos-bipa-2022&lang=en");
    assert.match(
      (await text(browser, ".answer")) ?? "",
      /The amounts here are before this, because no figure was found: .*Interest earned.* the real payment can be different/,
    );
    assert.equal(await text(browser, ".value"), "687,484");
    const own = (await estimate(browser)).pools[0].cohorts[0].payment;
    await slideTo(browser, "last");
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claims[0].assumed,
    );
    const { claims, pools } = await estimate(browser);
    assert.ok(claims[0].count > 687_484);
    assert.ok(cents(pools[0].cohorts[0].payment) < cents(own));
  });

  test("the parts of the fund add up to the whole, to the cent", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    const [amounts, total] = await browser.evaluate(() => {
      const host = document.querySelector("payout-calculator");
      const read = (/** @type {string} */ selector) =>
        [...(host?.shadowRoot?.querySelectorAll(selector) ?? [])].map(
          (cell) => cell.firstChild?.nextSibling?.textContent ?? cell.textContent ?? "",
        );
      return [read(".division tbody td:nth-child(2)"), read(".division tfoot td:nth-child(2)")];
    });
    const money = (/** @type {string} */ shown) => BigInt(shown.replace(/[^\d-]/g, ""));
    assert.ok(amounts.length >= 5, `${amounts}`);
    assert.equal(
      amounts.map(money).reduce((sum, amount) => sum + amount, 0n),
      money(total?.[0] ?? ""),
    );
    assert.equal(total?.[0], "$92,000,000.00");
    assert.match((await text(browser, ".division .mine")) ?? "", /Illinois subclass/);
  });

  test("every step of the working is in words, with its sources", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    await worked(browser);
    const steps = await browser.evaluate(() => {
      const host = document.querySelector("payout-calculator");
      const items = host?.shadowRoot?.querySelectorAll(".working li") ?? [];
      return [...items].map((item) => ({
        said: item.querySelector("p")?.textContent?.trim() ?? "",
        links: item.querySelectorAll("a[href^='https://']").length,
        tag: item.querySelector(".tag")?.textContent?.trim() ?? "",
      }));
    });
    const all = await stepsOf("tiktok-2022", {
      state: "IL",
      usedBefore: true,
      createdInIllinois: true,
    });
    assert.equal(steps.length, all.length);
    for (const [index, step] of all.entries()) {
      assert.ok((steps[index]?.said.length ?? 0) > 20, `${step.code}: ${steps[index]?.said}`);
      assert.doesNotMatch(steps[index]?.said ?? "", /A further step|undefined|NaN|\{/);
      if ("sources" in step && step.sources.length > 0)
        assert.ok((steps[index]?.links ?? 0) > 0, step.code);
      if ("confidence" in step && step.confidence === "not-found")
        assert.equal(steps[index]?.tag, "not found");
    }
  });

  test("what was paid, the deadline, the official site and the warnings are there", async () => {
    await visit("lang=en");
    assert.match((await text(browser, ".outcome")) ?? "", /Paid \$27\.84 .*Paid \$167\.04/);
    assert.match((await text(browser, ".facts")) ?? "", /March 1, 2022 This day has passed\./);
    assert.match((await text(browser, ".closed")) ?? "", /too late to claim/);
    const notes = (await text(browser, ".notes")) ?? "";
    for (const warning of [
      /not a promise/,
      /not legal advice/,
      /never have to pay/,
      /official website/,
      /taxable.*\$600.*W-9/,
      /“up to”/,
      /Nothing you choose is saved or sent/,
      /what is not known exactly, such as fees, costs and the number of claims/,
    ]) {
      assert.match(notes, warning);
    }
    const rel = await browser.evaluate(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector("a[href='https://tiktokdataprivacysettlement.com']")
        ?.getAttribute("rel"),
    );
    assert.equal(rel, "external noopener");
  });

  test("in Spanish, with only the Spanish messages fetched", async () => {
    await countAnew(browser, site);
    await visit("lang=es");
    await answerAsIllinois(browser);
    assert.equal(await browser.evaluate(() => document.documentElement.lang), "es");
    await browser.waitFor(() =>
      /** @type {any} */ (document.querySelector("payout-calculator")).shadowRoot
        .querySelector(".terms")
        .textContent.includes("Probablemente"),
    );
    assert.match(
      (await text(browser, ".terms")) ?? "",
      /^Probablemente entre \$[\d.]+ y \$[\d.]+,/,
    );
    assert.equal(await text(browser, ".questions h3"), "Sus respuestas");
    assert.equal(
      await browser.evaluate(() => document.querySelector("h1")?.textContent),
      "¿Cuánto me toca?",
    );
    await worked(browser);
    const messages = site.requests.filter((path) => /\/(messages|working)\.\w/.test(path));
    assert.equal(messages.length, 2, `${messages}`);
    assert.ok(
      messages.every((path) => /\.es\b/.test(path)),
      `${messages}`,
    );
  });

  test("changing the language keeps the answers", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    const { payment } = (await estimate(browser)).claimant;
    await browser.click("nav a[hreflang=es]");
    await browser.waitFor(() =>
      /** @type {any} */ (document.querySelector("payout-calculator")).shadowRoot
        .querySelector(".eyebrow")
        ?.textContent.includes("Su pago estimado"),
    );
    assert.equal(await text(browser, ".amount"), `$${payment}`);
    assert.match(await browser.evaluate(() => location.search), /lang=es/);
    await worked(browser);
    assert.match((await text(browser, ".working .result")) ?? "", /partes × /);
  });

  test("another settlement is a choice away, and the address says which", async () => {
    await visit("lang=en");
    await browser.evaluate(() => {
      const picker = /** @type {HTMLSelectElement} */ (document.querySelector("#settlement"));
      picker.value = "facebook-bipa-2021";
      picker.dispatchEvent(new Event("change"));
    });
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate?.settlement ===
        "facebook-bipa-2021",
    );
    assert.match((await text(browser, "h2")) ?? "", /Facebook/);
    assert.match(await browser.evaluate(() => location.search), /settlement=facebook-bipa-2021/);
    await browser.evaluate(() => history.back());
    await browser.waitFor(
      () =>
        /** @type {any} */ (document.querySelector("payout-calculator")).estimate?.settlement ===
        "tiktok-2022",
    );
  });

  test("nothing is stored, and nothing is asked of anybody else", async () => {
    await visit("lang=en");
    await answerAsIllinois(browser);
    await slideTo(browser, "last");
    const kept = await browser.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases?.())?.length ?? 0,
      caches: (await globalThis.caches?.keys())?.length ?? 0,
      query: location.search,
      elsewhere: performance
        .getEntriesByType("resource")
        .map((entry) => entry.name)
        .filter((name) => !name.startsWith(`${location.origin}/`)),
      seen: performance.getEntriesByType("resource").length,
    }));
    const { seen, ...rest } = kept;
    assert.ok(seen > 3, "requests are counted");
    assert.deepEqual(rest, {
      local: 0,
      session: 0,
      cookies: "",
      databases: 0,
      caches: 0,
      query: "?lang=en",
      elsewhere: [],
    });
  });

  test("the host page hears of each estimate, and can hand in a settlement of its own", async () => {
    await visit("lang=en");
    const heard = await eventAfter(browser, "payout-estimate", () =>
      browser.evaluate(async () => {
        const response = await fetch("settlements/tiktok-2022.json");
        const settlement = await response.json();
        settlement.status = "claims-open";
        delete settlement.outcome;
        settlement.dates = settlement.dates.filter((/** @type {any} */ date) => {
          if (date.event === "claim-deadline") date.on = "2999-12-31";
          return date.event.startsWith("cl");
        });
        for (const id of Object.keys(settlement.sources)) {
          if (JSON.stringify(settlement).split(`"${id}"`).length === 2)
            delete settlement.sources[id];
        }
        const element = document.createElement("payout-calculator");
        document.querySelector("payout-calculator")?.replaceWith(element);
        /** @type {any} */ (element).settlement = settlement;
      }),
    );
    assert.equal(heard?.settlement, "tiktok-2022");
    assert.ok(heard.composed && heard.bubbles);
    assert.match(
      (await text(browser, ".facts")) ?? "",
      /You can still claim on the official website/,
    );
    assert.equal(await text(browser, ".closed"), null);
    assert.match((await text(browser, ".mark")) ?? "", /Our figure/);
    await chooseState(browser, "TX");
    await choose(browser, "usedBefore", true);
    await slideTo(browser, "last");
    await browser.waitFor(() =>
      /** @type {any} */ (document.querySelector("payout-calculator")).shadowRoot
        .querySelector(".terms")
        .textContent.includes("if 100% of those covered claim."),
    );
  });

  test("a settlement with a mistake is refused in words", async () => {
    await visit("lang=en");
    const heard = await eventAfter(browser, "payout-error", () => breakSettlement(browser));
    assert.equal(heard?.code, "money-not-text");
    assert.equal(heard.stage, "core");
    assert.match((await text(browser, ".failure")) ?? "", /has a mistake.*\/fund\/gross/);
  });

  test("the sentences for mistakes are fetched when there is one", async () => {
    await countAnew(browser, site);
    await visit("lang=en");
    await answerAsIllinois(browser);
    await worked(browser);
    const fetched = () => site.requests.filter((path) => /\/faults\./.test(path));
    assert.deepEqual(fetched(), []);

    site.hold(/\/faults\./);
    const heard = await eventAfter(browser, "payout-error", async () => {
      await breakSettlement(browser);
      await failed(browser);
      const shown = (await text(browser, ".failure")) ?? "";
      assert.match(shown, /has a mistake/);
      assert.doesNotMatch(shown, /money-not-text/, "the code is not for the reader");
      site.release();
    });
    assert.equal(heard?.message, `/fund/gross: ${moneyNotText}`);
    assert.equal(heard.name, "ProrataError");
    const shown = (await text(browser, ".failure")) ?? "";
    assert.ok(shown.includes(`/fund/gross: ${moneyNotText}`), shown);
    assert.equal(fetched().length, 1, `${fetched()}`);
    assert.match(`${fetched()}`, /\/faults\.en\b/);

    // From now on they are there.
    const again = await eventAfter(browser, "payout-error", () => breakSettlement(browser));
    assert.equal(again?.message, heard.message);
    assert.equal(fetched().length, 1, `${fetched()}`);
  });

  test("a mistake is said in Spanish, and told to the host page in English", async () => {
    await visit("lang=es");
    const heard = await eventAfter(browser, "payout-error", () => breakSettlement(browser));
    assert.equal(heard?.message, `/fund/gross: ${moneyNotText}`);
    assert.match((await text(browser, ".failure")) ?? "", /\/fund\/gross: El dinero se escribe/);
  });
});

const moneyNotText =
  'Money is written as text with two decimals, such as "27.84", because programs can lose cents of a number. Put the amount in quotation marks.';

/** Hands in a settlement whose fund is a number. @param {import("./driver.mjs").Browser} browser */
const breakSettlement = (browser) =>
  browser.evaluate(async () => {
    const response = await fetch("settlements/tiktok-2022.json");
    const settlement = await response.json();
    settlement.fund.gross = 92000000;
    const element = document.querySelector("payout-calculator");
    /** @type {any} */ (element).settlement = settlement;
  });

/** Waits until the element says that something has failed. @param {import("./driver.mjs").Browser} browser */
const failed = (browser) =>
  browser.waitFor(
    () =>
      document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".failure") != null,
  );

forEachEngine("the page without its arithmetic", (open) => {
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

  afterEach(() => {
    site.release();
    site.refuse();
  });

  test("shows the facts and the first questions while it is on its way", async () => {
    site.hold();
    await browser.goto(`${site.url}?lang=en`);
    await factsShown(browser);
    assert.equal(await estimate(browser), null);
    assert.equal(await text(browser, "h2"), "TikTok consumer privacy settlement");
    assert.match((await text(browser, ".facts")) ?? "", /\$92,000,000/);
    assert.match((await text(browser, ".questions")) ?? "", /Which state do you live in\?/);
    assert.match((await text(browser, ".outcome")) ?? "", /\$167\.04/);
    assert.match((await text(browser, ".answer")) ?? "", /Working out the payments/);
    // An answer that is given meanwhile counts.
    await chooseState(browser, "TX");
    site.release();
    await ready(browser);
    await choose(browser, "usedBefore", true);
    await browser.waitFor(
      () => /** @type {any} */ (document.querySelector("payout-calculator")).estimate.claimant,
    );
  });

  test("says what happened if it is blocked, keeps the facts, and can try again", async () => {
    site.refuse(/\.wasm$/);
    await browser.goto(`${site.url}?lang=en`);
    await browser.waitFor(
      () =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".failure") != null,
    );
    const panel = (await text(browser, ".answer")) ?? "";
    assert.match(panel, /The calculator could not start/);
    assert.match(panel, /did not load/);
    assert.match(panel, /Nationwide class \$27\.84.*Illinois subclass \$167\.04/);
    assert.match(
      (await text(browser, ".facts")) ?? "",
      /\$92,000,000.*tiktokdataprivacysettlement\.com/,
    );
    assert.match((await text(browser, ".dates")) ?? "", /Last day to claim/);
    assert.equal(await estimate(browser), null);
    // What cannot be worked out is not shown as if it were still on its way.
    assert.equal(await text(browser, ".division"), null);

    site.refuse();
    await browser.click("payout-calculator >> .failure button");
    await ready(browser);
    assert.equal(await text(browser, ".failure"), null);
  });

  test("says so if the arithmetic stops half-way, and shows no figure", async () => {
    // The core has no known way to panic. So the module is refused at first, and then started with an export that traps.
    site.refuse(/\.wasm$/);
    await browser.goto(`${site.url}?lang=en`);
    await browser.waitFor(
      () =>
        document.querySelector("payout-calculator")?.shadowRoot?.querySelector(".failure") != null,
    );
    await browser.evaluate(() => {
      const { instantiate } = WebAssembly;
      const trapping = async (/** @type {any} */ module, /** @type {any} */ imports) => {
        const { exports } = await instantiate(module, imports);
        const wasmcalculator_estimate = () => {
          throw new WebAssembly.RuntimeError("unreachable");
        };
        return { instance: { exports: { ...exports, wasmcalculator_estimate } } };
      };
      Object.assign(WebAssembly, { instantiate: trapping });
    });
    site.refuse();
    await browser.click("payout-calculator >> .failure button");
    await browser.waitFor(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector(".failure")
        ?.textContent?.includes("made a mistake and stopped"),
    );
    assert.equal(await estimate(browser), null);
    assert.match((await text(browser, ".facts")) ?? "", /\$92,000,000/);
  });

  test("an error of the page's own is not hidden, nor told as a mistake of the settlement", async () => {
    await browser.goto(`${site.url}?lang=en`);
    await ready(browser);
    await factsShown(browser);
    const seen = await browser.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector("payout-calculator"));
      const format = /** @type {PropertyDescriptor} */ (
        Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format")
      );
      const get = () => {
        throw new TypeError("broken on purpose");
      };
      Object.defineProperty(Intl.DateTimeFormat.prototype, "format", { ...format, get });
      element.requestUpdate();
      const thrown = await element.updateComplete.then(String, String);
      Object.defineProperty(Intl.DateTimeFormat.prototype, "format", format);
      element.requestUpdate();
      await element.updateComplete;
      return { thrown, failure: element.shadowRoot.querySelector(".failure")?.textContent ?? null };
    });
    assert.deepEqual(seen, { thrown: "TypeError: broken on purpose", failure: null });
    assert.match((await text(browser, ".dates")) ?? "", /Last day to claim/);
  });

  test("a settlement that lacks parts is refused in words, whatever it lacks", async () => {
    await browser.goto(`${site.url}?lang=en`);
    await ready(browser);
    for (const part of ["dates", "questions", "groups", "fund", "plan", "asOf"]) {
      const heard = await eventAfter(browser, "payout-error", () =>
        browser.evaluate(async (part) => {
          const response = await fetch("settlements/tiktok-2022.json");
          const { [part]: _, ...settlement } = await response.json();
          const element = document.querySelector("payout-calculator");
          /** @type {any} */ (element).settlement = settlement;
        }, part),
      );
      assert.equal(heard?.code, "missing-key", part);
      assert.equal(heard.stage, "core");
      assert.match((await text(browser, ".failure")) ?? "", new RegExp(`"${part}" is missing`));
    }
  });

  test("shows the code of a mistake if its sentence does not come, and tells it", async () => {
    site.refuse(/\/faults\./);
    for (const language of ["en", "es"]) {
      await browser.goto(`${site.url}?lang=${language}`);
      await ready(browser);
      const heard = await eventAfter(browser, "payout-error", () => breakSettlement(browser));
      assert.equal(heard?.code, "money-not-text");
      assert.equal(heard.message, "/fund/gross: money-not-text");
      const shown = (await text(browser, ".failure")) ?? "";
      assert.match(shown, /\/fund\/gross: money-not-text/);
      assert.match(shown, language === "en" ? /has a mistake/ : /tiene un error/);
    }
    // And nothing is broken by it.
    await browser.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector("payout-calculator"));
      element.settlement = "tiktok-2022";
    });
    await ready(browser);
  });

  test("a mistake that is mended before its sentence has come is not told any more", async () => {
    await browser.goto(`${site.url}?lang=en`);
    await ready(browser);
    site.hold(/\/faults\./);
    const heard = await eventAfter(browser, "payout-error", async () => {
      await breakSettlement(browser);
      await failed(browser);
      await browser.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector("payout-calculator"));
        element.settlement = "tiktok-2022";
      });
      await ready(browser);
      site.release();
      // The next one is told, so that the test need not wait for what does not come.
      await browser.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector("payout-calculator"));
        element.settlement = "no-such-case";
      });
    });
    assert.equal(heard?.code, "settlement-not-found");
  });

  test("speaks English if the other language does not come", async () => {
    site.refuse(/messages\.es/);
    await browser.goto(`${site.url}?lang=es`);
    await ready(browser);
    assert.equal(await text(browser, ".questions h3"), "Your answers");
    const language = await browser.evaluate(() =>
      document
        .querySelector("payout-calculator")
        ?.shadowRoot?.querySelector(".calculator")
        ?.getAttribute("lang"),
    );
    assert.equal(language, "en");
    // And another settlement can be chosen.
    await browser.waitFor(
      () =>
        /** @type {HTMLSelectElement} */ (document.querySelector("#settlement")).disabled === false,
    );
  });

  test("says so if there is no such settlement", async () => {
    await browser.goto(`${site.url}?lang=en`);
    await ready(browser);
    const heard = await eventAfter(browser, "payout-error", () =>
      browser.evaluate(() => {
        document.querySelector("payout-calculator")?.setAttribute("settlement", "no-such-case");
      }),
    );
    assert.equal(heard?.code, "settlement-not-found");
    assert.match((await text(browser, ".failure")) ?? "", /no settlement with this name/);
  });
});
