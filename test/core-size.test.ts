import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";

const source = fileURLToPath(new URL("../packages/core/src/index.ts", import.meta.url));
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "atlas-size-"));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** How many bytes a page loads that has these exports of `@atlas/core`, compressed. */
async function compressedSize(exports: string): Promise<number> {
  const entry = join(dir, "entry.js");
  writeFileSync(entry, `export ${exports} from ${JSON.stringify(source)};`);
  const output = await build({
    root: dir,
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  const { output: chunks } = output as Rolldown.RolldownOutput;
  return gzipSync(chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("")).length;
}

it.each([
  ["whole", "*", 45_000],
  ["of aggregate alone", "{ aggregate }", 12_000],
])("@atlas/core %s is small", async (_, exports, limit) => {
  const size = await compressedSize(exports);
  expect(size).toBeLessThan(limit);
  // So small that nothing was built would be no answer, either.
  expect(size).toBeGreaterThan(limit / 3);
});
