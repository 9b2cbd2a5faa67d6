import {
  compareManifests,
  createTableBuilder,
  type Manifest,
  type Run,
  summarizeExperiments,
  tableOf,
} from "@atlas/core";
import { describe, expect, it } from "vitest";
import { runOf } from "../arbitrary.ts";

function manifestOf(manifest: Partial<Manifest>): Manifest {
  return {
    experiment_id: "e:1",
    timestamp: "20260101_000000",
    submitted_at: "",
    name: "",
    version: "",
    tags: [],
    total_runs: 0,
    content: {},
    ...manifest,
  };
}

const summaries = (runs: Run[], manifests: Manifest[] = [], named: string[] = []) =>
  summarizeExperiments(tableOf(runs), manifests, named);

describe("order", () => {
  it("is by the newest run, then those without runs, by id", () => {
    const run = (experiment_id: string, started_at: string | null, run_id: string) =>
      runOf({ experiment_id, started_at, run_id });
    const ids = summaries(
      [
        run("old", "2025-01-01T00:00:00", "1"),
        run("b-same", "2026-01-01T00:00:00+09:00", "2"),
        run("a-same", "2026-01-01 00:00:00", "3"),
        run("old", "2024-01-01", "4"),
        run("timeless", null, "5"),
      ],
      [manifestOf({ experiment_id: "y" })],
      ["z", "x", "old"],
    ).map(({ experiment_id }) => experiment_id);
    expect(ids).toEqual(["a-same", "b-same", "old", "timeless", "x", "y", "z"]);
  });
});

describe("an experiment", () => {
  it("has its runs counted, and the time of the newest as stored", () => {
    const runs = [
      runOf({ run_id: "1", started_at: "2026-01-01 10:00:00", status: "failed" }),
      runOf({ run_id: "2", started_at: "2026-01-01T10:00:00.5+02:00" }),
      runOf({ run_id: "3", started_at: null, status: "odd" }),
    ];
    expect(summaries(runs)).toEqual([
      {
        experiment_id: "e:1",
        run_count: 3,
        latest_run: "2026-01-01T10:00:00.5+02:00",
        ...{ success: 1, failed: 1, running: 0, cancelled: 0, other: 1 },
        ...{ name: "e", version: "1", tags: [], total_runs: null },
      },
    ]);
  });

  it.each([
    ["a:b:2.0", "a:b", "2.0"],
    ["plain", "plain", ""],
    ["", "", ""],
    [":1", "", "1"],
    ["__proto__", "__proto__", ""],
  ])("without a manifest is named after its id %j", (experiment_id, name, version) => {
    expect(summaries([runOf({ experiment_id })])).toMatchObject([{ experiment_id, name, version }]);
  });

  it("is described by the manifest that was submitted last", () => {
    const manifests = [
      manifestOf({ submitted_at: "2026-01-01T10:00:00", timestamp: "20260109_000000", name: "old" }),
      manifestOf({
        submitted_at: "2026-01-02 09:00:00",
        name: "new",
        version: "v",
        tags: ["t"],
        total_runs: 9,
      }),
      manifestOf({ submitted_at: "soon", timestamp: "20270101_000000", name: "unknown" }),
    ];
    expect(summaries([], manifests)).toMatchObject([
      { name: "new", version: "v", tags: ["t"], total_runs: 9 },
    ]);
  });
});

it("puts manifests that were submitted at the same time in the order of their timestamps", () => {
  const sorted = ["20260102_000000", "20260103_000000", "20260101_000000"]
    .map((timestamp) => manifestOf({ timestamp }))
    .sort(compareManifests);
  expect(sorted.map(({ timestamp }) => timestamp)).toEqual([
    "20260103_000000",
    "20260102_000000",
    "20260101_000000",
  ]);
});

describe("the summaries of a table that changes", () => {
  it("are those of one that was made anew", () => {
    const STATES = ["success", "failed", "running", "odd"];
    const runAt = (i: number, change = 0): Run =>
      runOf({
        run_id: `r${i}`,
        experiment_id: `e:${(i + change) % 7}`,
        status: STATES[(i + change) % 4]!,
        started_at:
          i % 11 === 0 ? null : new Date(1e12 + ((i * 7919 + change) % 40_000) * 1000).toISOString(),
      });
    const runs = new Map(Array.from({ length: 20_000 }, (_, i) => [`r${i}`, runAt(i)]));
    const builder = createTableBuilder();
    for (const run of runs.values()) builder.add(run);
    const changes: (() => void)[] = [
      () => {},
      () => put(runAt(3, 1)),
      () => put(runAt(19_999, 2)),
      () => put(runAt(20_000)),
      () => remove("r17000"),
      () => remove("r5"),
      () => put(runAt(5, 3)),
    ];
    for (const change of changes) {
      change();
      expect(summarizeExperiments(builder.build(), [], [])).toEqual(
        summarizeExperiments(tableOf(runs.values()), [], []),
      );
    }

    function put(run: Run): void {
      runs.set(run.record.run_id, run);
      builder.add(run);
    }

    function remove(runId: string): void {
      runs.delete(runId);
      builder.remove(runId);
    }
  });
});
