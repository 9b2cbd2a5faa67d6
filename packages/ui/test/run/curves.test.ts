import { describe, expect, it } from "vitest";
import { curveOf, isStepped } from "../../src/run/curves.ts";

describe("isStepped", () => {
  const info = { name: "loss", shape: [3, 2], dtype: null, metadata: {} };
  it("goes by the metadata, or by pairs that are no array", () => {
    expect(isStepped({ ...info, shape: null, metadata: { type: "stepped_metric" } })).toBe(true);
    expect(isStepped(info)).toBe(true);
    expect(isStepped({ ...info, dtype: "float64" })).toBe(false);
    expect(isStepped({ ...info, shape: null })).toBe(false);
  });
});

describe("curveOf", () => {
  it("reads pairs by ascending step", () => {
    expect(
      curveOf([
        [3, 1],
        [1, 2n],
        [2, true],
      ]),
    ).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
    ]);
  });
  it("leaves gaps for what is no number", () => {
    const curve = curveOf([
      [0, 1],
      [1, null],
      [2, "x"],
      [3, Number.POSITIVE_INFINITY],
    ]);
    expect(curve?.map(([, y]) => y)).toEqual([1, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY]);
  });
  it("is none of anything else", () => {
    for (const data of [null, 3, [], [1, 2], [["a", 1]], [[0, "warmup"]], { 0: [0, 1] }])
      expect(curveOf(data)).toBeUndefined();
  });
});
