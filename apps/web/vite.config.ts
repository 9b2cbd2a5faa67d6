import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

export default defineConfig({
  // Relative to the page's <base>: where Atlas lies is not known before it is served.
  base: "./",
  plugins: [solid({ solid: { delegateEvents: false } })],
  resolve: { conditions: ["@atlas/source", "solid", "browser", "module"] },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": `http://127.0.0.1:${process.env["ATLAS_PORT"] ?? "8000"}` },
  },
  build: { target: "es2022", sourcemap: false },
});
