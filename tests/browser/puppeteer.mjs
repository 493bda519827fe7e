// Chromium and Firefox. puppeteer-core brings no browser of its own.

import { tmpdir } from "node:os";
import puppeteer from "puppeteer-core";

const root = process.getuid?.() === 0;

/** @type {import("./driver.mjs").Engine} */
export const chromium = {
  name: "Chromium",
  needs: "chromium",
  programs: ["/usr/bin/chromium"],
  async launch(options) {
    const browser = await puppeteer.launch({
      browser: "chrome",
      executablePath: "/usr/bin/chromium",
      args: [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        ...(root ? ["--no-sandbox"] : []), // Chromium refuses to run as root in its sandbox
      ],
    });
    const driver = await drive(browser);
    await driver.page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: options.dark ? "dark" : "light" },
    ]);
    return driver;
  },
};

/** @type {import("./driver.mjs").Engine} */
export const firefox = {
  name: "Firefox",
  needs: "firefox-esr",
  programs: ["/usr/bin/firefox-esr"],
  async launch(options) {
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: "/usr/bin/firefox-esr",
      env: { ...process.env, HOME: tmpdir() }, // Firefox as root wants a home that root owns
      extraPrefsFirefox: {
        "layout.css.prefers-color-scheme.content-override": options.dark ? 0 : 1,
      },
    });
    return drive(browser);
  },
};

/** @param {import("puppeteer-core").Browser} browser */
async function drive(browser) {
  const page = await browser.newPage(); // not the tab it starts with: in Firefox that one never has the focus
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return {
    page,
    /** @type {import("./driver.mjs").Browser["goto"]} */
    goto: async (url, until = "load") => void (await page.goto(url, { waitUntil: until })),
    /** @type {import("./driver.mjs").Browser["evaluate"]} */
    evaluate: (fn, ...args) => /** @type {any} */ (page.evaluate(fn, ...args)),
    /** @param {string[]} keys */
    async press(...keys) {
      for (const chord of keys) {
        const names = /** @type {import("puppeteer-core").KeyInput[]} */ (
          chord.split("+").map((name) => (name === "Space" ? " " : name))
        );
        const last = /** @type {import("puppeteer-core").KeyInput} */ (names.pop());
        for (const name of names) await page.keyboard.down(name);
        await page.keyboard.press(last);
        for (const name of names.reverse()) await page.keyboard.up(name);
      }
    },
    /** @type {(x: number, y: number) => Promise<void>} */
    clickAt: (x, y) => page.mouse.click(x, y),
    /** @type {(x: number, y: number, toX: number) => Promise<void>} */
    async dragFrom(x, y, toX) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(toX, y, { steps: 5 });
      await page.mouse.up();
    },
    /** @type {(width: number, height: number) => Promise<void>} */
    setViewport: (width, height) => page.setViewport({ width, height }),
    /** @param {string} path */
    screenshot: async (path) => void (await page.screenshot({ path: /** @type {any} */ (path) })),
    errors: async () => errors,
    close: () => browser.close(),
  };
}
