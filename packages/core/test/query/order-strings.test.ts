import { compareStrings } from "@atlas/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { orderStrings } from "../../src/query/order-strings.ts";
import { anyText } from "../arbitrary.ts";

it("orders as a sort by comparison does", () => {
  const texts = fc.oneof(
    anyText,
    fc.constantFrom("", "\u0000", "a\u0000", "ÿ", "ÿa", "Ā", "12345678", "123456789"),
  );
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constant("run_2026_")), fc.array(texts), (prefix, tails) => {
      const strings = tails.map((tail) => prefix + tail);
      const ordered = Array.from(orderStrings(strings), (place) => strings[place]);
      expect(ordered).toEqual([...strings].sort(compareStrings));
    }),
    { numRuns: 1000 },
  );
});
