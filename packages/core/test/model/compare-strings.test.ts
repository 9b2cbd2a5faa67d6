import { compareStrings } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "../arbitrary.ts";
import { compareCodePoints } from "../naive.ts";

it("puts an astral character after U+FFFF, and a lone surrogate before U+E000", () => {
  const ascending = [
    "",
    "a",
    "\ud7ff",
    "\ud83d",
    "\ud83da",
    "\ud83d\ue000",
    "\udc00",
    "\ue000",
    "\uffff",
    "\u{1f600}",
  ];
  expect([...ascending].reverse().sort(compareStrings)).toEqual(ascending);
});

it("orders by code point", () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (prefix, a, b) => {
      const [left, right] = [prefix + a, prefix + b];
      expect(Math.sign(compareStrings(left, right))).toBe(Math.sign(compareCodePoints(left, right)));
    }),
    { numRuns: 2000 },
  );
});
