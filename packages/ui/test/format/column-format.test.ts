import type { Cell } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnFormat } from "../../src/format/column-format.ts";

/** The column as it is seen: padding as dots, right-aligned. */
function column(cells: readonly Cell[]): readonly string[] {
  const texts = cells
    .map(columnFormat(cells, "metrics.x"))
    .map((text) => text.replace(/[\u2007\u2008]/g, "."));
  return texts.map((text) => text.replaceAll("\u2212", "-"));
}

describe("columnFormat", () => {
  it("keeps whole numbers whole", () => {
    expect(column([2, 10, 5000])).toEqual(["2", "10", "5,000"]);
  });

  it("keeps typed numbers as they are, their points under each other", () => {
    expect(column([0.1, 0.01, 0.001, 0, 10])).toEqual(["0.1..", "0.01.", "0.001", "0....", "10...."]);
  });

  it("gives measured numbers one precision, four significant digits for the greatest", () => {
    expect(column([-29.5009, 2.21681, -10.1232, 0])).toEqual(["-29.50", "2.22", "-10.12", "0..."]);
    expect(column([12345.6, 81234.25, 325.5])).toEqual(["12,346", "81,234", "326"]);
  });

  it("does so although a few values lie close to zero", () => {
    expect(column([-0.55123, 1.23456, 0.00012, 1.3456])).toEqual(["-0.551", "1.235", "1.2e-04", "1.346"]);
  });

  it("writes exponents where the values span too much, or are too small or too large", () => {
    expect(column([2.1099e-15, 3.4882e6, 1.23456, 0])).toEqual(["2.110e-15", "3.488e+06", "1.235e+00", "0"]);
    expect(column([1e-8, 0.1, 1.25e-6])).toEqual(["1.00e-08", "1.00e-01", "1.25e-06"]);
    expect(column([653932.25, 32020100.5])).toEqual(["6.539e+05", "3.202e+07"]);
  });

  it("writes what is no finite number by its own", () => {
    expect(column([0.5, Number.NaN, undefined, "text", true, 2n ** 60n])).toEqual([
      "0.5",
      "NaN",
      "\u2013",
      "text",
      "true",
      "1,152,921,504,606,846,976",
    ]);
  });

  it("writes durations as such", () => {
    expect(columnFormat([1800], "record.duration_ms")(1800)).toBe("1.8 s");
  });

  it("never turns a number into zero, nor into one that is far from it, whatever was seen before", () => {
    const number = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    fc.assert(
      fc.property(fc.array(number, { maxLength: 30 }), number, (seen, value) => {
        const text = columnFormat(
          seen,
          "metrics.x",
        )(value)
          .replaceAll("\u2212", "-")
          .replace(/[,\u2007\u2008]/g, "");
        const shown = Number(text);
        expect(shown === 0).toBe(value === 0);
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value));
      }),
    );
  });
});
