import { describe, expect, it } from "vitest";
import { formatCount } from "../../src/format/format-count.ts";
import { formatNumber } from "../../src/format/format-number.ts";

describe("formatNumber", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [7, "7"],
    [-1234567, "\u22121,234,567"],
    [123456, "123,456"],
    [2n ** 64n, "18,446,744,073,709,551,616"],
    [-(10n ** 4n), "\u221210,000"],
  ])("keeps all digits of the whole number %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [0.1, "0.1"],
    [1 / 3, "0.3333"],
    [-2 / 3, "\u22120.6667"],
    [12.3456, "12.35"],
    [1234.567, "1,235"],
    [99999.4, "99,999"],
    [9.99996, "10"],
    [0.0001, "0.0001"],
  ])("gives %s at most four significant digits", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [0.00009, "9e\u221205"],
    [3.2149e-8, "3.215e\u221208"],
    [-1e-5, "\u22121e\u221205"],
    [123456.7, "1.235e+05"],
    [1e22, "1e+22"],
    [5e-324, "4.941e\u2212324"],
    [1.7976931348623157e308, "1.798e+308"],
  ])("writes %s with an exponent", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("has a word for what is not finite", () => {
    expect(formatNumber(Number.NaN)).toBe("NaN");
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe("Infinity");
    expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe("\u2212Infinity");
  });

  it("takes another number of significant digits", () => {
    expect(formatNumber(Math.PI, { significant: 2 })).toBe("3.1");
  });
});

describe("formatCount", () => {
  it("groups thousands", () => {
    expect([0, 999, 1000, 2012, 300_000, -4500].map(formatCount)).toEqual([
      "0",
      "999",
      "1,000",
      "2,012",
      "300,000",
      "\u22124,500",
    ]);
  });
});
