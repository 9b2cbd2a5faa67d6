import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", "file-reader": "src/file-reader.js" },
  format: ["esm"],
  platform: "node",
  target: "es2022",
  sourcemap: true,
  clean: true,
});
