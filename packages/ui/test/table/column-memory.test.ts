import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ColumnMemory, readColumnMemory } from "../../src/table/column-memory.ts";

describe("readColumnMemory", () => {
  it("gives back what was chosen", () => {
    const memory: ColumnMemory = {
      columns: ["params.lr", "metrics.__proto__"],
      pinned: ["params.lr"],
      widths: [["metrics.__proto__", 120]],
    };
    expect(readColumnMemory(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
  });

  it("leaves the choice of columns open where none was made", () => {
    expect(readColumnMemory({})).toEqual({ pinned: [], widths: [] });
  });

  it("takes of anything else only what is a choice", () => {
    expect(
      readColumnMemory({
        columns: ["lr", 3, "params.lr"],
        pinned: "params.lr",
        widths: [["params.lr", -1], 4],
      }),
    ).toEqual({ columns: ["params.lr"], pinned: [], widths: [] });
    fc.assert(fc.property(fc.jsonValue(), (json) => void readColumnMemory(json)));
  });
});
