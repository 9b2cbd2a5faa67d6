import { openMemorySource, type Query } from "@atlas/core";
import { datasetOf } from "@atlas/core/dataset";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateRun } from "../../dev/generate-runs.ts";
import { queryOfConfigurations } from "../../src/table/configuration-source.ts";
import {
  countOf,
  isNothing,
  isSelected,
  NO_ROWS,
  queryOfRuns,
  type Selection,
  selectionQuery,
  withRows,
} from "../../src/table/selection.ts";

const RUNS = Array.from({ length: 120 }, (_, index) => generateRun(index, 120));
const dataset = datasetOf(openMemorySource(RUNS));
const ADAM: Query = { field: "params.algorithm", op: "eq", value: "adam" };
const matching: Selection = { kind: "matching", filter: ADAM, except: new Set() };

const idsOf = async (filter: Query) => (await dataset.rows({ filter, columns: [], limit: 1000 })).run_ids;

describe("a selection of rows", () => {
  it("asks for what was picked, in whatever order it was picked and unpicked", async () => {
    const ids = RUNS.map((run) => run.record.run_id);
    const steps = fc.array(fc.tuple(fc.subarray(ids.slice(0, 8)), fc.boolean()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(steps, async (picks) => {
        const expected = new Set<string>();
        let selection = NO_ROWS;
        for (const [some, isOn] of picks) {
          selection = withRows(selection, some, isOn);
          for (const id of some) isOn ? expected.add(id) : expected.delete(id);
        }
        expect(countOf(selection, 120)).toBe(expected.size);
        expect(isNothing(selection)).toBe(expected.size === 0);
        for (const id of ids) expect(isSelected(selection, id)).toBe(expected.has(id));
        expect(new Set(await idsOf(selectionQuery(selection, queryOfRuns)))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("asks for all that match by their filter, not one by one", () => {
    expect(selectionQuery(matching, queryOfRuns)).toBe(ADAM);
    expect(countOf(matching, 12_345)).toBe(12_345);
  });

  it("leaves out of all that match what was taken out, and takes it back", async () => {
    const all = await idsOf(ADAM);
    const without = withRows(matching, all.slice(0, 2), false);
    expect(isSelected(without, all[0]!)).toBe(false);
    expect(countOf(without, all.length)).toBe(all.length - 2);
    expect(await idsOf(selectionQuery(without, queryOfRuns))).toEqual(all.slice(2));
    const again = withRows(without, all.slice(0, 2), true);
    expect(selectionQuery(again, queryOfRuns)).toBe(ADAM);
  });
});

describe("queryOfConfigurations", () => {
  const record = RUNS[0]!.record;
  const fingerprintsOf = async (query: Query) => {
    const page = await dataset.rows({ filter: query, columns: ["record.params_fingerprint"], limit: 1000 });
    return [...new Set(page.columns[0])];
  };

  it("asks for the runs of a configuration, by its experiment and its fingerprint", async () => {
    const id = JSON.stringify([record.experiment_id, record.params_fingerprint]);
    expect(await fingerprintsOf(queryOfConfigurations([id]))).toEqual([record.params_fingerprint]);
    const elsewhere = JSON.stringify(["other:1.0", record.params_fingerprint]);
    expect(await fingerprintsOf(queryOfConfigurations([elsewhere]))).toEqual([]);
  });

  it("asks for a run by its id where it has no fingerprint", async () => {
    const id = JSON.stringify([record.experiment_id, "", record.run_id]);
    expect(await idsOf(queryOfConfigurations([id]))).toEqual([record.run_id]);
  });

  it("asks for no run where there is no configuration", async () => {
    expect(await idsOf(queryOfConfigurations([]))).toEqual([]);
  });
});
