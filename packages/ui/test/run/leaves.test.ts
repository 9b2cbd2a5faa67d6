import { describe, expect, it } from "vitest";
import { leavesOf } from "../../src/run/leaves.ts";

describe("the leaves of params", () => {
  it("stand in natural order, those of objects under dotted keys", () => {
    expect(leavesOf({ layer10: 1, layer9: 2, opt: { name: "adam", decay: { rate: 0.5 } } })).toEqual([
      { key: "layer9", value: 2 },
      { key: "layer10", value: 1 },
      { key: "opt.decay.rate", value: 0.5 },
      { key: "opt.name", value: "adam" },
    ]);
  });

  it("are lists, nulls and empty objects, too", () => {
    expect(leavesOf({ a: [{ b: 1 }], c: null, d: {} })).toEqual([
      { key: "a", value: [{ b: 1 }] },
      { key: "c", value: null },
      { key: "d", value: {} },
    ]);
  });

  it("may have any name", () => {
    const params = JSON.parse('{"__proto__": {"constructor": 1}, "": 2, "a.b": 3}');
    expect(leavesOf(params)).toEqual([
      { key: "", value: 2 },
      { key: "__proto__.constructor", value: 1 },
      { key: "a.b", value: 3 },
    ]);
  });
});
