import type { FieldPath, SortKey } from "@atlas/core";
import { type Accessor, createComputed, createMemo, createSignal, mapArray, on } from "solid-js";
import { sameValue } from "../state/same-value.ts";
import type { ColumnLayout, TextMeasure } from "./column-layout.ts";
import { type ColumnWindow, columnWindow } from "./column-window.ts";
import { createColumnLayouts } from "./create-column-layouts.ts";
import { type ColumnModel, createColumnModel } from "./create-column-model.ts";
import type { Viewport } from "./create-viewport.ts";
import type { MeasuredLayout } from "./row-source.ts";
import { textMeasure } from "./text-measure.ts";

/** A column as a row draws it. */
export interface GridColumn {
  readonly path: FieldPath;
  /** Its place among all columns. */
  readonly place: Accessor<number>;
  readonly layout: Accessor<ColumnLayout | undefined>;
  readonly isSorted: Accessor<boolean>;
  /** How far from the left end of the table it stays, in pixels; `undefined` where it scrolls. */
  readonly pinnedAt: Accessor<number | undefined>;
}

/** What the columns of a grid are made from. */
export interface GridColumnsOptions {
  readonly viewport: Viewport;
  /** In their order, the pinned ones first. */
  readonly paths: Accessor<readonly FieldPath[]>;
  /** The layout of a column at its place, by what is known now. */
  readonly layoutOf: (path: FieldPath, place: number, measure: TextMeasure) => MeasuredLayout;
  readonly sort: Accessor<readonly SortKey[]>;
  /** What the widths and the precision of columns belong to. */
  readonly scope: Accessor<string | undefined>;
  readonly pinned: Accessor<readonly FieldPath[]>;
  /** Widths that a person chose, in pixels. */
  readonly chosenWidths: Accessor<ReadonlyMap<FieldPath, number>>;
  /** How much of the right end of the grid lies under its lane, in pixels. */
  readonly laneWidth: Accessor<number>;
}

/** The columns of a grid, and those of them that are drawn. */
export interface GridColumns {
  readonly model: ColumnModel;
  readonly columns: Accessor<readonly GridColumn[]>;
  /** The columns that never scroll away. */
  readonly pinnedCount: Accessor<number>;
  /** Of the other columns, counted without the pinned ones, those that are drawn. */
  readonly columnWindow: Accessor<ColumnWindow>;
  /** The columns that never scroll away, and those of the others that are drawn. */
  readonly pinnedColumns: Accessor<readonly GridColumn[]>;
  readonly drawnColumns: Accessor<readonly GridColumn[]>;
  /** Whether there is a lane at the right end, and how wide it is, in pixels. */
  readonly hasLane: Accessor<boolean>;
  readonly laneWidth: Accessor<number>;
  /** Says by whose typefaces columns are measured. */
  measureBy(table: HTMLElement): void;
  /** Scrolls sideways until a column is wholly seen beside the pinned ones. */
  show(place: number): void;
}

/** How wide the column is that names the rows, which never scrolls away. */
export const PIN_WIDTH = 152;

/** Lays the columns of a grid out, and finds those that are seen. */
export function createGridColumns(options: GridColumnsOptions): GridColumns {
  const { viewport, paths } = options;
  const [measure, setMeasure] = createSignal<TextMeasure>();
  const model = createColumnModel(paths);
  const layout = createColumnLayouts({
    columns: paths,
    layoutOf: options.layoutOf,
    measure,
    scope: options.scope,
    onWidths: (widths) =>
      model.setColumnSizing((old) => ({ ...old, ...widths, ...Object.fromEntries(options.chosenWidths()) })),
  });
  createComputed(
    on(options.chosenWidths, (chosen) =>
      model.setColumnSizing((old) => ({ ...old, ...Object.fromEntries(chosen) })),
    ),
  );
  const widths = createMemo(() => model.getAllLeafColumns().map((column) => column.getSize()));
  const widthOf = (first: number, end: number) =>
    widths()
      .slice(first, end)
      .reduce((sum, width) => sum + width, 0);
  const pinnedCount = createMemo(() => {
    const pinned = new Set(options.pinned());
    const first = paths().findIndex((path) => !pinned.has(path));
    return first < 0 ? paths().length : first;
  });
  /** What is seen of the columns that scroll. */
  const room = () => viewport.width() - PIN_WIDTH - widthOf(0, pinnedCount()) - options.laneWidth();
  const columns = createMemo(
    mapArray(paths, (path, at) => {
      const layoutOfPath = createMemo(() => layout(path));
      const isSorted = createMemo(() => options.sort().some((key) => key.field === path));
      const pinnedAt = createMemo(() => (at() < pinnedCount() ? PIN_WIDTH + widthOf(0, at()) : undefined));
      return { path, place: at, layout: layoutOfPath, isSorted, pinnedAt };
    }),
  );
  const drawn = createMemo(
    () => columnWindow(widths().slice(pinnedCount()), viewport.scrollLeft(), room()),
    undefined,
    { equals: sameValue },
  );
  const pinnedColumns = createMemo(() => columns().slice(0, pinnedCount()));
  const drawnColumns = createMemo(() =>
    columns().slice(pinnedCount() + drawn().first, pinnedCount() + drawn().end),
  );
  const show = (place: number) => {
    if (place < pinnedCount()) return;
    const left = widthOf(pinnedCount(), place);
    const end = left + (widths()[place] ?? 0) - room();
    const wanted = Math.min(left, Math.max(end, viewport.scrollLeft()));
    if (wanted !== viewport.scrollLeft()) viewport.scrollTo(viewport.scrollTop(), wanted);
  };
  return {
    model,
    columns,
    pinnedCount,
    columnWindow: drawn,
    pinnedColumns,
    drawnColumns,
    hasLane: () => options.laneWidth() > 0,
    laneWidth: options.laneWidth,
    measureBy: (table) => setMeasure(() => textMeasure(table)),
    show,
  };
}
