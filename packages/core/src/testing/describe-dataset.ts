import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AskOptions, Dataset } from "../dataset.ts";
import { openMemorySource } from "../open-memory-source.ts";
import type { RunSource } from "../source.ts";
import type { Cancellation } from "../steps.ts";
import { describeFields } from "./describe-fields.ts";
import { describeFiles } from "./describe-files.ts";
import { describeFilters } from "./describe-filters.ts";
import { describeInvalidQueries } from "./describe-invalid-queries.ts";
import { describePlots } from "./describe-plots.ts";
import { describeQueries } from "./describe-queries.ts";
import { describeQuestions } from "./describe-questions.ts";
import { describeReplicates } from "./describe-replicates.ts";
import { describeRows } from "./describe-rows.ts";
import { sampleFiles } from "./sample-files.ts";
import { sampleManifests, sampleRuns } from "./sample-runs.ts";

/** Opens the data set under test over a source, which stays the suite's to close. */
export type OpenDataset = (
  source: RunSource,
) => Promise<{ readonly dataset: Dataset; close(): Promise<void> }>;

/**
 * The contract of `Dataset` as tests: what every implementation must answer about `sampleRuns`. Call it in a test
 * file. Times with a zone in filters are left to the implementation's own tests, since they depend on where it runs.
 */
export function describeDataset(name: string, open: OpenDataset): void {
  describe(`${name} is a Dataset`, () => {
    let source: RunSource;
    let dataset: Dataset;
    let close: () => Promise<void>;

    beforeEach(async () => {
      const [manifests, files] = [sampleManifests(), sampleFiles()];
      source = openMemorySource(sampleRuns(), { manifests, files, location: "the sample" });
      ({ dataset, close } = await open(source));
    });
    afterEach(async () => {
      await close();
      await source.close();
    });

    describe("info and experiments", () => {
      it("tells what the data are", async () => {
        const { version, stores, problems, progress, last_scan, following } = source.state();
        expect(await dataset.info()).toEqual({
          version,
          location: "the sample",
          runs: 8,
          stores,
          problems,
          problem_count: problems.length,
          progress,
          last_scan,
          following,
        });
      });

      it("lists experiments, the one with the newest run first", async () => {
        expect(await dataset.experiments()).toEqual([
          {
            ...{ experiment_id: "team/β:2", name: "team/β", version: "2", tags: [], total_runs: null },
            ...{ run_count: 3, latest_run: "2026-03-01T00:00:00.5" },
            ...{ success: 1, failed: 0, running: 1, cancelled: 0, other: 1 },
          },
          {
            ...{ experiment_id: "alpha:1.0", name: "Alpha", version: "1.0", tags: ["final"], total_runs: 6 },
            ...{ run_count: 5, latest_run: "2026-01-27" },
            ...{ success: 3, failed: 1, running: 0, cancelled: 1, other: 0 },
          },
          {
            ...{ experiment_id: "queued:1", name: "queued", version: "1", tags: [], total_runs: 2 },
            ...{ run_count: 0, latest_run: null },
            ...{ success: 0, failed: 0, running: 0, cancelled: 0, other: 0 },
          },
        ]);
      });
    });

    const opened = () => ({ dataset, source });
    describeFields(opened);
    describeRows(opened);
    describePlots(opened);
    describeQueries(opened);
    describeQuestions(opened);
    describeReplicates(opened);
    describeFiles(opened);
    describeFilters(opened);
    describeInvalidQueries(opened);

    describe("single runs, changes, and giving up", () => {
      it.each(sampleRuns().map((run) => [run.record.run_id, run] as const))(
        "has the run %j whole",
        async (id, run) => {
          expect(await dataset.run(id)).toEqual(run);
        },
      );

      it("has no run of an unknown id", async () => {
        expect(await dataset.run("nobody")).toBeUndefined();
        expect(await dataset.run("..")).toBeUndefined();
      });

      it("answers a refresh with what is known after it", async () => {
        expect(await dataset.refresh()).toMatchObject({ runs: 8, version: source.state().version });
      });

      it("lets subscriptions end", () => {
        const unsubscribe = dataset.subscribe(() => {});
        expect(() => {
          unsubscribe();
          unsubscribe();
        }).not.toThrow();
      });

      it("rejects questions that were given up", async () => {
        const signal = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} };
        await expect(dataset.rows({ columns: [] }, { signal })).rejects.toMatchObject({ code: "aborted" });
        await expect(dataset.run("a1", { signal })).rejects.toMatchObject({ code: "aborted" });
        await expect(dataset.columns({ columns: [] }, { signal })).rejects.toMatchObject({ code: "aborted" });
        await expect(dataset.logs("a1", { signal })).rejects.toMatchObject({ code: "aborted" });
      });

      it("rejects questions that are given up while they are under way", async () => {
        const underWay = [
          (options: AskOptions) => dataset.rows({ columns: [] }, options),
          (options: AskOptions) => dataset.columns({ columns: ["params.lr"] }, options),
          (options: AskOptions) => dataset.run("a1", options),
          (options: AskOptions) => dataset.result("a1", "weights", options),
        ];
        for (const ask of underWay) {
          const { signal, abort } = openCancellation();
          const answer = ask({ signal });
          abort();
          await expect(answer).rejects.toMatchObject({ code: "aborted" });
        }
        expect((await dataset.rows({ columns: [] })).total).toBe(8);
      });
    });
  });
}

/** A signal that tells its listeners once. */
function openCancellation(): { readonly signal: Cancellation; abort(): void } {
  const listeners = new Set<() => void>();
  const state = { aborted: false };
  const signal: Cancellation = {
    get aborted() {
      return state.aborted;
    },
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  return {
    signal,
    abort: () => {
      state.aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
