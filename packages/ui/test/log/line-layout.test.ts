import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf, layOutLines, linesBetween } from "../../src/log/line-layout.ts";

describe("layOutLines", () => {
  it("gives each line one height, or as many as it wraps to", () => {
    expect([...layOutLines([0, 25, 10], 18).tops]).toEqual([0, 18, 36, 54]);
    expect([...layOutLines([0, 25, 10], 18, 10).tops]).toEqual([0, 18, 72, 90]);
    expect([...layOutLines([], 18).tops]).toEqual([0]);
  });
});

describe("linesBetween", () => {
  it("gives the lines that lie between two heights, in part at least", () => {
    const columns = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 });
    const height = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(columns, height, height, (taken, a, b) => {
        const layout = layOutLines(taken, 18, 10);
        const [top, bottom] = [Math.min(a, b), Math.max(a, b) + 1];
        const [first, end] = linesBetween(layout, top, bottom);
        const seen = taken.flatMap((_, index) =>
          layout.tops[index]! < bottom && layout.tops[index + 1]! > top ? [index] : [],
        );
        for (const index of seen) expect(index >= first && index < end).toBe(true);
        expect(end - first).toBeLessThanOrEqual(seen.length + 2);
      }),
    );
  });
});

describe("columnsOf", () => {
  it("counts what a terminal draws wide as two, a tab as eight", () => {
    expect(columnsOf("abc")).toBe(3);
    expect(columnsOf("h\u00e9")).toBe(2);
    expect(columnsOf("\u65e5\u672c")).toBe(4);
    expect(columnsOf("a\tb")).toBe(10);
  });
});
