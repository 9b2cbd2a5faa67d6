import { compareNatural } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";

it("orders digits by value and the rest by code point", () => {
  const ascending = [
    "",
    "2",
    "7",
    "007b",
    "10",
    "B",
    "a",
    "a01",
    "a1",
    "a1b",
    "a2",
    "a10",
    "a10b2",
    "a10b10",
    "b",
    "é",
    "\u{1f600}",
  ];
  expect([...ascending].reverse().sort(compareNatural)).toEqual(ascending);
});

it("compares more digits than a number holds", () => {
  expect(compareNatural(`v${"9".repeat(40)}`, `v1${"0".repeat(40)}`)).toBeLessThan(0);
});

it("is a total order in which only equal names are equal", () => {
  const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "0", "1", "9"), maxLength: 6 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b)) + Math.sign(compareNatural(b, a))).toBe(0);
      expect(compareNatural(a, b) === 0).toBe(a === b);
      if (compareNatural(a, b) < 0 && compareNatural(b, c) < 0) expect(compareNatural(a, c)).toBeLessThan(0);
    }),
    { numRuns: 2000 },
  );
});
