import type { FilterSpec } from "@atlas/core";
import { describe, expect, it } from "vitest";
import {
  choicesOf,
  isFiltered,
  rangeOf,
  textOf,
  timeRangeOf,
  withChoices,
  withoutField,
  withRange,
  withText,
  withTimeRange,
} from "../../src/filter/edit-filter.ts";

const MIXED: FilterSpec = {
  experiment_id: "optbench:2.0",
  status: ["success"],
  field_filters: [
    { field: "params.dim", op: "ge", value: 2 },
    { field: "params.algorithm", op: "in", value: ["adam", "gd"] },
    { field: "params.dim", op: "ne", value: 10 },
    { field: "metrics", op: "contains", value: "loss" },
  ],
};

describe("ranges", () => {
  it("are read from and written to the two bounds, the rest staying as and where it is", () => {
    const next = withRange(MIXED, "params.dim", { from: 10, to: 30n });
    expect(rangeOf(next, "params.dim")).toEqual({ from: 10, to: 30n });
    expect(next).toEqual({
      ...MIXED,
      field_filters: [
        { field: "params.dim", op: "ge", value: 10 },
        { field: "params.dim", op: "le", value: 30n },
        ...MIXED.field_filters!.slice(1),
      ],
    });
  });

  it("are gone without bounds, and so is an empty list of conditions", () => {
    const filter = withRange({}, "params.dim", { from: 1 });
    expect(withRange(filter, "params.dim", {})).toEqual({});
    expect(rangeOf({}, "params.dim")).toEqual({ from: undefined, to: undefined });
  });

  it("of time are members of their own", () => {
    const filter = withTimeRange({}, { from: "2026-01-31T10:28", to: "" });
    expect(filter).toEqual({ started_after: "2026-01-31T10:28" });
    expect(timeRangeOf(filter)).toEqual({ from: "2026-01-31T10:28", to: undefined });
    expect(withTimeRange(filter, {})).toEqual({});
  });
});

describe("choices", () => {
  it("of a field are one condition with a list", () => {
    const filter = withChoices(MIXED, "params.algorithm", ["sa"]);
    expect(choicesOf(filter, "params.algorithm")).toEqual(["sa"]);
    expect(filter.field_filters?.[1]).toEqual({ field: "params.algorithm", op: "in", value: ["sa"] });
    expect(withChoices(filter, "params.algorithm", []).field_filters).toHaveLength(3);
  });

  it("take over from an equality", () => {
    const filter: FilterSpec = { field_filters: [{ field: "params.on", op: "eq", value: true }] };
    expect(choicesOf(filter, "params.on")).toEqual([true]);
    expect(withChoices(filter, "params.on", [true, false]).field_filters).toEqual([
      { field: "params.on", op: "in", value: [true, false] },
    ]);
  });

  it("of the status are a member of their own", () => {
    const filter = withChoices({}, "record.status", ["failed", "paused"]);
    expect(filter).toEqual({ status: ["failed", "paused"] });
    expect(choicesOf(filter, "record.status")).toEqual(["failed", "paused"]);
    expect(withChoices(filter, "record.status", [])).toEqual({});
  });
});

describe("texts", () => {
  it("are looked for in a field or a whole namespace", () => {
    expect(textOf(MIXED, "metrics")).toBe("loss");
    const filter = withText({}, "params.name", "ad");
    expect(filter).toEqual({ field_filters: [{ field: "params.name", op: "contains", value: "ad" }] });
    expect(withText(filter, "params.name", "")).toEqual({});
  });
});

describe("isFiltered and withoutField", () => {
  it("know every condition on a field", () => {
    expect(isFiltered(MIXED, "params.dim")).toBe(true);
    expect(isFiltered(MIXED, "params.lr")).toBe(false);
    const rest = withoutField(MIXED, "params.dim");
    expect(isFiltered(rest, "params.dim")).toBe(false);
    expect(rest.field_filters).toHaveLength(2);
  });

  it.each([
    ["record.status", { status: ["failed"] }],
    ["record.experiment_id", { experiment_id: "a:1" }],
    ["record.started_at", { started_before: "2026-01-31" }],
  ] as const)("know the member that is about %s", (field, filter) => {
    expect(isFiltered(filter, field)).toBe(true);
    expect(withoutField(filter, field)).toEqual({});
    expect(isFiltered({}, field)).toBe(false);
  });
});
