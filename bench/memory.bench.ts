// What a table costs, in bytes a run: against the objects that it was made of, and with fields that few runs have.
import { mkdirSync, writeFileSync } from "node:fs";
import { type JsonObject, type Run, tableOf } from "@atlas/core";
import { generateRuns } from "./generate-runs.ts";
import { rowsOf } from "./rows.ts";

const collect = globalThis.gc;
if (collect === undefined) throw new Error("run with --expose-gc");

/** The bytes that what a function makes keeps alive. */
function bytesOf(make: () => unknown): number {
  collect!();
  const before = process.memoryUsage();
  const made = [make()];
  collect!();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  made.length = 0;
  return bytes;
}

const SPARSE: JsonObject = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`sparse_${i}`, i / 7]));

/** The runs, of which one in a hundred has a hundred metrics more. */
function* withSparse(runs: Iterable<Run>, isOther: (place: number) => boolean): Iterable<Run> {
  let place = 0;
  for (const run of runs) yield isOther(place++) ? { ...run, metrics: { ...run.metrics, ...SPARSE } } : run;
}

const results = [];
for (const rows of rowsOf([100_000])) {
  const plain = bytesOf(() => tableOf(generateRuns(rows)));
  const costs = {
    "a table": plain,
    "run objects": bytesOf(() => [...generateRuns(rows)]),
    "with 100 fields of a last 1 %": bytesOf(() =>
      tableOf(withSparse(generateRuns(rows), (place) => place >= rows * 0.99)),
    ),
    "with 100 fields of a scattered 1 %": bytesOf(() =>
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
