import type { SortKey } from "@atlas/core";
import { describe, expect, it } from "vitest";
import { cursorMove } from "../../src/table/cursor-move.ts";
import { toggleSort } from "../../src/table/toggle-sort.ts";

describe("cursorMove", () => {
  const state = { rowCount: 100, pageRows: 20, row: 50 };

  it.each([
    ["j", 51],
    ["ArrowDown", 51],
    ["k", 49],
    ["ArrowUp", 49],
    ["PageDown", 69],
    ["PageUp", 31],
    ["Home", 0],
    ["End", 99],
    ["x", undefined],
  ])("moves with %s", (key, row) => {
    expect(cursorMove(key, state)).toBe(row);
  });

  it("stays within the rows, and begins at the first", () => {
    expect(cursorMove("j", { ...state, row: 99 })).toBe(99);
    expect(cursorMove("PageUp", { ...state, row: 3 })).toBe(0);
    expect(cursorMove("k", { ...state, row: undefined })).toBe(0);
    expect(cursorMove("j", { ...state, rowCount: 0, row: undefined })).toBeUndefined();
  });
});

describe("toggleSort", () => {
  const up: SortKey = { field: "params.dim", order: "asc" };
  const down: SortKey = { field: "params.dim", order: "desc" };
  const other: SortKey = { field: "metrics.loss", order: "asc" };

  it("goes from ascending to descending to none", () => {
    expect(toggleSort([], "params.dim", false)).toEqual([up]);
    expect(toggleSort([up], "params.dim", false)).toEqual([down]);
    expect(toggleSort([down], "params.dim", false)).toEqual([]);
  });

  it("takes the place of other keys, unless it extends them", () => {
    expect(toggleSort([other], "params.dim", false)).toEqual([up]);
    expect(toggleSort([other], "params.dim", true)).toEqual([other, up]);
    expect(toggleSort([up, other], "params.dim", true)).toEqual([down, other]);
    expect(toggleSort([down, other], "params.dim", true)).toEqual([other]);
  });
});
