import {
  type FieldFilter,
  type FilterSpec,
  filterRows,
  type JsonValue,
  type Run,
  tableOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PARAM_NAMES, poolNumber, poolScalar, poolString, runOf, someRuns } from "../arbitrary.ts";
import { isSameKind, naiveCell, naiveCompare, naivePaths, naiveText } from "../naive.ts";

/** The ids of the runs that pass. */
function idsWhere(runs: readonly Run[], spec: FilterSpec, timeZone?: string): string[] {
  const table = tableOf(runs);
  const rows = filterRows(table, spec, timeZone === undefined ? {} : { timeZone });
  expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
  return Array.from(rows, (row) => table.runIds[row]!);
}

function naivelyPasses(run: Run, { field, op, value: wanted }: FieldFilter): boolean {
  if (field === "params" || field === "metrics" || field === "derived") {
    return naivePaths([run]).some((path) => {
      if (!path.startsWith(`${field}.`)) return false;
      const text = `${path.slice(field.length + 1)}:${naiveText(naiveCell(run, path)!)}`;
      return text.toLowerCase().includes(String(wanted).toLowerCase());
    });
  }
  const value = naiveCell(run, field as "params.n");
  if (value === undefined || Number.isNaN(value)) return false;
  const text = naiveText(value);
  if (op === "contains") return text.toLowerCase().includes(naiveText(wanted as string).toLowerCase());
  const equals = (other: JsonValue) =>
    other !== null && !Number.isNaN(other) && isSameKind(value, other) && naiveCompare(value, other) === 0;
  if (op === "in") {
    const texts = typeof value === "boolean" ? [text, String(value)] : [text];
    return (wanted as JsonValue[]).some(
      (item) => equals(item) || (typeof item === "string" && texts.includes(item)),
    );
  }
  if (op === "eq") return equals(wanted);
  if (wanted === null || Number.isNaN(wanted) || !isSameKind(value, wanted)) return false;
  const order = naiveCompare(value, wanted);
  return { ne: order !== 0, lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[op];
}

const field = fc.oneof(
  fc.constantFrom(...PARAM_NAMES).map((name) => `params.${name}` as const),
  fc.constantFrom(
    "metrics.n" as const,
    "metrics.s" as const,
    "derived.x" as const,
    "record.experiment_id" as const,
  ),
);
const comparison = fc.record({
  field,
  op: fc.constantFrom("lt" as const, "le" as const, "gt" as const, "ge" as const),
  value: poolScalar,
});
const equality = fc.record({
  field,
  op: fc.constantFrom("eq" as const, "ne" as const),
  value: fc.oneof(poolScalar, fc.constantFrom<JsonValue>(null, [], [1], [Number.NaN], { a: 1 }, { b: {} })),
});
const membership = fc.record({
  field,
  op: fc.constant("in" as const),
  value: fc.array(
    fc.oneof(poolScalar, poolNumber.map(String), fc.constantFrom<JsonValue>(null, [1], "False", "[1]")),
    {
      maxLength: 3,
    },
  ),
});
const search = fc.record({
  field: fc.oneof(field, fc.constantFrom("params" as const, "metrics" as const, "derived" as const)),
  op: fc.constant("contains" as const),
  value: fc.oneof(
    poolString,
    fc.constantFrom("n:", "n:1", ":-inf", "e+300", "1", ".", "s:a", "true", "nan", "B.C:"),
  ),
});
const condition: fc.Arbitrary<FieldFilter> = fc.oneof(comparison, equality, membership, search);

describe("against a loop over runs", () => {
  it.each([
    ["lt, le, gt, ge", comparison],
    ["eq, ne", equality],
    ["in", membership],
    ["contains", search],
  ])("%s", (_, condition: fc.Arbitrary<FieldFilter>) => {
    fc.assert(
      fc.property(someRuns, condition, (runs, filter) => {
        const wanted = runs.filter((run) => naivelyPasses(run, filter)).map(({ record }) => record.run_id);
        expect(idsWhere(runs, { field_filters: [filter] })).toEqual(wanted);
      }),
      { numRuns: 1000 },
    );
  });

  it("several conditions", () => {
    const spec = fc.record(
      {
        experiment_id: fc.constantFrom("e:1", ""),
        status: fc.constantFrom<string[][]>([], ["success"], ["failed", "paused"]),
        field_filters: fc.array(condition, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<FilterSpec>;
    fc.assert(
      fc.property(someRuns, spec, (runs, spec) => {
        const { experiment_id, status = [], field_filters = [] } = spec;
        const wanted = runs.filter(
          ({ record }) =>
            (experiment_id === undefined || record.experiment_id === experiment_id) &&
            (status.length === 0 || status.includes(record.status)),
        );
        const ids = wanted
          .filter((run) => field_filters.every((filter) => naivelyPasses(run, filter)))
          .map(({ record }) => record.run_id);
        expect(idsWhere(runs, spec)).toEqual(ids);
      }),
      { numRuns: 500 },
    );
  });
});

describe("times", () => {
  const runs = [
    runOf({ run_id: "space", started_at: "2026-01-26 10:30:00" }),
    runOf({ run_id: "zone", started_at: "2026-01-26T10:30:00+05:00" }),
    runOf({ run_id: "later", started_at: "2026-01-26T10:30:00.000001" }),
    runOf({ run_id: "none" }),
  ];

  it.each<[FilterSpec, string[]]>([
    [{ started_after: "2026-01-26T10:30:00" }, ["space", "zone", "later"]],
    [{ started_after: "2026-01-26T10:30:00.000001" }, ["later"]],
    [{ started_before: "2026-01-26T10:30" }, ["space", "zone"]],
    [{ started_before: "2026-01-26" }, []],
    [{ started_after: "2026-01-26", started_before: "2026-01-27" }, ["space", "zone", "later"]],
    // Half past nine in UTC is half past ten in Berlin.
    [{ started_after: "2026-01-26T09:30:00.000001Z" }, ["later"]],
    [{ started_before: "2026-01-26T08:30:00-01:00" }, ["space", "zone"]],
  ])("%j", (spec, ids) => {
    expect(idsWhere(runs, spec, "Europe/Berlin")).toEqual(ids);
  });

  it.each<[FieldFilter["op"], JsonValue, string[]]>([
    ["eq", "2026-01-26T09:30:00Z", ["space", "zone"]],
    ["ne", "2026-01-26T10:30:00", ["later"]],
    ["gt", "2026-01-26", ["space", "zone", "later"]],
    ["le", "2026-01-26T10:30:00", ["space", "zone"]],
    ["in", ["2026-01-26T10:30:00.000001", "2000-01-01"], ["later"]],
    ["contains", "t10:30", ["zone", "later"]],
  ])("record.started_at %s %j", (op, value, ids) => {
    const field_filters = [{ field: "record.started_at", op, value }] as const;
    expect(idsWhere(runs, { field_filters }, "Europe/Berlin")).toEqual(ids);
  });
});

describe("what cannot be understood", () => {
  const withFilter = (filter: object) => ({
    field_filters: [{ field: "params.a", op: "eq", value: 1 }, filter],
  });
  it.each<[unknown, (string | number)[]]>([
    [{ started_after: "soon" }, ["started_after"]],
    [{ started_before: "2026-02-30" }, ["started_before"]],
    [withFilter({ field: "params.a", op: "like", value: 1 }), ["field_filters", 1, "op"]],
    [withFilter({ field: "params.a", op: "toString", value: 1 }), ["field_filters", 1, "op"]],
    [withFilter({ field: "a", op: "eq", value: 1 }), ["field_filters", 1, "field"]],
    [withFilter({ field: "parameters.a", op: "eq", value: 1 }), ["field_filters", 1, "field"]],
    [withFilter({ field: "metrics", op: "eq", value: 1 }), ["field_filters", 1, "op"]],
    [withFilter({ field: "record", op: "contains", value: "a" }), ["field_filters", 1, "field"]],
    [withFilter({ field: "params.a", op: "in", value: "abc" }), ["field_filters", 1, "value"]],
    [withFilter({ field: "params.a", op: "lt", value: null }), ["field_filters", 1, "value"]],
    [withFilter({ field: "params.a", op: "ge", value: [1] }), ["field_filters", 1, "value"]],
    [withFilter({ field: "params.a", op: "contains", value: ["a"] }), ["field_filters", 1, "value"]],
    [withFilter({ field: "record.started_at", op: "gt", value: 5 }), ["field_filters", 1, "value"]],
    [
      withFilter({ field: "record.finished_at", op: "in", value: ["2026", 5] }),
      ["field_filters", 1, "value", 0],
    ],
  ])("%j", (spec, location) => {
    const error = expect.objectContaining({ code: "invalid_query" });
    expect(() => filterRows(tableOf([]), spec as FilterSpec)).toThrow(error);
    const placed = expect.objectContaining({ location: ["filter", ...location] });
    expect(() => filterRows(tableOf([]), spec as FilterSpec, { location: ["filter"] })).toThrow(placed);
  });
});
