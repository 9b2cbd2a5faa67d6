import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

export default defineConfig({
  plugins: [solid({ solid: { delegateEvents: false } })],
  resolve: { conditions: ["@atlas/source", "solid", "browser", "module"] },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": `http://127.0.0.1:${process.env["ATLAS_PORT"] ?? "8000"}` },
  },
  build: { target: "es2022", sourcemap: false },
});
