import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineAt, lineCount, lineOfRow, type Opening } from "../../src/table/outline.ts";

/** The lines of some rows, one by one. */
function linesOf(openings: readonly Opening[], rowCount: number) {
  return Array.from({ length: rowCount }, (_, row) => {
    const lines = openings.find((opening) => opening.row === row)?.lines ?? 0;
    const contents = Array.from({ length: lines }, (_, at) => ({ row, at }));
    return [{ row, at: undefined }, ...contents];
  }).flat();
}

const anyOpenings = fc
  .uniqueArray(fc.record({ row: fc.nat(19), lines: fc.nat(6) }), { selector: ({ row }) => row })
  .map((openings) => openings.toSorted((a, b) => a.row - b.row));

describe("the lines of rows of which some are open", () => {
  it("are counted, found and told as if they were listed", () => {
    fc.assert(
      fc.property(anyOpenings, (openings) => {
        const lines = linesOf(openings, 20);
        expect(lineCount(openings, 20)).toBe(lines.length);
        expect(lines.map((_, line) => lineAt(openings, line))).toEqual(lines);
        for (let row = 0; row < 20; row++) {
          const line = lineOfRow(openings, row);
          expect(lines[line]).toEqual({ row, at: undefined });
        }
      }),
    );
  });
});
