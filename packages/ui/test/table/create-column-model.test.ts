import type { FieldPath } from "@atlas/core";
import { createRoot } from "solid-js";
import { describe, expect, it } from "vitest";
import { createColumnModel } from "../../src/table/create-column-model.ts";

function headsOf(columns: readonly FieldPath[]) {
  return createRoot((dispose) => {
    const rows = createColumnModel(() => columns).getHeaderGroups();
    dispose();
    return rows.map((row) => row.headers.map((head) => ({ id: head.column.id, span: head.colSpan })));
  });
}

describe("createColumnModel", () => {
  it("puts neighbours of one namespace under one head, in the order of the columns", () => {
    const [groups, names] = headsOf([
      "params.lr",
      "params.dim",
      "metrics.loss",
      "params.seed",
      "record.status",
    ]);
    expect(names?.map((head) => head.id)).toEqual([
      "params.lr",
      "params.dim",
      "metrics.loss",
      "params.seed",
      "record.status",
    ]);
    expect(groups).toEqual([
      { id: "params", span: 2 },
      { id: "metrics", span: 1 },
      { id: "params", span: 1 },
      { id: "record", span: 1 },
    ]);
  });

  it("takes names that objects have by themselves, dots and nothing as names like any other", () => {
    const odd: readonly FieldPath[] = ["params.__proto__", "params.constructor", "params.", "params.a.b"];
    expect(
      headsOf(odd)
        .at(-1)
        ?.map((head) => head.id),
    ).toEqual(odd);
  });
});
