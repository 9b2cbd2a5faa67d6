import {
  type Aggregation,
  aggregate,
  type ConfigurationsQuery,
  compareRuns,
  configurations,
  type DensityGridRequest,
  type FieldValuesRequest,
  type Filter,
  fieldValues,
  finishInSlices,
  type HistogramRequest,
  histogram,
  indexFields,
  type RowsQuery,
  type Steps,
  search,
  subtable,
  type Table,
  tableOf,
} from "@atlas/core";
import { beforeAll, describe, expect, it } from "vitest";
import { matchSteps } from "../src/language/match-rows.ts";
import { aggregateSteps } from "../src/query/aggregate.ts";
import { compareRunsSteps } from "../src/query/compare-runs.ts";
import { configurationsSteps } from "../src/query/configurations.ts";
import { densityGrid, densityGridSteps } from "../src/query/density-grid.ts";
import { fieldValuesSteps } from "../src/query/field-values.ts";
import { histogramSteps } from "../src/query/histogram.ts";
import { indexFieldsSteps } from "../src/query/index-fields.ts";
import { searchSteps } from "../src/query/search.ts";
import { selectPage, selectPageSteps } from "../src/query/select-page.ts";
import { varyingFields, varyingFieldsSteps } from "../src/query/varying-fields.ts";
import { subtableSteps } from "../src/table/subtable.ts";
import { runOf } from "./arbitrary.ts";

const ROWS = 300_000;
const options = { version: 1 };
/** A question about all rows without a list is answered but once. */
const listed = new Uint32Array(ROWS).map((_, row) => row);

describe("a question over many rows", () => {
  let table: Table;
  beforeAll(() => {
    const params = (row: number) => ({ x: row % 5, y: Math.imul(row, 0x9e37_79b1), s: `${row % 3}` });
    table = tableOf(
      (function* () {
        for (let row = 0; row < ROWS; row++) yield runOf({ run_id: `${row}` }, params(row));
      })(),
    );
  }, 60_000);

  const filter: Filter = { field: "params.s", op: "in", value: ["1", "2"] };
  const plot: Aggregation = { x: "params.x", y: "params.y", groupBy: ["params.s"] };
  const page: RowsQuery = { filter, columns: ["params.x"], sort: [{ field: "params.y", order: "asc" }] };
  const points: DensityGridRequest = { filter, x: "params.x", y: "params.y" };
  const configurationsQuery: ConfigurationsQuery = {
    filter,
    columns: ["params.x"],
    sort: [{ field: "params.y", order: "asc", by: "mean" }],
  };
  const values: FieldValuesRequest = { filter, fields: ["params.x"] };
  const histogramRequest: HistogramRequest = { filter, field: "params.y" };

  const questions: Record<string, readonly [(table: Table) => Steps<unknown>, (table: Table) => unknown]> = {
    aggregate: [(table) => aggregateSteps(table, plot, listed), (table) => aggregate(table, plot, listed)],
    histogram: [
      (table) => histogramSteps(table, histogramRequest),
      (table) => histogram(table, histogramRequest),
    ],
    page: [(table) => selectPageSteps(table, page, options), (table) => selectPage(table, page, options)],
    density: [(table) => densityGridSteps(table, points), (table) => densityGrid(table, points)],
    fields: [(table) => indexFieldsSteps(table, listed), (table) => indexFields(table)],
    varying: [(table) => varyingFieldsSteps(table), (table) => varyingFields(table)],
    configurations: [
      (table) => configurationsSteps(table, configurationsQuery),
      (table) => configurations(table, configurationsQuery),
    ],
    columns: [
      (table) => subtableSteps(table, page.columns, listed),
      (table) => subtable(table, page.columns, listed),
    ],
    values: [(table) => fieldValuesSteps(table, values), (table) => fieldValues(table, values)],
    comparison: [(table) => compareRunsSteps(table, ["1", "2"]), (table) => compareRuns(table, ["1", "2"])],
    search: [
      (table) => searchSteps({ table, experiments: [] }, { query: "2" }),
      (table) => search({ table, experiments: [] }, { query: "2" }),
    ],
  };

  it.each(Object.keys(questions))("%s is answered in slices as it is at once", async (name) => {
    const [steps, atOnce] = questions[name]!;
    let pauses = 0;
    const pause = async () => void pauses++;
    const answer = await finishInSlices(steps(table), { pause, sliceMs: 0 });
    expect(answer).toEqual(atOnce(table));
    expect(pauses).toBeGreaterThan(2);
  });

  it.each(Object.keys(questions))("%s can be given up before it ends", async (name) => {
    const [steps] = questions[name]!;
    let hasEnded = false;
    const watched = (function* () {
      const answer = yield* steps(table);
      hasEnded = true;
      return answer;
    })();
    const controller = new AbortController();
    const pause = async () => controller.abort();
    const work = finishInSlices(watched, { pause, signal: controller.signal, sliceMs: 0 });
    await expect(work).rejects.toMatchObject({ code: "aborted" });
    expect(hasEnded).toBe(false);
  });

  it("stops within a step of being given up", async () => {
    const controller = new AbortController();
    const steps = matchSteps(table, { field: "params.y", op: "gt", value: 0 });
    let pauses = 0;
    const pause = async () => {
      if (++pauses === 3) controller.abort();
    };
    const work = finishInSlices(steps, { pause, signal: controller.signal, sliceMs: 0 });
    await expect(work).rejects.toMatchObject({ name: "AtlasError", code: "aborted" });
    expect(pauses).toBe(3);
    // It stands where it was left, far from its end.
    expect(steps.next().done).toBe(false);
  });
});

it("works without a pause as long as a slice is", async () => {
  const steps = function* () {
    for (let step = 0; step < 100; step++) yield;
    return "done";
  };
  let pauses = 0;
  const pause = async () => void pauses++;
  expect(await finishInSlices(steps(), { pause, sliceMs: 60_000 })).toBe("done");
  expect(pauses).toBe(0);
});
