import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber } from "../../src/filter/parse-number.ts";
import { formatExact } from "../../src/format/format-exact.ts";
import { formatNumber } from "../../src/format/format-number.ts";

describe("parseNumber", () => {
  it.each([
    [" 10 ", 10],
    ["-0.5", -0.5],
    ["+3", 3],
    [".25", 0.25],
    ["5.", 5],
    ["1e-3", 0.001],
    ["1E+3", 1000],
    ["5,000", 5000],
    ["1,234,567.5", 1234567.5],
    ["\u221232.5e\u221208", -32.5e-8],
    ["9007199254740993", 9_007_199_254_740_993n],
    ["-18446744073709551616", -18446744073709551616n],
  ])("reads %s", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(["", " ", "-", "1e", "1.2.3", "ten", "NaN", "Infinity", "1e999", "0x10", "5,00"])(
    "does not take %s",
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );

  it("reads every finite number that Atlas writes in full", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(parseNumber(formatExact(value)))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(BigInt(parseNumber(formatNumber(value))!)).toBe(value);
      }),
    );
  });
});
