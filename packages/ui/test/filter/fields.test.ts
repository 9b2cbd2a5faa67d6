import type { FieldInfo } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { choicesFor, editorKind } from "../../src/filter/editor-kind.ts";
import { groupFields, searchFields } from "../../src/filter/search-fields.ts";

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
    expect([DIM, NAME, DONE, STARTED].map(editorKind)).toEqual(["range", "choices", "choices", "time"]);
  });

  it("is a text where not all values are listed", () => {
    expect(editorKind({ ...NAME, distinct: 131 })).toBe("text");
    expect(editorKind({ path: "params.list", type: "unknown", count: 1, distinct: 1 })).toBe("text");
  });
});

describe("choicesFor", () => {
  it("gives booleans as booleans and texts as texts", () => {
    expect(choicesFor(DONE)).toEqual([false, true]);
    expect(choicesFor(NAME)).toEqual(["a", "b"]);
    expect(choicesFor(DIM)).toEqual([]);
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
