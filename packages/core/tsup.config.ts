import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "dataset-of": "src/dataset-of.ts",
    "replicates/index": "src/replicates/index.ts",
    "testing/index": "src/testing/index.ts",
  },
  format: ["esm"],
  platform: "neutral",
  target: "es2022",
  sourcemap: true,
  clean: true,
});
