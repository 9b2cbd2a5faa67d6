import type { Query } from "@atlas/core";
import { type Accessor, createEffect, createMemo, on } from "solid-js";
import { createGrid, type Grid } from "./create-grid.ts";
import { createRowPicker, type RowPicker } from "./create-row-picker.ts";
import type { RowsChange } from "./create-run-rows.ts";
import { createSelection, type TableSelection } from "./create-selection.ts";
import type { Opening } from "./outline.ts";
import type { RowSource, TablePage } from "./row-source.ts";
import { seenRows } from "./row-window.ts";
import type { RowId } from "./selection.ts";
import type { TableBody } from "./table-body.ts";

/** What makes one kind of rows another than the others. */
export interface BodyGridOptions<P extends TablePage> {
  readonly source: RowSource<P>;
  /** The query that asks for the runs of some rows. */
  readonly queryOfIds: (ids: readonly RowId[]) => Query;
  /** How much of the right end of the grid lies under its lane, in pixels; none when absent. */
  readonly laneWidth?: Accessor<number>;
  readonly openings?: Accessor<readonly Opening[]>;
  readonly onShow?: (change: RowsChange) => void;
}

/** The grid of a table, with what is selected in it; the host is told where a person is in it. */
export function createBodyGrid<P extends TablePage>(
  body: TableBody,
  options: BodyGridOptions<P>,
): { readonly grid: Grid<P>; readonly selection: TableSelection; readonly picker: RowPicker } {
  const { host } = body;
  const kind = host.rows ?? "runs";
  const place = host.place?.rows === kind ? host.place : undefined;
  const chosenWidths = createMemo(() => new Map(body.memory().widths));
  const grid = createGrid<P>({
    ...options,
    viewport: body.viewport,
    question: body.asked.question,
    sort: body.sort,
    info: body.asked.info,
    scope: body.scope,
    pinned: body.pinned,
    isReading: () => body.info.latest()?.progress.done === false,
    chosenWidths,
    place,
  });
  const selection = createSelection({
    filter: body.filter,
    initial: { kind: "picked", ids: new Set(place?.selected) },
    queryOfIds: options.queryOfIds,
  });
  createEffect(() => {
    const shown = grid.rows.shown();
    if (shown !== undefined) body.setShownFilter(shown.question.filter);
  });
  createEffect(on(selection.query, (query) => host.onSelection?.(query), { defer: true }));
  createEffect(() => {
    const { onPlace } = host;
    if (onPlace === undefined || grid.rows.shown() === undefined) return;
    const cursor = grid.cursor();
    const column = grid.cursorColumn();
    const selected = selection.selection();
    onPlace({
      rows: kind,
      row: seenRows(grid.view()).first,
      left: body.viewport.scrollLeft(),
      ...(cursor === undefined ? {} : { cursor }),
      ...(column === undefined ? {} : { column }),
      selected: selected.kind === "picked" ? [...selected.ids] : [],
    });
  });
  return { grid, selection, picker: createRowPicker(grid, selection, options.source) };
}
