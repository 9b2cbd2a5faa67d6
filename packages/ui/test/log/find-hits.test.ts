import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtHits, findHits } from "../../src/log/find-hits.ts";

describe("findHits", () => {
  it("finds a text whatever its case, from the left", () => {
    expect(findHits("Step step STEP", "step")).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 9 },
      { start: 10, end: 14 },
    ]);
    expect(findHits("aaa", "aa")).toEqual([{ start: 0, end: 2 }]);
    expect(findHits("anything", "")).toEqual([]);
  });
  it("takes every character as it is", () => {
    expect(findHits("cost (a.b)* [x]", "(a.b)*")).toEqual([{ start: 5, end: 11 }]);
    expect(findHits("a\\b|c^$", "\\b|c^$")).toHaveLength(1);
  });
});

describe("cutAtHits", () => {
  it("cuts the pieces of a line where hits begin and end, across colours", () => {
    const spans = [
      { text: "abc", style: { color: "red" } },
      { text: "def", style: {} },
    ] as const;
    expect(cutAtHits(spans, [{ start: 2, end: 4 }])).toEqual([
      { text: "ab", style: { color: "red" }, isHit: false },
      { text: "c", style: { color: "red" }, isHit: true },
      { text: "d", style: {}, isHit: true },
      { text: "ef", style: {}, isHit: false },
    ]);
  });
  it("loses nothing, and marks exactly what was searched for", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "b") }), { maxLength: 6 });
    fc.assert(
      fc.property(
        texts,
        fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 3 }),
        (pieces, needle) => {
          const line = pieces.join("");
          const hits = findHits(line, needle);
          const cut = cutAtHits(
            pieces.map((text) => ({ text, style: {} })),
            hits,
          );
          expect(cut.map((piece) => piece.text).join("")).toBe(line);
          const marked = cut.filter((piece) => piece.isHit).map((piece) => piece.text);
          expect(marked.join("")).toBe(hits.map(({ start, end }) => line.slice(start, end)).join(""));
        },
      ),
    );
  });
});
