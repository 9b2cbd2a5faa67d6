import type { FieldIndex, FieldInfo, FieldPath } from "@atlas/core";
import { expect, it } from "vitest";
import { defaultLayout, sideOf, withSide } from "../../src/replicates/means-layout.ts";

const field = (path: FieldPath, type: FieldInfo["type"], distinct: number): FieldInfo => ({
  ...{ path, type, distinct, count: 100 },
});
const index: FieldIndex = {
  fields: [
    field("params.dim", "numeric", 2),
    field("params.lr", "numeric", 40),
    field("params.name", "string", 5),
    field("params.problem", "string", 3),
  ],
  ...{ run_count: 100, version: 1 },
};

it("words stand before numbers, few values before many, and what has too many is left out", () => {
  const layout = (params: readonly FieldPath[]) => defaultLayout(params, index);
  expect(layout(["params.dim", "params.lr", "params.name", "params.problem"])).toEqual({
    columns: ["params.problem"],
    rows: ["params.name"],
  });
  expect(layout(["params.dim", "params.lr"])).toEqual({ columns: ["params.dim"], rows: [] });
  expect(layout([])).toEqual({ columns: [], rows: [] });
});

it("a param stands on one side at a time, after those that stand there", () => {
  const layout = { rows: ["params.a"], columns: ["params.b"] } as const;
  expect(withSide(layout, "params.b", "rows")).toEqual({ rows: ["params.a", "params.b"], columns: [] });
  expect(withSide(layout, "params.a", "mixed")).toEqual({ rows: [], columns: ["params.b"] });
  expect(["params.a", "params.b", "params.c"].map((path) => sideOf(layout, path as FieldPath))).toEqual([
    "rows",
    "columns",
    "mixed",
  ]);
});
