import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinLines, lineAt, splitLog } from "../../src/log/log-line.ts";

const sizeOf = (text: string) => new TextEncoder().encode(text).length;
const lineText = fc.string({ unit: fc.constantFrom("a", "\u00e9", "\u65e5", "\ud83d\ude00", "\r", "\n") });

describe("splitLog", () => {
  it("gives each line with the byte that it begins at", () => {
    expect(splitLog("one\r\n\u00e9\n\nlast", 10, 10 + 13)).toEqual([
      { offset: 10, text: "one", isEnded: true },
      { offset: 15, text: "\u00e9", isEnded: true },
      { offset: 18, text: "", isEnded: true },
      { offset: 19, text: "last", isEnded: false },
    ]);
    expect(splitLog("", 5, 5)).toEqual([]);
  });

  it("counts a byte that was replaced as one", () => {
    expect(splitLog("\ufffda\nb", 0, 4).map((line) => line.offset)).toEqual([0, 3]);
  });

  it("gives the same lines for a log in two parts as for all of it", () => {
    fc.assert(
      fc.property(lineText, lineText, (earlier, later) => {
        fc.pre(!(earlier.endsWith("\r") && later.startsWith("\n")));
        const middle = sizeOf(earlier);
        const end = middle + sizeOf(later);
        const joined = joinLines(splitLog(earlier, 0, middle), splitLog(later, middle, end));
        expect(joined).toEqual(splitLog(earlier + later, 0, end));
      }),
    );
  });
});

describe("lineAt", () => {
  it("finds the line that a byte belongs to", () => {
    const lines = splitLog("ab\ncd\nef", 100, 108);
    expect([90, 100, 102, 103, 107, 999].map((offset) => lineAt(lines, offset))).toEqual([0, 0, 0, 1, 2, 2]);
  });
});
