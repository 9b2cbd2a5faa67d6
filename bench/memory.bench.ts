// What a table costs, in bytes a run: against the objects that it was made of, and with fields that few runs have.
import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type JsonObject, type Run, tableOf } from "@atlas/core";
import { generateRuns } from "./generate-runs.ts";
import { rowsOf } from "./rows.ts";

const collect = globalThis.gc;
if (collect === undefined) throw new Error("run with --expose-gc");

/** The bytes that are in use. Buffers are let go of beside the collector: only when it has come three times, all are. */
async function usedBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect!();
    await setTimeout(50);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The bytes that what a function makes keeps alive. */
async function bytesOf(make: () => unknown): Promise<number> {
  const before = await usedBytes();
  const made = [make()];
  const bytes = (await usedBytes()) - before;
  made.length = 0;
  return bytes;
}

/** A hundred metrics, different in each run. */
const sparseMetrics = (place: number): JsonObject =>
  Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`sparse_${i}`, (i + place) / 7]));

/** The runs, of which one in a hundred has a hundred metrics more. */
function* withSparse(runs: Iterable<Run>, isOther: (place: number) => boolean): Iterable<Run> {
  let place = 0;
  for (const run of runs) {
    yield isOther(place) ? { ...run, metrics: { ...run.metrics, ...sparseMetrics(place) } } : run;
    place++;
  }
}

// What is compiled at first use is no part of a table.
tableOf(generateRuns(20_000));

const results = [];
for (const rows of rowsOf([100_000])) {
  const plain = await bytesOf(() => tableOf(generateRuns(rows)));
  const costs = {
    "a table": plain,
    "run objects": await bytesOf(() => [...generateRuns(rows)]),
    "with 100 fields of a last 1 %": await bytesOf(() =>
      tableOf(withSparse(generateRuns(rows), (place) => place >= rows * 0.99)),
    ),
    "with 100 fields of a scattered 1 %": await bytesOf(() =>
      tableOf(withSparse(generateRuns(rows), (place) => place % 100 === 0)),
    ),
  };
  for (const [what, bytes] of Object.entries(costs)) {
    const row = { what, rows, bytes_per_run: Math.round(bytes / rows), ratio: bytes / plain };
    results.push(row);
    console.log(
      `${what.padEnd(36)} ${String(rows).padStart(8)} ${String(row.bytes_per_run).padStart(6)} B a run   ×${row.ratio.toFixed(2)}`,
    );
  }
}
mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
writeFileSync(new URL("./results/memory.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
