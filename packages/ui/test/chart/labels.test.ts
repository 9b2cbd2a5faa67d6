import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endLabelMarks, pushApart } from "../../src/chart/end-labels.ts";
import { legendMarks } from "../../src/chart/legend-marks.ts";
import { fitText, textWidth } from "../../src/chart/text-width.ts";

describe("labels at the ends of lines", () => {
  const bounds = { low: 0, high: 400 };

  it("stay where they are while they are apart", () => {
    expect(pushApart([10, 50, 200], bounds)).toEqual([10, 50, 200]);
  });

  it("share the room about their middle where they coincide", () => {
    expect(pushApart([100, 100, 100], bounds)).toEqual([88, 100, 112]);
    expect(pushApart([2, 2], bounds)).toEqual([0, 12]);
    expect(pushApart([399, 400], bounds)).toEqual([388, 400]);
  });

  it("are never closer than their height, in order, and within bounds", () => {
    const wanted = fc
      .array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 })
      .map((places) => places.sort((a, b) => a - b));
    fc.assert(
      fc.property(wanted, (places) => {
        const pushed = pushApart(places, bounds);
        expect(pushed).toHaveLength(places.length);
        for (const [index, place] of pushed.entries()) {
          expect(place).toBeGreaterThanOrEqual(bounds.low - 1e-6);
          expect(place).toBeLessThanOrEqual(bounds.high + 1e-6);
          if (index > 0) expect(place - pushed[index - 1]!).toBeGreaterThanOrEqual(12 - 1e-6);
        }
      }),
    );
  });

  it("have the colour of their line", () => {
    const area = { x: 0, y: 0, width: 100, height: 100 };
    const marks = endLabelMarks(
      [
        { label: "sa", paint: "cat-3", y: 80 },
        { label: "adam", paint: "cat-1", y: 20 },
      ],
      area,
      60,
    );
    expect(marks.map((mark) => mark.kind === "text" && [mark.text, mark.fill])).toEqual([
      ["adam", "cat-1"],
      ["sa", "cat-3"],
    ]);
  });
});

it("a legend goes on in the next line where it is too long", () => {
  const entries = ["adam", "gd", "momentum", "random_search"].map((label) => ({ label, paint: "cat-1" }));
  expect(legendMarks(entries, { x: 0, y: 0, width: 1000 }).height).toBe(18);
  expect(legendMarks(entries, { x: 0, y: 0, width: 120 }).height).toBe(54);
  expect(legendMarks([], { x: 0, y: 0, width: 120 })).toEqual({ marks: [], height: 0 });
});

it("a text that is too wide loses its middle", () => {
  expect(fitText("short", 11, 100)).toBe("short");
  const fitted = fitText("learning_rate_of_the_first_layer", 11, 80);
  expect(fitted).toMatch(/^learn.*\u2026.*ayer$/);
  expect(textWidth(fitted, 11)).toBeLessThanOrEqual(80);
});
