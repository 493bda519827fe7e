// Three bundles, chosen by the mode: `lib` for npm, `site` for the standalone page, `embed` for publishers' pages.

import { defineConfig } from "vite";

const target = "es2022";
/** As they stand: for older browsers light-dark() would be rewritten to what cannot follow the page around the element. */
const cssTarget = "esnext";

/** @type {import("vite").UserConfig} */
const lib = {
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
      // Flat, and under the names that `exports` has.
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
        comments: { jsdoc: false, annotation: true, legal: true }, // the .d.ts files have them
      },
    },
  },
};

/** @type {import("vite").UserConfig} */
const site = {
  build: {
    target,
    cssTarget,
    outDir: "../dist/site",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the policy allows no data: addresses
    modulePreload: false, // scripts that are fetched later have nothing to fetch beside them
    license: { fileName: "THIRD-PARTY-LICENSES.md" },
  },
};

/** @type {import("vite").UserConfig} */
const embed = {
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
