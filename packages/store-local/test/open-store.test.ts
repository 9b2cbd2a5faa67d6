import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aggregate } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { metalabFiles } from "@atlas/store/testing";
import { openStore } from "@atlas/store-local";
import { expect, it, onTestFinished } from "vitest";
import { writeFiles } from "./write-files.ts";

function directoryWith(files: ReturnType<typeof metalabFiles>): string {
  const directory = mkdtempSync(join(tmpdir(), "atlas-store-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFiles(directory, files);
  return directory;
}

it("reads a directory into a table that outlives what was opened", async () => {
  const runs = sampleRuns();
  const { table, dataset, source, close } = await openStore(directoryWith(metalabFiles(runs)));
  const runId = runs[0]!.record.run_id;
  expect((await source.run(runId))?.record.run_id).toBe(runId);
  expect((await dataset.info()).runs).toBe(runs.length);
  await close();
  expect(table.rowCount).toBe(runs.length);
  const { counts } = aggregate(table, { x: "record.status", y: "record.duration_ms" });
  expect(counts.matched).toBe(runs.length);
});

it("says that there is no such directory", async () => {
  await expect(openStore("/no/such/directory")).rejects.toMatchObject({ code: "store_not_found" });
});
