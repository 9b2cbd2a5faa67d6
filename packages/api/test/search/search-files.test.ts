import { openMemorySource } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { expect, test } from "vitest";
import { newestRuns } from "../../src/search/newest-runs.ts";
import { searchFiles } from "../../src/search/search-files.ts";
import { runOf } from "../test-api.ts";

const sketches = [
  { id: "a1", experiment: "a", startedAt: "2026-03-01T00:00:00" },
  { id: "a2", experiment: "a", startedAt: "2026-03-02T00:00:00" },
  { id: "a3", experiment: "a", startedAt: "2026-03-03T00:00:00" },
  { id: "b1", experiment: "b", startedAt: "2026-01-01T00:00:00" },
];
const log = { logs: new Map([["run", new TextEncoder().encode("the needle")]]) };
const source = openMemorySource(sketches.map(runOf), {
  files: new Map(sketches.map(({ id }) => [id, log])),
});
const { signal } = new AbortController();

test.each([
  [100, ["a3", "b1", "a2", "a1"]],
  [5, ["a3", "b1", "a2"]],
  [2, ["a3", "b1"]],
  [1, ["a3"]],
])("of %i runs at most, the newest of each experiment come first", async (most, expected) => {
  expect(await newestRuns(datasetOf(source), source.state(), most, { signal })).toEqual(expected);
});

test("nothing is read any more when the time is over, or nobody waits", async () => {
  const options = { runIds: ["a1", "b1"], artifacts: true, maxMs: 10_000, signal };
  const search = (other: Partial<typeof options>) =>
    searchFiles(source, { query: "Needle" }, { ...options, ...other });
  expect(await search({})).toMatchObject({ groups: [{ category: "logs", total: 2 }], runs_searched: 2 });
  expect(await search({ maxMs: -1 })).toEqual({ groups: [], runs_searched: 0 });
  expect(await search({ signal: AbortSignal.abort() })).toEqual({ groups: [], runs_searched: 0 });
});
