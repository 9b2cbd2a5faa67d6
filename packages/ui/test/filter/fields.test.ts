import type { FieldInfo } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { editorKind, isEditable } from "../../src/filter/editor-kind.ts";
import { groupFields, searchFields } from "../../src/filter/search-fields.ts";
import { queryOf } from "./query-of.ts";

const DIM: FieldInfo = {
  path: "params.dim",
  type: "numeric",
  count: 9,
  distinct: 3,
  min_value: 2,
  max_value: 30,
};
const NAME: FieldInfo = { path: "params.Name", type: "string", count: 9, distinct: 2, values: ["a", "b"] };
const DONE: FieldInfo = {
  path: "metrics.done",
  type: "boolean",
  count: 9,
  distinct: 2,
  values: ["False", "True"],
};
const STARTED: FieldInfo = { path: "record.started_at", type: "string", count: 9, distinct: 9, values: [] };

describe("editorKind", () => {
  it("follows what the field holds", () => {
    expect([DIM, NAME, DONE, STARTED].map(editorKind)).toEqual(["range", "text", "choice", "time"]);
    expect(editorKind({ path: "params.list", type: "unknown", count: 1, distinct: 1 })).toBe("text");
  });
});

describe("isEditable", () => {
  it.each([
    ["params.dim >= 10", DIM, true],
    ["params.dim in (2, 10)", DIM, true],
    ["params.dim is missing", DIM, true],
    ["params.dim > 10", DIM, false],
    ["params.dim = 2 or params.dim is missing", DIM, false],
    ["params.Name contains a", NAME, true],
    ["not params.Name in (a)", NAME, true],
    ["params.Name ~ /a/", NAME, false],
    ["metrics.done = true", DONE, true],
    ["started >= 2026-01-01", STARTED, true],
    ["started > 2 days ago", STARTED, false],
  ] as const)("%s", (text, info, isShown) => {
    expect(isEditable(queryOf(text), info)).toBe(isShown);
  });
});

describe("searchFields and groupFields", () => {
  it("find a text in any case and group what they find", () => {
    const fields = [STARTED, DIM, NAME, DONE];
    expect(searchFields(fields, " NAME ")).toEqual([NAME]);
    expect(searchFields(fields, "")).toEqual(fields);
    expect(groupFields([DONE, NAME, DIM])).toEqual([
      { namespace: "params", fields: [NAME, DIM] },
      { namespace: "metrics", fields: [DONE] },
    ]);
  });
});
