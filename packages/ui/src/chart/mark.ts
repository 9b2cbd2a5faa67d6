/** A colour by the name of its token, without the dashes in front: "cat-1", "ink-3". */
export type Paint = string;

/** A rectangle in pixels, its origin at the upper left. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A straight line between two points. */
interface RuleMark {
  readonly kind: "rule";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: Paint;
  readonly width: number;
}

/** A line through points; NaN in `ys` is a gap. */
export interface LineMark {
  readonly kind: "line";
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly stroke: Paint;
  readonly width: number;
  readonly opacity?: number;
  /** Lengths of strokes and gaps, in turn. */
  readonly dash?: readonly number[];
}

/** The area between two lines over the same `xs`; NaN is a gap. */
export interface BandMark {
  readonly kind: "band";
  readonly xs: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  readonly fill: Paint;
  readonly opacity: number;
}

/** Points of one size and colour. */
export interface DotsMark {
  readonly kind: "dots";
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly radius: number;
  readonly fill: Paint;
  readonly opacity?: number;
  /** A line around each; a hollow point is filled with paper and has its colour here. */
  readonly outline?: Paint;
}

/** A filled rectangle. */
interface RectMark extends Rect {
  readonly kind: "rect";
  readonly fill: Paint;
  readonly opacity?: number;
  readonly outline?: Paint;
}

/** A line of text; `y` is its baseline. */
export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly size: number;
  readonly fill: Paint;
  readonly weight?: number;
  /** Degrees clockwise about (x, y). */
  readonly rotate?: number;
}

/** One thing that is drawn, in pixels of the figure. */
export type Mark = RuleMark | LineMark | BandMark | DotsMark | RectMark | TextMark;
