// WebKit: WebKitGTK's MiniBrowser over the WebDriver protocol, on a virtual screen.

import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";

const MACHINE = process.arch === "arm64" ? "aarch64" : "x86_64";
const MINI_BROWSER = `/usr/lib/${MACHINE}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

/** @type {import("./driver.mjs").Engine} */
export const webkit = {
  name: "WebKit",
  needs: "webkit2gtk-driver xvfb",
  programs: ["/usr/bin/WebKitWebDriver", "/usr/bin/xvfb-run", MINI_BROWSER],
  async launch(options) {
    const server = await startWebDriver(options);
    /** @type {{ sessionId: string }} */
    const { sessionId } = await server.call("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] },
        },
      },
    });
    /** @type {(method: string, path: string, body?: object) => Promise<any>} */
    const call = (method, path, body) => server.call(method, `/session/${sessionId}${path}`, body);
    await call("POST", "/timeouts", { script: 60_000, pageLoad: 60_000 });

    /** @type {import("./driver.mjs").Browser["evaluate"]} */
    const evaluate = async (fn, ...args) => {
      const outcome = await call("POST", "/execute/async", {
        script: `const [args, done] = arguments;
          Promise.resolve(args).then((args) => (${fn})(...args)).then(
            (value) => done({ json: JSON.stringify(value) }),
            (error) => done({ error: String(error && error.stack ? error + "\\n" + error.stack : error) }));`,
        args: [args],
      });
      if (outcome.error !== undefined) throw new Error(outcome.error);
      return outcome.json == null ? undefined : JSON.parse(outcome.json);
    };
    /** @param {object[]} actions @param {"key" | "pointer"} type */
    const act = (type, actions) =>
      call("POST", "/actions", { actions: [{ type, id: type, actions }] });

    return {
      async goto(url) {
        await call("POST", "/url", { url });
        await evaluate(recordErrors);
      },
      evaluate,
      async press(...keys) {
        for (const chord of keys) {
          const values = chord.split("+").map((name) => KEYS[name] ?? name);
          await act("key", [
            ...values.map((value) => ({ type: "keyDown", value })),
            ...values.reverse().map((value) => ({ type: "keyUp", value })),
          ]);
        }
      },
      clickAt: (x, y) =>
        act("pointer", [
          { type: "pointerMove", duration: 0, x, y },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ]),
      dragFrom: (x, y, toX) =>
        act("pointer", [
          { type: "pointerMove", duration: 0, x, y },
          { type: "pointerDown", button: 0 },
          { type: "pointerMove", duration: 100, x: toX, y },
          { type: "pointerUp", button: 0 },
        ]),
      async setViewport(width, height) {
        // WebDriver sizes the window; what its frame and toolbar take is measured.
        let [outerWidth, outerHeight] = [width, height];
        for (let tries = 0; tries < 3; tries++) {
          await call("POST", "/window/rect", { width: outerWidth, height: outerHeight });
          const [gotWidth, gotHeight] = await evaluate(() => [innerWidth, innerHeight]);
          if (gotWidth === width && gotHeight === height) return;
          outerWidth += width - gotWidth;
          outerHeight += height - gotHeight;
        }
      },
      screenshot: async (path) =>
        writeFile(path, Buffer.from(await call("GET", "/screenshot"), "base64")),
      errors: () => evaluate(() => /** @type {any} */ (globalThis).errorsSeenByDriver),
      close: async () => {
        await call("DELETE", "").catch(() => {});
        server.stop();
      },
    };
  },
};

/** Runs in the page: WebDriver has no console, and WebKitGTK no WebDriver BiDi yet. */
function recordErrors() {
  /** @type {string[]} */
  const seen = [];
  /** @type {any} */ (globalThis).errorsSeenByDriver = seen;
  addEventListener("error", (event) => seen.push(String(event.error ?? event.message)));
  addEventListener("unhandledrejection", (event) => seen.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) =>
    seen.push(`Content-Security-Policy ${event.violatedDirective}: ${event.blockedURI}`),
  );
  const { error } = console;
  console.error = (...values) => {
    seen.push(values.map(String).join(" "));
    error(...values);
  };
}

/** The keys that WebDriver knows by a private code point. @type {Record<string, string>} */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** @param {import("./driver.mjs").Options} options */
async function startWebDriver(options) {
  const port = await freePort();
  const screen = ["-a", "-s", "-screen 0 1600x1600x24"];
  const child = spawn(
    "/usr/bin/xvfb-run",
    [...screen, "/usr/bin/WebKitWebDriver", `--port=${port}`],
    {
      detached: true, // its own process group, so that the screen ends with it
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, GTK_THEME: options.dark ? "Adwaita:dark" : "Adwaita" },
    },
  );
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => lines.push(...text.split("\n")));
  }
  const stop = () => {
    try {
      if (child.pid) process.kill(-child.pid);
    } catch {
      // It has ended already.
    }
  };
  process.once("exit", stop);

  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok)
      throw new Error(`WebKit, ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const giveUp = Date.now() + 20_000;
  for (;;) {
    const ready = await call("GET", "/status").catch(() => undefined);
    if (ready?.ready) break;
    if (Date.now() > giveUp || child.exitCode !== null) {
      stop();
      throw new Error(`WebKitWebDriver did not start:\n${lines.join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { call, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
