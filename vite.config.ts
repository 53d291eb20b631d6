import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

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

/** How `web/` is built. Everything is served from our own origin, under a strict content security policy. */
export default defineConfig({
  root: join(import.meta.dirname, "web"),
  plugins: [react(), layerOrder],
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
  },
});
