import fc from "fast-check";
import { expect, it } from "vitest";
import { TextIndex } from "../../src/query/text-index.ts";
import { anyText, poolString } from "../arbitrary.ts";

it("finds the texts that a loop finds", () => {
  const text = fc.oneof(
    anyText,
    poolString,
    fc.string({ unit: fc.constantFrom("a", "b", "A"), maxLength: 6 }),
  );
  const needle = text.map((wanted) => wanted.toLowerCase()).filter((wanted) => wanted !== "");
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), needle, (texts, wanted) => {
      const found = [...texts.keys()].filter((i) => texts[i]!.toLowerCase().includes(wanted));
      const closeness = found.map((i) => {
        const text = texts[i]!.toLowerCase();
        return text === wanted ? 0 : text.startsWith(wanted) ? 1 : 2;
      });
      expect(new TextIndex(texts).find(wanted)).toEqual({ places: found, closeness });
    }),
    { numRuns: 5000 },
  );
});

it("finds texts in every block of a length that no one string should have", () => {
  const long = "x".repeat(10_000_000);
  const texts = [long, `${long}end`, "", "the end", long, "END"];
  expect(new TextIndex(texts).find("end")).toEqual({ places: [1, 3, 5], closeness: [2, 2, 0] });
  expect(new TextIndex(texts).find("x").places).toEqual([0, 1, 4]);
});
