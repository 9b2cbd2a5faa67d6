import type { FieldFilter, FilterSpec } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { conditionsOf, conditionText } from "../../src/filter/conditions.ts";

function texts(filter: FilterSpec): readonly string[] {
  return conditionsOf(filter).map(conditionText);
}

function words(...field_filters: readonly FieldFilter[]): readonly string[] {
  return texts({ field_filters });
}

describe("conditionsOf", () => {
  it("says what a filter asks for", () => {
    expect(
      texts({
        experiment_id: "optbench:2.0",
        status: ["success", "failed"],
        started_after: "1999-01-31T10:28:00",
        field_filters: [{ field: "params.dim", op: "ge", value: 10 }],
      }),
    ).toEqual([
      "experiment = optbench:2.0",
      "status in success, failed",
      "started_at \u2265 31 Jan 1999 10:28",
      "dim \u2265 10",
    ]);
    expect(texts({})).toEqual([]);
    expect(texts({ status: [] })).toEqual([]);
  });

  it("says both bounds of a range in one condition, whichever comes first", () => {
    const from: FieldFilter = { field: "params.lr", op: "ge", value: 1e-8 };
    const to: FieldFilter = { field: "params.lr", op: "le", value: -2n };
    expect(words(from, to)).toEqual(["lr between 1e\u22128 and \u22122"]);
    expect(words(to, { field: "params.dim", op: "eq", value: 1 }, from)).toEqual([
      "lr between 1e\u22128 and \u22122",
      "dim = 1",
    ]);
  });

  it("lists a few values and counts the others", () => {
    const value = ["a", "b", "", "d", "e"];
    expect(words({ field: "params.x", op: "in", value })).toEqual(["x in a, b, empty and 2 more"]);
    expect(words({ field: "params.x", op: "in", value: [true] })).toEqual(["x = true"]);
  });

  it("names a field by what stands after its namespace, and a namespace as such", () => {
    expect(
      words(
        { field: "params.a.b", op: "contains", value: "x" },
        { field: "params", op: "contains", value: "y" },
      ),
    ).toEqual(["a.b contains x", "any of params contains y"]);
  });

  it("knows the filter without each of them", () => {
    const filter: FilterSpec = {
      status: ["failed"],
      field_filters: [
        { field: "params.lr", op: "ge", value: 1 },
        { field: "params.dim", op: "eq", value: 2 },
        { field: "params.lr", op: "le", value: 3 },
      ],
    };
    const [status, range, equal] = conditionsOf(filter).map((condition) => condition.without);
    expect(status).toEqual({ field_filters: filter.field_filters });
    expect(range).toEqual({
      status: ["failed"],
      field_filters: [{ field: "params.dim", op: "eq", value: 2 }],
    });
    expect(equal?.field_filters).toHaveLength(2);
    expect(conditionsOf({ started_before: "2026" })[0]?.without).toEqual({});
  });
});
