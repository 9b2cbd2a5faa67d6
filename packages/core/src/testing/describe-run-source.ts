import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../model/run.ts";
import type { RunSource } from "../source.ts";
import { sampleRuns } from "./sample-runs.ts";

/** Opens the source under test on some runs, which it finds wherever its kind of source finds them. */
export type OpenRunSource = (runs: Run[]) => Promise<RunSource>;

/** The contract of `RunSource` as tests: what every implementation must do with `sampleRuns`. Call it in a test file. */
export function describeRunSource(name: string, open: OpenRunSource): void {
  describe(`${name} is a RunSource`, () => {
    let source: RunSource;

    beforeEach(async () => {
      source = await open(sampleRuns());
      await source.ready();
    });
    afterEach(() => source.close());

    it("has every run in its table once it is ready", () => {
      const { table, progress } = source.state();
      expect([...table.runIds].sort()).toEqual(
        sampleRuns()
          .map(({ record }) => record.run_id)
          .sort(),
      );
      expect(table.rowCount).toBe(8);
      expect(progress).toEqual({ read: 8, found: 8, done: true });
    });

    it("has the values of every run in its table", () => {
      const { table } = source.state();
      for (const {
        record,
        params: { lr },
      } of sampleRuns()) {
        const row = table.rowOf(record.run_id)!;
        expect(table.cell(row, "record.experiment_id")).toBe(record.experiment_id);
        expect(table.cell(row, "record.started_at")).toBe(record.started_at ?? undefined);
        expect(table.cell(row, "params.lr")).toBe(lr);
      }
      expect(table.rowOf("nobody")).toBeUndefined();
    });

    it("is a state of its own: what is known, from where, since when", () => {
      const state = source.state();
      expect(state.version).toBeGreaterThan(Date.UTC(2020, 0));
      expect(state.stores.reduce((runs, store) => runs + store.runs, 0)).toBe(8);
      // One of the sample runs has a status that metalab does not write, which a reader of files reports.
      expect(state.problems.filter(({ reason }) => !reason.includes("paused"))).toEqual([]);
      expect(Date.parse(state.last_scan!)).not.toBeNaN();
      expect(source.location).not.toBe("");
      expect(state.experiments.map(({ experiment_id, run_count }) => [experiment_id, run_count])).toEqual([
        ["team/β:2", 3],
        ["alpha:1.0", 5],
      ]);
    });

    it("has each run whole", async () => {
      for (const run of sampleRuns()) expect(await source.run(run.record.run_id)).toEqual(run);
      expect(await source.run("nobody")).toBeUndefined();
      expect(await source.run("../a1")).toBeUndefined();
    });

    it("has several runs in the order asked for", async () => {
      const [b2, nobody, a1, again] = await source.runs(["b2", "nobody", "a1", "b2"]);
      expect([b2?.record.run_id, nobody, a1?.record.run_id, again?.record.run_id]).toEqual([
        "b2",
        undefined,
        "a1",
        "b2",
      ]);
      expect(await source.runs([])).toEqual([]);
    });

    it("has the artifacts of each run, and finds each by its name or its id", async () => {
      for (const { record, artifacts } of sampleRuns()) {
        expect(await source.artifacts(record.run_id)).toEqual(artifacts);
        for (const artifact of artifacts) {
          const namesakes = artifacts.filter(({ name }) => name === artifact.name);
          const { run_id } = record;
          expect((await source.artifact(run_id, artifact.name))?.artifact).toEqual(namesakes.at(-1));
          expect((await source.artifact(run_id, artifact.artifact_id))?.artifact).toEqual(artifact);
          expect(await source.preview(run_id, artifact.artifact_id)).toMatchObject({ name: artifact.name });
        }
      }
    });

    it("knows of no files of runs that there are not, nor of files that there are not", async () => {
      for (const id of ["nobody", "../a1"]) {
        expect(await source.artifacts(id)).toBeUndefined();
        expect(await source.artifact(id, "curve")).toBeUndefined();
        expect(await source.preview(id, "curve")).toBeUndefined();
        expect(await source.logs(id)).toBeUndefined();
        expect(await source.log(id, "run")).toBeUndefined();
        expect(await source.results(id)).toBeUndefined();
        expect(await source.result(id, "loss")).toBeUndefined();
      }
      expect(await source.artifact("a1", "nothing")).toBeUndefined();
      expect(await source.preview("a1", "../f1")).toBeUndefined();
      expect(await source.log("a1", "nothing")).toBeUndefined();
      expect(await source.result("a1", "nothing")).toBeUndefined();
    });

    it("has no manifests and no jobs of an unknown experiment", async () => {
      expect(source.manifests("nobody:1")).toEqual([]);
      expect(await source.jobIds("nobody:1")).toEqual([]);
    });

    it("reads again when asked, and never goes back in version", async () => {
      const before = source.state();
      const [first, second] = await Promise.all([source.refresh(), source.refresh()]);
      expect(second).toBe(first);
      expect(first.version).toBeGreaterThanOrEqual(before.version);
      expect([...first.table.runIds].sort()).toEqual([...before.table.runIds].sort());
      expect(source.state()).toBe(first);
    });

    it("keeps a state as it was", async () => {
      const { table } = source.state();
      const losses = table.runIds.map((_, row) => table.cell(row, "metrics.loss"));
      await source.refresh();
      expect(table.runIds.map((_, row) => table.cell(row, "metrics.loss"))).toEqual(losses);
    });

    it("lets subscriptions end, and is closed twice without harm", async () => {
      const unsubscribe = source.subscribe(() => {});
      unsubscribe();
      unsubscribe();
      await source.close();
      await expect(source.close()).resolves.toBeUndefined();
    });
  });
}
