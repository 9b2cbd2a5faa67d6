import { filterRows, type RowsQuery, selectPage, tableOf } from "@atlas/core";
import { sampleRuns } from "@atlas/core/testing";
import { describe, expect, it } from "vitest";

const table = tableOf(sampleRuns());
const page = (query: Partial<RowsQuery>) => selectPage(table, { columns: [], ...query }, { version: 7 });

it("holds a cell a row for each column, and says what it was taken from", () => {
  const filter = { experiment_id: "team/β:2" };
  expect(page({ filter, columns: ["metrics.loss", "record.status"], limit: 2 })).toEqual({
    columns: [
      [10, -0],
      ["success", "running"],
    ],
    run_ids: ["b/1 %2F?#ü", "b2"],
    total: 3,
    counts: { all: 8, matched: 3, success: 1, failed: 0, running: 1, cancelled: 0, other: 1 },
    version: 7,
  });
});

it("is one of pages that hold every matching run once", () => {
  for (const limit of [1, 3, 8, 1000]) {
    const ids: string[] = [];
    for (let offset = 0; offset < table.rowCount; offset += limit)
      ids.push(...page({ limit, offset }).run_ids);
    expect(ids).toEqual(page({}).run_ids);
  }
});

it("holds a hundred rows unless told otherwise", () => {
  const many = tableOf(Array.from({ length: 101 }, (_, i) => rename(`${i}`)));
  expect(selectPage(many, { columns: [] }, { version: 1 }).run_ids).toHaveLength(100);
});

it("reads times with a zone in the zone that it is told", () => {
  const filter = { started_after: "2026-03-01T00:00:00Z" };
  const inZone = (timeZone: string) =>
    selectPage(table, { columns: [], filter }, { version: 1, timeZone }).total;
  expect([inZone("UTC"), inZone("Asia/Tokyo"), inZone("America/New_York")]).toEqual([2, 0, 2]);
  expect(filterRows(table, filter, { timeZone: "UTC" })).toHaveLength(2);
});

describe("refuses", () => {
  it.each<[object, (string | number)[]]>([
    [{ limit: 0 }, ["limit"]],
    [{ limit: 1001 }, ["limit"]],
    [{ limit: 1.5 }, ["limit"]],
    [{ limit: "10" }, ["limit"]],
    [{ offset: -1 }, ["offset"]],
    [{ offset: Number.NaN }, ["offset"]],
    [{ columns: ["params.lr", "lr"] }, ["columns", 1]],
    [{ columns: ["params"] }, ["columns", 0]],
    [{ sort: [{ field: "lr", order: "asc" }] }, ["sort", 0, "field"]],
    [{ filter: { started_before: "soon" } }, ["filter", "started_before"]],
    [
      { filter: { field_filters: [{ field: "params.lr", op: "is", value: 1 }] } },
      ["filter", "field_filters", 0, "op"],
    ],
  ])("%j", (query, location) => {
    expect(() => page(query)).toThrow(expect.objectContaining({ code: "invalid_query", location }));
  });
});

function rename(run_id: string) {
  const [run] = sampleRuns();
  return { ...run!, record: { ...run!.record, run_id } };
}
