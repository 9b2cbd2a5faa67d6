import type { BandMark, DotsMark, LineMark, Mark, Paint, TextMark } from "./mark.ts";

/** The colour that a token stands for, as SVG and CSS write it. */
export type PaintOf = (paint: Paint) => string;

/** A token as a custom property, so that what is drawn follows the theme of the page. */
export const themePaint: PaintOf = (paint) => `var(--${paint})`;

/** Marks as the elements of an SVG, in their order: text is text, and every colour is what `paintOf` says. */
export function svgOfMarks(marks: readonly Mark[], paintOf: PaintOf): string {
  return marks.map((mark) => elementOf(mark, paintOf)).join("\n");
}

/** A text within markup. */
export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(CONTROLS, "\ufffd");
}

// What XML 1.0 cannot hold, however it is written.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function elementOf(mark: Mark, paintOf: PaintOf): string {
  switch (mark.kind) {
    case "rule":
      return element("path", {
        d: `M${short(mark.x1)} ${short(mark.y1)}L${short(mark.x2)} ${short(mark.y2)}`,
        stroke: paintOf(mark.stroke),
        "stroke-width": mark.width,
      });
    case "rect":
      return element("rect", {
        x: short(mark.x),
        y: short(mark.y),
        width: short(mark.width),
        height: short(mark.height),
        fill: paintOf(mark.fill),
        "fill-opacity": mark.opacity,
        stroke: mark.outline && paintOf(mark.outline),
      });
    case "line":
      return lineElement(mark, paintOf);
    case "band":
      return element("path", { d: bandPath(mark), fill: paintOf(mark.fill), "fill-opacity": mark.opacity });
    case "dots":
      return dotsElement(mark, paintOf);
    case "text":
      return textElement(mark, paintOf);
  }
}

function lineElement(mark: LineMark, paintOf: PaintOf): string {
  return element("path", {
    d: linePath(mark.xs, mark.ys),
    fill: "none",
    stroke: paintOf(mark.stroke),
    "stroke-width": mark.width,
    "stroke-opacity": mark.opacity,
    "stroke-dasharray": mark.dash?.join(" "),
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
  });
}

/** Points without an outline are dots of one path: thousands of elements would be slow in any viewer. */
function dotsElement({ xs, ys, radius, fill, opacity, outline }: DotsMark, paintOf: PaintOf): string {
  if (outline === undefined) {
    return element("path", {
      d: xs.map((x, index) => `M${short(x)} ${short(ys[index]!)}h0`).join(""),
      fill: "none",
      stroke: paintOf(fill),
      "stroke-width": 2 * radius,
      "stroke-opacity": opacity,
      "stroke-linecap": "round",
    });
  }
  const circles = xs.map((x, index) => element("circle", { cx: short(x), cy: short(ys[index]!), r: radius }));
  const looks = { fill: paintOf(fill), stroke: paintOf(outline), "fill-opacity": opacity };
  return `<g${attributes(looks)}>${circles.join("")}</g>`;
}

function textElement(mark: TextMark, paintOf: PaintOf): string {
  const { x, y, rotate } = mark;
  const looks = attributes({
    x: short(x),
    y: short(y),
    fill: paintOf(mark.fill),
    "font-size": mark.size,
    "font-weight": mark.weight,
    "text-anchor": mark.anchor === "start" ? undefined : mark.anchor,
    transform: rotate === undefined ? undefined : `rotate(${rotate} ${short(x)} ${short(y)})`,
  });
  return `<text${looks}>${escapeText(mark.text)}</text>`;
}

/** Straight lines from point to point; a new one after each gap. */
function linePath(xs: readonly number[], ys: readonly number[]): string {
  let path = "";
  let isDown = false;
  for (let index = 0; index < xs.length; index++) {
    const y = ys[index]!;
    if (Number.isNaN(y)) {
      isDown = false;
      continue;
    }
    path += `${isDown ? "L" : "M"}${short(xs[index]!)} ${short(y)}`;
    isDown = true;
  }
  return path;
}

function bandPath({ xs, lows, highs }: BandMark): string {
  return spansOf(lows, highs)
    .map(([start, end]) => {
      const there = range(start, end).map((index) => `${short(xs[index]!)} ${short(highs[index]!)}`);
      const back = range(start, end).map((index) => `${short(xs[index]!)} ${short(lows[index]!)}`);
      return `M${[...there, ...back.reverse()].join("L")}Z`;
    })
    .join("");
}

/** The runs of indices at which both bounds are there, half-open. */
export function spansOf(lows: readonly number[], highs: readonly number[]): [start: number, end: number][] {
  const spans: [number, number][] = [];
  let start = 0;
  for (let index = 0; index <= lows.length; index++) {
    const isGap = index === lows.length || Number.isNaN(lows[index]!) || Number.isNaN(highs[index]!);
    if (!isGap) continue;
    if (index > start) spans.push([start, index]);
    start = index + 1;
  }
  return spans;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function element(name: string, values: Record<string, string | number | undefined>): string {
  return `<${name}${attributes(values)}/>`;
}

function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

function short(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
