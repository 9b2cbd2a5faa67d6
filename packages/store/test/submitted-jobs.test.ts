import { sampleRuns } from "@atlas/core/testing";
import { memoryFileSystem, openFileSource } from "@atlas/store";
import { faultyFileSystem, metalabFiles } from "@atlas/store/testing";
import { expect, test } from "vitest";

const META = JSON.stringify({ experiment_id: "array:1" });

/** A submission as metalab writes it beside its runs. */
function submission(...job_ids: unknown[]): string {
  return JSON.stringify({ experiment_id: "array:1", submission_mode: "array_indexed", job_ids });
}

async function jobsIn(files: Iterable<readonly [string, string]>, experimentId = "array:1") {
  const source = openFileSource([memoryFileSystem(files)], { follow: false });
  await source.ready();
  const jobs = await source.jobIds(experimentId);
  await source.close();
  return jobs;
}

test("the jobs of an experiment are those of its manifests and of every store's own file, each once", async () => {
  const manifest = JSON.stringify({
    experiment_id: "array:1",
    job_ids: ["1", "2"],
    shards: [{ job_id: "3" }],
  });
  const files = [
    ["a/_meta.json", META],
    ["a/manifest.json", submission("2", 4)],
    ["a/experiments/array_1_20260301_000000.json", manifest],
    ["b/_meta.json", META],
    ["b/manifest.json", submission("5")],
  ] as const;
  expect(await jobsIn(files)).toEqual(["1", "2", "3", "4", "5"]);
  expect(await jobsIn(files, "another:1")).toEqual([]);
});

test.each(["", "[]", '{"experiment_id": "array:1"', '{"experiment_id": "array:1", "job_ids": 7}'])(
  "a file that says %j names none",
  async (text) => {
    expect(
      await jobsIn([
        ["_meta.json", META],
        ["manifest.json", text],
      ]),
    ).toEqual([]);
  },
);

test("a file that cannot be read names none, and hides no other", async () => {
  const files = [...metalabFiles(sampleRuns(), { dir: "a" }), ["a/manifest.json", submission("7")]] as const;
  const broken = faultyFileSystem(memoryFileSystem(files), (_, path) =>
    path.endsWith("/manifest.json") ? "is gone" : undefined,
  );
  const source = openFileSource([broken], { follow: false });
  await source.ready();
  expect(await source.jobIds("array:1")).toEqual([]);
  expect(source.state().table.rowCount).toBe(sampleRuns().length);
  await source.close();
});
