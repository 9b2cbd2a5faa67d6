import type { Query } from "@atlas/core";
import type { Mark, Paint, Rect } from "./mark.ts";
import type { Scale } from "./scale.ts";

/** Something in a figure that can be pointed at: what it says, and which runs it is made of. */
export interface Target {
  /** Where it is, in pixels of the figure. */
  readonly x: number;
  readonly y: number;
  /** What it covers, where it is no point. */
  readonly cover?: Rect;
  readonly paint?: Paint;
  /** What it is of, as `name` and `value`: the group, then the places on the axes and facets. */
  readonly subject: readonly Fact[];
  /** What is measured there. */
  readonly facts: readonly Fact[];
  /** Which runs it is made of, beside the filter of the figure; absent where it is of no runs. */
  readonly runs?: Query;
  /** The one run that it is, where it is one. */
  readonly runId?: string;
}

/** A word and what it is. */
export type Fact = readonly [name: string, value: string];

/** One plot area of a figure. */
export interface FigurePanel {
  readonly area: Rect;
  /** What it is of, for those who do not see it: "problem sphere". */
  readonly name: string;
  /** What is drawn of data, in pixels of the figure. */
  readonly marks: readonly Mark[];
  readonly targets: readonly Target[];
  readonly x: Scale;
  readonly y: Scale;
}

/** Everything that is drawn, in pixels: axes and words (`frame`), and data by panel. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly frame: readonly Mark[];
  readonly panels: readonly FigurePanel[];
}

/** One entry of a legend. */
export interface LegendEntry {
  readonly label: string;
  readonly paint: Paint;
  readonly dash?: readonly number[];
}
