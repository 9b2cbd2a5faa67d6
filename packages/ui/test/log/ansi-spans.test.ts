import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paletteColor, rgbColor } from "../../src/log/ansi-color.ts";
import { ansiSpans, plainText } from "../../src/log/ansi-spans.ts";

const ESC = "\u001b";

describe("ansiSpans", () => {
  it("gives a plain line as one piece", () => {
    expect(ansiSpans("just text\twith a tab")).toEqual([{ text: "just text\twith a tab", style: {} }]);
    expect(ansiSpans("")).toEqual([]);
  });
  it("follows colours and weights until they are reset", () => {
    expect(ansiSpans(`a${ESC}[1;31mb${ESC}[39mc${ESC}[md`)).toEqual([
      { text: "a", style: {} },
      { text: "b", style: { isBold: true, color: "red" } },
      { text: "c", style: { isBold: true, color: undefined } },
      { text: "d", style: {} },
    ]);
  });
  it("maps 256 and true colours to those of the theme", () => {
    const styles = ansiSpans(`${ESC}[38;5;196ma${ESC}[48;2;0;0;250;4mb${ESC}[38:5:46mc`).map(
      (span) => span.style,
    );
    expect(styles).toEqual([
      { color: "red" },
      { color: "red", background: "blue", isUnderlined: true },
      { color: "green", background: "blue", isUnderlined: true },
    ]);
  });
  it("leaves out whatever else is asked of a terminal", () => {
    const text = `${ESC}[2J${ESC}[Hclear; ${ESC}]0;title\u0007OSC; ${ESC}[?25lcursor ${ESC}]8;;https://x.org${ESC}\\link${ESC}]8;;${ESC}\\\u0000\u0008!`;
    expect(plainText(ansiSpans(text))).toBe("clear; OSC; cursor link!");
  });
  it("survives sequences that end early", () => {
    for (const text of [
      ESC,
      `${ESC}[`,
      `${ESC}[38;5`,
      `${ESC}[38;5m`,
      `${ESC}[38;2;1mx`,
      `${ESC}]0;never ends`,
    ])
      expect(plainText(ansiSpans(text))).not.toContain(ESC);
  });
  it("never shows a control character, and keeps all others in their order", () => {
    const piece = fc.oneof(
      fc.constantFrom(ESC, `${ESC}[31m`, `${ESC}[0m`, "\u0000", "\u0007"),
      fc.string({ unit: fc.constantFrom("x", "\u00e9", " ") }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const shown = plainText(ansiSpans(pieces.join("")));
        expect(shown).toMatch(/^[x\u00e9 ]*$/);
        expect(shown.length).toBeLessThanOrEqual(pieces.join("").length);
      }),
    );
  });
});

describe("the colours of a terminal", () => {
  it("go to the nearest hue, and to black and white without one", () => {
    expect(rgbColor(255, 0, 0)).toBe("red");
    expect(rgbColor(255, 0, 60)).toBe("red");
    expect(rgbColor(250, 200, 10)).toBe("yellow");
    expect(rgbColor(20, 200, 30)).toBe("green");
    expect(rgbColor(0, 190, 200)).toBe("cyan");
    expect(rgbColor(60, 90, 220)).toBe("blue");
    expect(rgbColor(200, 40, 190)).toBe("magenta");
    expect(rgbColor(10, 20, 30)).toBe("black");
    expect(rgbColor(230, 230, 235)).toBe("white");
  });
  it("are the same by number", () => {
    expect([1, 9, 196, 21, 232, 255, 16, 231].map(paletteColor)).toEqual([
      "red",
      "red",
      "red",
      "blue",
      "black",
      "white",
      "black",
      "white",
    ]);
  });
});
