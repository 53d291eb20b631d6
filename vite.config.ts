import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { type FontPart, withParts } from "./web/build/font-faces.ts";
import { partsOf } from "./web/build/font-parts.ts";
import { leanOperations } from "./web/build/lean-operations.ts";

/** The bundler joins style sheets in an order of its own; the first line says in which order their layers count. */
const layerOrder: Plugin = {
  name: "layer-order",
  enforce: "post",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "asset" && file.fileName.endsWith(".css"))
        file.source = `@layer base,components,features;${file.source}`;
  },
};

/** What a page shows first needs a tenth of each font: the other parts come when a page has characters of theirs. */
const fontParts: Plugin = {
  name: "font-parts",
  enforce: "post",
  generateBundle(_, bundle) {
    const parts = new Map<string, FontPart[]>();
    for (const [key, file] of Object.entries(bundle)) {
      if (file.type !== "asset" || !file.fileName.endsWith(".ttf")) continue;
      const [name] = file.names;
      const made = partsOf(Buffer.from(file.source)).map(({ font, ranges }, index) => {
        const reference = this.emitFile({ type: "asset", name: `${index + 1}-${name}`, source: font });
        return { address: `/${this.getFileName(reference)}`, ranges };
      });
      parts.set(`/${file.fileName}`, made);
      delete bundle[key];
    }
    for (const file of Object.values(bundle))
      if (file.type === "asset" && file.fileName.endsWith(".css"))
        file.source = withParts(String(file.source), (address) => parts.get(address));
  },
};

/** React Aria's own words in 33 further languages would say in the browser's what the pages around them say in English. */
const englishWords: Plugin = {
  name: "english-words",
  enforce: "pre",
  resolveId: {
    filter: { id: /(?:^|[\\/])[a-z]{2}-[A-Z]{2}\.mjs$/ },
    handler(id, importer) {
      if (!/[\\/]intl(?:Strings\.mjs$|[\\/])/.test(id + importer)) return null;
      return this.resolve(id.replace(/[a-z]{2}-[A-Z]{2}\.mjs$/, "en-US.mjs"), importer, { skipSelf: true });
    },
  },
};

/** Operations come to the browser as what it sends where. `operation` takes the rest for left out: response is looked at for being none. */
const operationsInBrowsers: Plugin = {
  name: "operations-in-browsers",
  transform: {
    filter: { id: /\.contract\.ts$/ },
    handler(code) {
      return { code: leanOperations(code, this.parse(code)), map: null };
    },
  },
};

/** How `web/` is built. Everything is served from our own origin, under a strict content security policy. */
export default defineConfig({
  root: join(import.meta.dirname, "web"),
  resolve: {
    alias: [
      { find: /^typebox$/, replacement: join(import.meta.dirname, "web/build/schemas-in-browsers.ts") },
    ],
  },
  plugins: [englishWords, react(), operationsInBrowsers, fontParts, layerOrder],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2024",
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    cssCodeSplit: false,
    // Inlined fonts and images would be data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        // Nothing of what declares operations, schemas and errors does anything by itself.
        manualPureFunctions: ["Type", "operation", "errorKind"],
        propertyReadSideEffects: false,
      },
      output: {
        // Few files that most pages share, instead of many small ones that each cost a request.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack)[\\/]/ },
            { name: "shell", test: /node_modules|web[\\/]ui/, tags: ["$initial"] },
            // What opens above a page is large, and Today opens nothing: menus, dialogs, selects.
            { name: "kit", test: /web[\\/]ui[\\/](?!(?:dialog|select|menu-items)\.)/, minShareCount: 30 },
            { name: "overlays", test: /node_modules|web[\\/]ui/, minShareCount: 30 },
            { name: "contracts", test: /[\\/]src[\\/](?!document[\\/]chart[\\/])/, minShareCount: 14 },
          ],
        },
      },
    },
  },
});
