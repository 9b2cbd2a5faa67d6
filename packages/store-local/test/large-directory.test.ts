import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { expect, it, onTestFinished } from "vitest";

/** `ATLAS_TEST_FILES=1000000` is the full size, which takes minutes. */
const FILES = Number(process.env["ATLAS_TEST_FILES"] ?? 20_000);

const idOf = (i: number) => `r${String(i).padStart(7, "0")}`;

const recordOf = (i: number) => `{
  "context_fingerprint": "c",
  "duration_ms": ${i},
  "experiment_id": "large:${i % 3}",
  "params_fingerprint": "p",
  "run_id": "${idOf(i)}",
  "seed_fingerprint": "s",
  "status": "success"
}`;

/** A store with so many records in one folder, and as many files that are none. */
function storeOf(count: number): string {
  const store = mkdtempSync(join(tmpdir(), "atlas-large-"));
  onTestFinished(() => rmSync(store, { recursive: true, force: true }));
  mkdirSync(join(store, "runs"));
  writeFileSync(join(store, "_meta.json"), "{}");
  for (let i = 0; i < count; i++) writeFileSync(join(store, "runs", `${idOf(i)}.json`), recordOf(i));
  for (let i = 0; i < count; i++) writeFileSync(join(store, "runs", `${idOf(i)}.done`), "");
  return store;
}

it(`a folder of ${FILES} records and as many other files is read and followed, and the event loop has its turns (ATLAS_TEST_FILES says otherwise)`, {
  timeout: 60_000 + FILES,
}, async () => {
  const store = storeOf(FILES);
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  onTestFinished(() => clearInterval(counting));
  const source = openFileSource([await openLocalFileSystem(store)], { follow: false });
  await source.ready();
  const { table, problems, experiments } = source.state();
  expect(table.rowCount).toBe(FILES);
  expect(problems).toEqual([]);
  expect(experiments.reduce((sum, { run_count }) => sum + run_count, 0)).toBe(FILES);
  expect(table.cell(table.rowOf(idOf(FILES - 1))!, "record.duration_ms")).toBe(FILES - 1);
  // Reading takes some microseconds a file, and a slice of work eight milliseconds.
  expect(turns).toBeGreaterThan(FILES / 5000);

  unlinkSync(join(store, "runs", `${idOf(7)}.json`));
  writeFileSync(join(store, "runs", `${idOf(FILES)}.json`), recordOf(FILES));
  const after = await source.refresh();
  expect(after.table.rowCount).toBe(FILES);
  expect(after.table.rowOf(idOf(7))).toBeUndefined();
  expect(after.table.rowOf(idOf(FILES))).toBeDefined();
  await source.close();
});
