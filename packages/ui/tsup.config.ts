import { join } from "node:path";
import { solidPlugin } from "esbuild-plugin-solid";
import { defineConfig, type Options } from "tsup";

/** `import text from "./some.css?inline"`: a style sheet with all that it imports, as a text. */
const cssText: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "css-text",
  setup(build) {
    const tail = /\?inline$/;
    build.onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
    }));
    build.onLoad({ filter: /\.css\?inline$/ }, async ({ path }) => {
      const entryPoints = [path.replace(tail, "")];
      const { outputFiles } = await build.esbuild.build({
        entryPoints,
        bundle: true,
        minify: true,
        write: false,
      });
      return { contents: outputFiles[0]!.text, loader: "text" };
    });
  },
};

export default defineConfig([
  {
    // For any bundler: the components are compiled; solid-js stays the host's own.
    entry: { index: "src/index.ts", figure: "src/figure.ts", styles: "src/styles.css" },
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
  {
    // For any page, also without Solid: all in one, but for core, whose errors and tables are the host's own, too.
    entry: { index: "src/elements/index.ts" },
    outDir: "dist/elements",
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    minify: true,
    noExternal: [/^(?!@atlas\/core$)/],
    external: [/^@atlas\/core$/],
    esbuildPlugins: [cssText, solidPlugin({ solid: { delegateEvents: false } })],
    esbuildOptions: (options) => {
      // Dependencies are compiled like the rest, so that nothing is done to a document when they are imported.
      options.conditions = ["solid", "browser", "module"];
    },
  },
]);
