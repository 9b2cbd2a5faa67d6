import { solidPlugin } from "esbuild-plugin-solid";
import { defineConfig } from "tsup";

export default defineConfig([
  {
    // For any bundler: the components are compiled; solid-js stays the host's own.
    entry: { index: "src/index.ts", styles: "src/styles.css" },
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    sourcemap: true,
    esbuildPlugins: [solidPlugin({ solid: { delegateEvents: false } })],
  },
  {
    // For Solid projects, which compile JSX themselves (the "solid" export condition).
    entry: { "source/index": "src/index.ts" },
    outExtension: () => ({ js: ".jsx" }),
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    esbuildOptions: (options) => {
      options.jsx = "preserve";
    },
  },
]);
