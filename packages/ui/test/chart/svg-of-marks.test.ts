import { expect, it } from "vitest";
import type { Mark } from "../../src/chart/mark.ts";
import { spansOf, svgOfMarks, themePaint } from "../../src/chart/svg-of-marks.ts";

const svgOf = (...marks: Mark[]) => svgOfMarks(marks, themePaint);

it("writes each kind of mark as an element, its colour a token of the theme", () => {
  const dots = { kind: "dots", xs: [1, 2], ys: [3, 4], radius: 2, fill: "cat-1" } as const;
  expect(
    svgOf(
      { kind: "rule", x1: 0, y1: 1, x2: 2, y2: 1, stroke: "ink-3", width: 1 },
      { kind: "rect", x: 0, y: 0, width: 3, height: 4.567, fill: "seq-3" },
      {
        kind: "line",
        xs: [0, 1, 2, 3],
        ys: [0, 1, Number.NaN, 3],
        stroke: "cat-2",
        width: 1.6,
        dash: [2, 3],
      },
      { kind: "band", xs: [0, 1], lows: [5, 6], highs: [1, 2], fill: "cat-2", opacity: 0.15 },
      dots,
      { ...dots, outline: "paper" },
      { kind: "text", x: 1, y: 2, text: "lr", anchor: "end", size: 11, fill: "ink-2", rotate: -90 },
    ),
  ).toMatchInlineSnapshot(`
    "<path d="M0 1L2 1" stroke="var(--ink-3)" stroke-width="1"/>
    <rect x="0" y="0" width="3" height="4.57" fill="var(--seq-3)"/>
    <path d="M0 0L1 1M3 3" fill="none" stroke="var(--cat-2)" stroke-width="1.6" stroke-dasharray="2 3" stroke-linejoin="round" stroke-linecap="round"/>
    <path d="M0 1L1 2L1 6L0 5Z" fill="var(--cat-2)" fill-opacity="0.15"/>
    <path d="M1 3h0M2 4h0" fill="none" stroke="var(--cat-1)" stroke-width="4" stroke-linecap="round"/>
    <g fill="var(--cat-1)" stroke="var(--paper)"><circle cx="1" cy="3" r="2"/><circle cx="2" cy="4" r="2"/></g>
    <text x="1" y="2" fill="var(--ink-2)" font-size="11" text-anchor="end" transform="rotate(-90 1 2)">lr</text>"
  `);
});

it("lets no text of the data become markup, or break a document", () => {
  const text = (value: string) =>
    svgOf({ kind: "text", x: 0, y: 0, text: value, anchor: "start", size: 11, fill: "ink-1" });
  expect(text('<script>&"')).toContain(">&lt;script&gt;&amp;&quot;</text>");
  expect(text("a\u0000b\ud800c\ud83d\ude00")).toContain(">a\ufffdb\ufffdc\ud83d\ude00</text>");
});

it("ends a band at each gap", () => {
  const gap = Number.NaN;
  expect(spansOf([1, gap, 3, 4], [1, 2, 3, 4])).toEqual([
    [0, 1],
    [2, 4],
  ]);
});
