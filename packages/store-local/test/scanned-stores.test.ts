import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { RunScanner } from "../../store/src/scanner/run-scanner.ts";
import { isScanned } from "../../store/test/scanner/compare-with-decoder.ts";
import { HAS_REAL_STORES, NEEDS_REAL_STORES, unpackStore } from "./real-stores.ts";

/** The records of all stores in a directory, as far as they can be read. */
function* recordsIn(directory: string): Generator<Uint8Array> {
  for (const name of readdirSync(directory, { recursive: true }) as string[]) {
    if (!dirname(name).endsWith("runs") || !name.endsWith(".json")) continue;
    try {
      yield readFileSync(join(directory, name));
    } catch {
      // A link that leads nowhere, a folder, or what may not be read.
    }
  }
}

describe.skipIf(!HAS_REAL_STORES)(`records are scanned as they are decoded ${NEEDS_REAL_STORES}`, () => {
  it.each([
    ["mini", true],
    ["examples", true],
    ["kitchen", true],
    ["statuses", true],
    ["collection", true],
    ["slurm", true],
    ["broken", false],
  ])("in the store %s", (name, isMostlyScanned) => {
    const { directory, remove } = unpackStore(name);
    onTestFinished(remove);
    const scanner = new RunScanner();
    const scanned = Array.from(recordsIn(directory), (bytes) => isScanned(scanner, bytes));
    expect(scanned.length).toBeGreaterThan(0);
    if (isMostlyScanned) expect(scanned.filter(Boolean).length).toBeGreaterThan(scanned.length / 2);
  });
});
