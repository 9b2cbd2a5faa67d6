import type { Figure } from "./figure.ts";
import type { Mark, Rect } from "./mark.ts";
import { escapeText, type PaintOf, svgOfMarks } from "./svg-of-marks.ts";
import { textWidth } from "./text-width.ts";

/** What a figure carries when it leaves the page. */
export interface Captioned {
  readonly figure: Figure;
  /** What is drawn, in a sentence. */
  readonly title: string;
  /** What stands below the figure: how many runs, which. */
  readonly caption: string;
  /** Kept within the file: the request, the counts, the data version. */
  readonly metadata: unknown;
}

const FAMILY = "Inter, Helvetica, Arial, sans-serif";
/** What is left free around a figure. */
export const MARGIN = 12;

/** Points on the edge of a panel are whole. */
const BLEED = 4;
const LINE = 15;
const SIZE = 10.5;

/** A part of a document: marks, and the area that they are cut off at. */
export interface Layer {
  readonly marks: readonly Mark[];
  readonly clip?: Rect;
}

/** A whole figure with its caption, in layers from the bottom up, and its size; the origin lies within its margins. */
export function figureLayers({ figure, caption }: Pick<Captioned, "figure" | "caption">): {
  readonly layers: readonly Layer[];
  readonly width: number;
  readonly height: number;
} {
  const lines = wrapText(caption, figure.width);
  const text = lines.map(
    (line, index): Mark => ({
      kind: "text",
      x: 0,
      y: figure.height + (index + 1) * LINE,
      text: line,
      anchor: "start",
      size: SIZE,
      fill: "ink-3",
    }),
  );
  return {
    layers: [
      { marks: [...figure.frame, ...text] },
      ...figure.panels.map(({ marks, area: { x, y, width, height } }) => ({
        marks,
        clip: { x: x - BLEED, y: y - BLEED, width: width + 2 * BLEED, height: height + 2 * BLEED },
      })),
    ],
    width: figure.width + 2 * MARGIN,
    height: figure.height + lines.length * LINE + 2 * MARGIN,
  };
}

/** A figure as an SVG file: text as text, with its title, and with its metadata as JSON. */
export function svgDocument(captioned: Captioned, paintOf: PaintOf): string {
  const { layers, width, height } = figureLayers(captioned);
  const box = `width="${width}" height="${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${FAMILY}">`,
    `<title>${escapeText(captioned.title)}</title>`,
    `<metadata>${escapeText(JSON.stringify(captioned.metadata))}</metadata>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" ${box} fill="${paintOf("paper")}"/>`,
    ...layers.map((layer, index) => layerElement(layer, index, paintOf)),
    "</svg>",
    "",
  ].join("\n");
}

function layerElement({ marks, clip }: Layer, index: number, paintOf: PaintOf): string {
  const elements = svgOfMarks(marks, paintOf);
  if (clip === undefined) return elements;
  const { x, y, width, height } = clip;
  return [
    `<clipPath id="panel-${index}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`,
    `<g clip-path="url(#panel-${index})">`,
    elements,
    "</g>",
  ].join("\n");
}

/** Lines of words, none wider than the figure unless a word is. */
function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || textWidth(longer, SIZE) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
