import { type FilterSpec, printQuery, queryOf } from "@atlas/core";
import { expect, it } from "vitest";

const where = (field: string, op: string, value: unknown) => ({ field_filters: [{ field, op, value }] });

// What a filter selects is tested where it is used; here, that its query has the text that one would write.
it.each<[unknown, string]>([
  [{}, ""],
  [{ status: [], field_filters: [] }, ""],
  [{ experiment_id: "team/a:1" }, "experiment = team/a:1"],
  [{ experiment_id: "" }, 'experiment = ""'],
  [{ status: ["failed"] }, "status in (failed)"],
  [
    { started_after: "2026-01-26", started_before: "2026-02-01T00:00:00Z" },
    "started >= 2026-01-26 and started <= 2026-02-01T00:00:00Z",
  ],
  [where("params.lr", "ge", 0.1), "params.lr >= 0.1"],
  [where("params.lr", "ne", "0.1"), 'params.lr != "0.1"'],
  [where("params.x", "eq", [1, "a"]), 'params.x = [1,"a"]'],
  [where("params.x", "eq", null), "params.x in ()"],
  [where("params.x", "ne", Number.NaN), "params.x in ()"],
  [where("params.x", "lt", Number.NaN), "params.x in ()"],
  [where("params.x", "in", ["1", null, Number.NaN, 2n ** 60n]), 'params.x in ("1", 1152921504606846976)'],
  [where("params.x", "contains", 0.5), "params.x contains 0.5"],
  [where("params.x", "contains", true), "params.x contains True"],
  [where("params", "contains", "lr:0"), "params contains lr:0"],
  [where("record.started_at", "in", ["2026-01-26"]), "started in (2026-01-26)"],
  [
    { experiment_id: "e", status: ["failed"], field_filters: [{ field: "params.a", op: "eq", value: 1 }] },
    "experiment = e and status in (failed) and params.a = 1",
  ],
])("%o is %s", (spec, text) => {
  expect(printQuery(queryOf(spec as FilterSpec))).toBe(text);
});

it.each<[unknown, (string | number)[]]>([
  [{ started_after: "2 days ago" }, ["started_after"]],
  [where("record.started_at", "gt", "2 days ago"), ["field_filters", 0, "value"]],
  [where("record.started_at", "eq", null), ["field_filters", 0, "value"]],
  [where("record.finished_at", "in", ["2026-01-26", "1 day ago"]), ["field_filters", 0, "value", 1]],
  [where("params.x", "matches", "/a/"), ["field_filters", 0, "op"]],
  [where("params.x", "is", "missing"), ["field_filters", 0, "op"]],
])("has no query for %j", (spec, location) => {
  expect(() => queryOf(spec as FilterSpec, ["filter"])).toThrow(
    expect.objectContaining({ code: "invalid_query", location: ["filter", ...location] }),
  );
});
