import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  drawnRows,
  listHeight,
  type RowView,
  rowWindow,
  scrollByRows,
  scrollToRow,
  seenRows,
} from "../../src/table/row-window.ts";

const view: RowView = { rowCount: 300_000, rowHeight: 26, height: 780, scrollTop: 0 };

const anyView: fc.Arbitrary<RowView> = fc
  .record({
    rowCount: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5_000_000 })),
    rowHeight: fc.constantFrom(22, 26, 36),
    height: fc.integer({ min: 0, max: 2000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...rest }) => ({ ...rest, scrollTop: share * Math.max(0, listHeight(rest) - rest.height) }));

describe("rowWindow", () => {
  it("draws what is seen and a little more, whatever the number of rows", () => {
    expect(rowWindow(view)).toEqual({ first: 0, end: 48, top: 0 });
    const middle = rowWindow({ ...view, scrollTop: 150_000 * 26 });
    expect(middle.first).toBeLessThan(150_000);
    expect(middle.end).toBeGreaterThanOrEqual(150_030);
    expect(middle.end - middle.first).toBe(48);
  });

  it("does not move with every pixel", () => {
    const firsts = Array.from(
      { length: 60 },
      (_, px) => rowWindow({ ...view, scrollTop: 10_000 + px }).first,
    );
    expect(new Set(firsts).size).toBeLessThanOrEqual(2);
  });

  it("draws every row that is seen, always as many rows, and none that there is not", () => {
    fc.assert(
      fc.property(anyView, (any) => {
        const { first, end } = rowWindow(any);
        const seen = seenRows(any);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(any.rowCount);
        expect(end - first).toBe(drawnRows(any));
        if (any.rowCount > 0) {
          expect(first).toBeLessThanOrEqual(seen.first);
          expect(end).toBeGreaterThanOrEqual(seen.end);
        }
      }),
    );
  });

  it("puts the first seen row at the top edge", () => {
    fc.assert(
      fc.property(anyView, (any) => {
        fc.pre(any.rowCount > 0);
        const { first, top } = rowWindow(any);
        const seen = seenRows(any);
        const y = top + (seen.first - first) * any.rowHeight - any.scrollTop;
        expect(y).toBeGreaterThan(-any.rowHeight - 0.01);
        expect(y).toBeLessThan(0.01);
      }),
    );
  });
});

describe("listHeight", () => {
  it("stays below what browsers can lay out", () => {
    expect(listHeight(view)).toBe(7_800_000);
    expect(listHeight({ ...view, rowCount: 5_000_000 })).toBe(15_000_000);
  });

  it("still reaches the last row", () => {
    const large = { ...view, rowCount: 5_000_000 };
    expect(seenRows({ ...large, scrollTop: listHeight(large) - large.height }).end).toBe(5_000_000);
  });
});

describe("scrollToRow", () => {
  it("stays where the row is wholly seen, and else moves just as far as needed", () => {
    expect(scrollToRow({ ...view, scrollTop: 130 }, 10)).toBe(130);
    expect(scrollToRow({ ...view, scrollTop: 130 }, 2)).toBe(52);
    expect(scrollToRow(view, 30)).toBe(26);
  });

  it("makes any row seen", () => {
    fc.assert(
      fc.property(anyView, fc.double({ min: 0, max: 0.999999, noNaN: true }), (any, share) => {
        fc.pre(any.rowCount > 0 && any.height >= any.rowHeight);
        const row = Math.floor(share * any.rowCount);
        const seen = seenRows({ ...any, scrollTop: scrollToRow(any, row) });
        expect(seen.first).toBeLessThanOrEqual(row);
        expect(seen.end).toBeGreaterThan(row);
      }),
    );
  });
});

describe("scrollByRows", () => {
  it("moves by rows, within the list", () => {
    expect(scrollByRows({ ...view, scrollTop: 5000 }, 7)).toBe(5000 + 7 * 26);
    expect(scrollByRows({ ...view, scrollTop: 5000 }, -1000)).toBe(0);
    expect(scrollByRows({ ...view, rowCount: 10 }, 5)).toBe(0);
  });
});
