// Three bundles, chosen by the mode: `lib` for npm, `site` for the standalone page, `embed` for publishers' pages.

import { defineConfig } from "vite";

const target = "es2022";
/** As they stand: for older browsers light-dark() would be rewritten to what cannot follow the page around the element. */
const cssTarget = "esnext";

/**
 * A library must leave the .wasm a file of its own, so that the bundler of whoever uses it can place it: Vite would
 * put it into the script as text. So Vite is told to look away, and the script refers to the file beside it.
 */
const wasmBesideScript = {
  name: "wasm-beside-script",
  enforce: /** @type {const} */ ("pre"),
  /** @param {string} code */
  transform: (code) =>
    code.replace('"./generated/prorata_bg.wasm"', '/* @vite-ignore */ "./prorata_bg.wasm"'),
  /** The bundler of whoever uses it must not look away. @param {string} code */
  renderChunk: (code) => code.replace(/\/\* @vite-ignore \*\/\s*(?="\.\/prorata_bg\.wasm")/, ""),
};

/** Vite lets every script that is fetched later wait for its styles and its other scripts. These have none to wait for. */
const nothingToWaitFor = {
  name: "nothing-to-wait-for",
  enforce: /** @type {const} */ ("pre"),
  /** @param {string} id */
  load: (id) =>
    id === "\0vite/preload-helper.js"
      ? "export const __vitePreload = (load) => load();"
      : undefined,
};

/** @type {import("vite").UserConfig} */
const lib = {
  plugins: [wasmBesideScript],
  build: {
    target,
    cssTarget,
    outDir: "../dist/lib",
    emptyOutDir: true,
    license: { fileName: "THIRD-PARTY-LICENSES.md" },
    minify: false, // whoever bundles it minifies it; until then it can be read
    lib: {
      entry: {
        index: "core/index.ts",
        node: "core/node.ts",
        slim: "core/slim.ts",
        element: "element/payout-calculator.ts",
        define: "element/define.ts",
        cli: "cli/cli.ts",
      },
      formats: ["es"],
    },
    rolldownOptions: {
      // What npm installs beside the package, and node:. The rest is too small, or not made for it.
      external: [/^lit($|\/)/, /^d3-/, /^@humanwhocodes\/momoa$/, /^node:/],
      // Flat: the .wasm must lie beside whichever file asks for it.
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        comments: { jsdoc: false, annotation: true, legal: true }, // the .d.ts files have them
      },
    },
  },
};

/** @type {import("vite").UserConfig} */
const site = {
  plugins: [nothingToWaitFor],
  build: {
    target,
    cssTarget,
    outDir: "../dist/site",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the policy allows no data: addresses
    license: { fileName: "THIRD-PARTY-LICENSES.md" },
  },
};

/** @type {import("vite").UserConfig} */
const embed = {
  plugins: [nothingToWaitFor],
  build: {
    target,
    cssTarget,
    outDir: "../dist/site",
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: "www/embed.ts",
      checks: { ineffectiveDynamicImport: false }, // what other bundles fetch later is in this one from the start
      // One script under a name that stays, so that publishers' pages need no change. What few readers need it fetches.
      output: { entryFileNames: "payout-calculator.js" },
    },
  },
};

const configs = { lib, site, embed };

export default defineConfig(({ mode }) => ({
  root: "www",
  base: "./", // a site may live in a folder
  publicDir: false,
  logLevel: "warn",
  ...configs[/** @type {keyof typeof configs} */ (mode)],
}));
