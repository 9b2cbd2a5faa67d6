import { openMemorySource, type Run, searchFiles } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { expect, test } from "vitest";
import { newestRuns } from "../../src/file-search/newest-runs.ts";

const sketches = [
  { run_id: "a1", experiment_id: "a", started_at: "2026-03-01T00:00:00" },
  { run_id: "a2", experiment_id: "a", started_at: "2026-03-02T00:00:00" },
  { run_id: "a3", experiment_id: "a", started_at: "2026-03-03T00:00:00" },
  { run_id: "b1", experiment_id: "b", started_at: "2026-01-01T00:00:00" },
];
const sample = sampleRuns()[0]!;
const log = { logs: new Map([["run", new TextEncoder().encode("first\nthe needle\n")]]) };
const source = openMemorySource(
  sketches.map((sketch): Run => ({ ...sample, record: { ...sample.record, ...sketch } })),
  { files: new Map(sketches.map(({ run_id }) => [run_id, log])) },
);

test.each([
  [100, ["a3", "b1", "a2", "a1"]],
  [5, ["a3", "b1", "a2"]],
  [2, ["a3", "b1"]],
  [1, ["a3"]],
])("of %i runs at most, the newest of each experiment come first", (most, expected) => {
  expect(newestRuns(source.state(), most)).toEqual(expected);
});

test("shows the line that holds the text, and lists no more than were asked for", async () => {
  const { groups, truncated } = await searchFiles(source, { query: " Needle ", limit: 2 });
  expect(groups).toEqual([
    expect.objectContaining({ category: "logs", total: 4, hits: [hit("a3"), hit("b1")] }),
  ]);
  expect(truncated).toBe(true);
});

test("nothing is read any more when the time is over, or nobody waits", async () => {
  const nothing = { groups: [], runs_searched: 0, runs_total: 4 };
  expect(await searchFiles(source, { query: "needle" }, { maxMs: -1 })).toMatchObject(nothing);
  const signal = AbortSignal.abort();
  expect(await searchFiles(source, { query: "needle" }, { signal })).toMatchObject(nothing);
});

function hit(runId: string) {
  return expect.objectContaining({ label: runId, entity_id: runId, sublabel: "run: the needle" });
}
