import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "../../src/compare/text-difference.ts";

describe("where a text differs from another one", () => {
  it("is between what both begin and end with", () => {
    expect(textDifference("lr=0.1 seed", "lr=0.25 seed")).toEqual({
      before: "lr=0.",
      different: "1",
      after: " seed",
    });
    expect(textDifference("same", "same").different).toBe("");
    expect(textDifference("aa", "a")).toEqual({ before: "a", different: "a", after: "" });
  });

  it("keeps a part of what is long and shared", () => {
    const shared = "x".repeat(100);
    const { before, different, after } = textDifference(`${shared}1${shared}`, `${shared}2${shared}`);
    expect([before.length, different, after.length]).toEqual([25, "1", 25]);
  });

  it("never tears a character, and holds the whole text where that is short", () => {
    const anyText = fc.string({ unit: fc.constantFrom("a", "b", "\u{1f600}", "\u{1f601}"), maxLength: 10 });
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const { before, different, after } = textDifference(text, other);
        expect(before + different + after).toBe(text);
        for (const part of [before, different, after]) expect(part).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
