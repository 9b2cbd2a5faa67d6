import {
  type AggregateRequest,
  aggregate,
  type Filter,
  finishInSlices,
  type HistogramRequest,
  histogram,
  indexFields,
  type RowsQuery,
  type Steps,
  type Table,
  tableOf,
} from "@atlas/core";
import { beforeAll, describe, expect, it } from "vitest";
import { matchSteps } from "../src/language/match-rows.ts";
import { aggregateSteps } from "../src/query/aggregate.ts";
import { densityGrid, densityGridSteps } from "../src/query/density-grid.ts";
import { histogramSteps } from "../src/query/histogram.ts";
import { indexFieldsSteps } from "../src/query/index-fields.ts";
import { selectPage, selectPageSteps } from "../src/query/select-page.ts";
import { varyingFields, varyingFieldsSteps } from "../src/query/varying-fields.ts";
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
  const plot: AggregateRequest = { filter, x: "params.x", y: "params.y", groupBy: ["params.s"] };
  const page: RowsQuery = { filter, columns: ["params.x"], sort: [{ field: "params.y", order: "asc" }] };
  const histogramRequest: HistogramRequest = { filter, field: "params.y" };

  const questions: Record<string, readonly [(table: Table) => Steps<unknown>, (table: Table) => unknown]> = {
    aggregate: [(table) => aggregateSteps(table, plot), (table) => aggregate(table, plot)],
    histogram: [
      (table) => histogramSteps(table, histogramRequest),
      (table) => histogram(table, histogramRequest),
    ],
    page: [(table) => selectPageSteps(table, page, options), (table) => selectPage(table, page, options)],
    density: [(table) => densityGridSteps(table, plot), (table) => densityGrid(table, plot)],
    fields: [(table) => indexFieldsSteps(table, listed), (table) => indexFields(table)],
    varying: [(table) => varyingFieldsSteps(table), (table) => varyingFields(table)],
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
