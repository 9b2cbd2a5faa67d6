import {
  type AskOptions,
  type Dataset,
  type Filter,
  openMemorySource,
  type RunSource,
  type SourceState,
} from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import { describeDataset } from "@atlas/core/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runOf } from "./arbitrary.ts";

describeDataset("datasetOf", async (source) => ({ dataset: datasetOf(source), close: async () => {} }));

describe("datasetOf", () => {
  it("reads times with a zone in the zone that it is told", async () => {
    const source = openMemorySource([runOf({ started_at: "2026-01-26T10:30:00" })]);
    const filter = { started_before: "2026-01-26T09:30:00Z" };
    const berlin = datasetOf(source, { timeZone: "Europe/Berlin" });
    const utc = datasetOf(source, { timeZone: "UTC" });
    expect((await berlin.rows({ columns: [], filter })).total).toBe(1);
    expect((await utc.rows({ columns: [], filter })).total).toBe(0);
    expect((await berlin.fields({ filter })).run_count).toBe(1);
    expect((await utc.fields({ filter })).run_count).toBe(0);
  });

  it("gives up a question under way", async () => {
    const source = openMemorySource([]);
    const dataset = datasetOf({ ...source, run: () => new Promise(() => {}) });
    const controller = new AbortController();
    const answer = dataset.run("r", { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: "aborted" });
  });

  describe("with pauses", () => {
    const source = openMemorySource(
      Array.from({ length: 20_000 }, (_, i) => runOf({ run_id: `${i}` }, { x: i, word: `${i % 3}` })),
    );
    const filter: Filter = { field: "params.word", op: "ne", value: "1" };
    const questions: ((dataset: Dataset, options?: AskOptions) => Promise<unknown>)[] = [
      (dataset, options) => dataset.rows({ columns: ["params.x"], filter }, options),
      (dataset, options) => dataset.fields({ filter }, options),
      (dataset, options) => dataset.varying({ filter }, options),
      (dataset, options) => dataset.facets({ fields: ["params.word", "params.x"] }, options),
      (dataset, options) => dataset.aggregate({ x: "params.word", y: "params.x" }, options),
      (dataset, options) => dataset.histogram({ field: "params.x", stackBy: "params.word" }, options),
      (dataset, options) => dataset.density({ x: "params.x", y: "params.x" }, options),
      (dataset, options) => dataset.configurations({ columns: ["params.x"], filter }, options),
      (dataset, options) => dataset.columns({ columns: ["params.x", "params.word"], filter }, options),
      (dataset, options) => dataset.values({ fields: ["params.x"], filter }, options),
      (dataset, options) => dataset.compare(["1", "2"], options),
      (dataset, options) => dataset.search({ query: "1" }, options),
    ];
    // Every look at the clock finds that a slice has ended.
    let now = 0;
    beforeEach(() => {
      vi.spyOn(Date, "now").mockImplementation(() => (now += 1000));
    });
    afterEach(() => void vi.restoreAllMocks());

    it("answers long questions as it does at once, and lets other work be done meanwhile", async () => {
      for (const ask of questions) {
        let pauses = 0;
        const dataset = datasetOf(source, { pause: async () => void pauses++ });
        expect(await ask(dataset)).toEqual(await ask(datasetOf(source)));
        expect(pauses).toBeGreaterThan(0);
      }
    });

    it("works no longer on what was given up", async () => {
      for (const ask of questions) {
        const controller = new AbortController();
        let pauses = 0;
        const pause = async () => {
          pauses++;
          controller.abort();
        };
        const answer = ask(datasetOf(source, { pause }), { signal: controller.signal });
        await expect(answer).rejects.toMatchObject({ code: "aborted" });
        expect(pauses).toBe(1);
      }
    });
  });

  it("leaves no listener behind on the signal of a question", async () => {
    let listeners = 0;
    const signal = {
      aborted: false,
      addEventListener: () => listeners++,
      removeEventListener: () => listeners--,
    };
    const dataset = datasetOf(openMemorySource([]));
    await dataset.info({ signal });
    await expect(dataset.rows({ columns: [], limit: 0 }, { signal })).rejects.toThrow();
    expect(listeners).toBe(0);
  });

  it("tells its subscribers the version of each new state", () => {
    const listeners = new Set<(state: SourceState) => void>();
    const memory = openMemorySource([]);
    const source: RunSource = {
      ...memory,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const versions: number[] = [];
    const unsubscribe = datasetOf(source).subscribe((version) => versions.push(version));
    for (const listener of listeners) listener({ ...memory.state(), version: 5 });
    unsubscribe();
    expect(versions).toEqual([5]);
    expect(listeners.size).toBe(0);
  });
});
