import { describe, expect, it } from "vitest";
import { matrixNames, resultWords } from "../../src/run/captured.ts";

describe("resultWords", () => {
  it("says type and shape as numpy does", () => {
    const info = { name: "x", dtype: "float64", metadata: {} };
    expect(resultWords({ ...info, shape: [60, 80] })).toBe("float64 (60, 80)");
    expect(resultWords({ ...info, shape: [3] })).toBe("float64 (3,)");
    expect(resultWords({ ...info, shape: [] })).toBe("float64 ()");
    expect(resultWords({ ...info, dtype: null, shape: null })).toBe("");
  });
});

describe("matrixNames", () => {
  it("takes class names for both sides, and names of one side before them", () => {
    expect(matrixNames({ classes: ["cat", "dog"] }, [2, 2])).toEqual({
      rows: ["cat", "dog"],
      columns: ["cat", "dog"],
    });
    expect(matrixNames({ row_labels: ["a", "b"], labels: ["x", "y"] }, [2, 2])).toEqual({
      rows: ["a", "b"],
      columns: ["x", "y"],
    });
  });
  it("takes no list that does not fit", () => {
    const none = { rows: undefined, columns: undefined };
    expect(matrixNames({ classes: ["cat"] }, [2, 2])).toEqual(none);
    expect(matrixNames({ classes: [["cat"], {}] }, [2, 2])).toEqual(none);
    expect(matrixNames(JSON.parse('{"__proto__": ["a", "b"]}'), [2, 2])).toEqual(none);
  });
});
