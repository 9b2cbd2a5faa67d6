import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldLines } from "../../src/compare/fold-lines.ts";
import { lineDifference } from "../../src/compare/line-difference.ts";
import { withoutTimes } from "../../src/compare/without-times.ts";

/** The length of a longest common subsequence, by the table of all beginnings. */
function naiveCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] =
        a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  return table[a.length]![b.length]!;
}

const someLines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });

describe("how one text becomes another", () => {
  it("keeps as many lines as can be, and both texts whole", () => {
    fc.assert(
      fc.property(someLines, someLines, (earlier, later) => {
        const lines = lineDifference(earlier, later);
        const textOf = (left: string) => lines.filter(({ kind }) => kind !== left).map(({ text }) => text);
        expect(textOf("added")).toEqual(earlier);
        expect(textOf("removed")).toEqual(later);
        expect(lines.filter(({ kind }) => kind === "same")).toHaveLength(naiveCommon(earlier, later));
      }),
      { numRuns: 2000 },
    );
  });

  it("compares lines by what is asked for, and shows those of the earlier text", () => {
    expect(lineDifference(["10:00 start", "x"], ["11:00 start", "y"], (line) => line.slice(6))).toEqual([
      { kind: "same", text: "10:00 start" },
      { kind: "same", text: "x" },
    ]);
  });

  it("is all of both where they are long and share too little", () => {
    const lines = (name: string) => Array.from({ length: 800 }, (_, i) => `${name} ${i}`);
    const kinds = lineDifference(["same", ...lines("a")], ["same", ...lines("b")]).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "same")).toHaveLength(1);
    expect(kinds).toHaveLength(1601);
  });
});

it("folds what is the same, but for what stands beside a difference", () => {
  const earlier = ["1", "2", "3", "4", "5"];
  expect(foldLines(lineDifference(earlier, ["1", "2", "3", "4", "x"]), 1)).toEqual([
    { kind: "folded", count: 3 },
    { kind: "same", text: "4" },
    { kind: "removed", text: "5" },
    { kind: "added", text: "x" },
  ]);
  expect(foldLines(lineDifference(earlier, earlier), 3)).toEqual([{ kind: "folded", count: 5 }]);
});

it("takes times and ids for what any two runs differ in", () => {
  const line = (time: string, id: string) => `2026-01-26 ${time} [INFO   ] [metalab.run.${id}] loss 0.5`;
  expect(withoutTimes(line("10:00:00", "1a2b3c4d"))).toBe(withoutTimes(line("11:30:09,123", "deadbeef")));
  expect(withoutTimes("loss 0.65000001")).not.toBe(withoutTimes("loss 0.65000002"));
});
