import type { FieldInfo, FieldPath, SortKey } from "@atlas/core";
import { type Accessor, createComputed, createMemo, createSignal, mapArray } from "solid-js";
import { sameValue } from "../state/same-value.ts";
import type { TextMeasure } from "./column-layout.ts";
import { type ColumnWindow, columnWindow } from "./column-window.ts";
import { createColumnLayouts } from "./create-column-layouts.ts";
import { type ColumnModel, createColumnModel } from "./create-column-model.ts";
import { createRunRows, type RowsChange, type RowsQuestion, type RunRows } from "./create-run-rows.ts";
import type { Viewport } from "./create-viewport.ts";
import type { RowColumn } from "./RunRow.tsx";
import type { PageRow } from "./row-blocks.ts";
import {
  type RowView,
  type RowWindow,
  rowWindow,
  scrollByRows,
  scrollToRow,
  seenRows,
} from "./row-window.ts";

/** What a grid of runs is made from. */
export interface GridOptions {
  readonly viewport: Viewport;
  /** `undefined` while it is not known what to show. */
  readonly question: Accessor<RowsQuestion | undefined>;
  readonly sort: Accessor<readonly SortKey[]>;
  /** What is known of a field; `undefined` where no run has it. */
  readonly info: (path: FieldPath) => FieldInfo | undefined;
  /** What the widths and the precision of columns belong to. */
  readonly scope: Accessor<string | undefined>;
}

/** All that changes in a grid of runs: rows and columns, those of them that are drawn, and the cursor. */
export interface Grid {
  readonly viewport: Viewport;
  readonly rows: RunRows;
  readonly rowCount: Accessor<number>;
  readonly view: Accessor<RowView>;
  readonly rowWindow: Accessor<RowWindow>;
  /** `undefined` while the row is on its way. */
  row(index: number): PageRow | undefined;
  readonly model: ColumnModel;
  readonly columns: Accessor<readonly RowColumn[]>;
  readonly columnWindow: Accessor<ColumnWindow>;
  setMeasure(measure: TextMeasure): void;
  /** The row that the keyboard is on. */
  readonly cursor: Accessor<number | undefined>;
  /** Moves the cursor to a row, and scrolls until it is seen. */
  moveCursor(row: number): void;
  /** Says which row the pointer is over, so that it is held still when the data change. */
  point(row: number | undefined): void;
  /** How many runs have come in above what is seen, since the top was. */
  readonly newAbove: Accessor<number>;
}

/** How wide the column is that names the runs, which never scrolls away. */
export const PIN_WIDTH = 112;

/** Rows that hold the place of those that nobody knows yet. */
const FIRST_ROWS = 40;

/** The state of a grid of runs. */
export function createGrid(options: GridOptions): Grid {
  const { viewport } = options;
  const [cursor, setCursor] = createSignal<number>();
  const [measure, setMeasure] = createSignal<TextMeasure>();
  const [cameAbove, setCameAbove] = createSignal(0);
  const [total, setTotal] = createSignal<number>();
  const rowCount = () => total() ?? FIRST_ROWS;
  const view = createMemo<RowView>(() => ({
    rowCount: rowCount(),
    rowHeight: viewport.rowHeight(),
    height: viewport.height(),
    scrollTop: viewport.scrollTop(),
  }));

  let pointed: number | undefined;
  let cursorRun: string | undefined;
  /** The runs that are to stay where they are: none while the top is seen and nobody points at anything. */
  const heldRuns = () => {
    const chosen = [cursor(), pointed].filter((row) => row !== undefined);
    if (chosen.length === 0 && viewport.scrollTop() === 0) return [];
    const { first, end } = seenRows(view());
    const others = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
    return [...chosen.filter((row) => others.includes(row)), ...others].flatMap((row) => runIdAt(row) ?? []);
  };

  const seen = createMemo(() => seenRows(view()), undefined, { equals: sameValue });
  const rows = createRunRows({
    question: options.question,
    seen,
    anchors: () => {
      const at = cursor();
      cursorRun = at === undefined ? undefined : runIdAt(at);
      return heldRuns();
    },
    onShow: (change) => showOther(change),
  });

  const row = (index: number) => {
    rows.revision();
    return rows.shown()?.blocks.row(index);
  };
  const runIdAt = (index: number) => {
    const at = rows.shown()?.blocks.row(index);
    return at?.page.run_ids[at.at];
  };

  const showOther = (change: RowsChange) => {
    const blocks = rows.shown()?.blocks;
    setTotal(blocks?.newest?.total);
    const scrollTop = change.isOther ? 0 : scrollByRows(view(), change.shift);
    setCameAbove((count) => (change.isOther ? 0 : Math.max(0, count + change.shift)));
    pointed = pointed === undefined ? undefined : pointed + change.shift;
    setCursor((at) => {
      if (at === undefined || change.isOther || rowCount() === 0) return undefined;
      const found = cursorRun === undefined ? undefined : blocks?.indexOf(cursorRun);
      return Math.min(found ?? at, rowCount() - 1);
    });
    if (scrollTop !== viewport.scrollTop()) viewport.scrollTo(scrollTop);
  };

  const paths = () => rows.shown()?.question.columns ?? options.question()?.columns ?? [];
  const model = createColumnModel(paths);
  const layout = createColumnLayouts({
    columns: paths,
    shown: rows.shown,
    revision: rows.revision,
    info: options.info,
    measure,
    scope: options.scope,
    onWidths: (widths) => model.setColumnSizing((old) => ({ ...old, ...widths })),
  });
  const columns = createMemo(
    mapArray(paths, (path, place) => {
      const layoutOfPath = createMemo(() => layout(path));
      const isSorted = createMemo(() => options.sort().some((key) => key.field === path));
      return { path, place, layout: layoutOfPath, isSorted };
    }),
  );
  const widths = createMemo(() => model.getAllLeafColumns().map((column) => column.getSize()));
  const drawnColumns = createMemo(
    () => columnWindow(widths(), viewport.scrollLeft(), viewport.width() - PIN_WIDTH),
    undefined,
    { equals: sameValue },
  );
  const drawnRows = createMemo(() => rowWindow(view()), undefined, { equals: sameValue });

  createComputed(() => {
    if (viewport.scrollTop() === 0) setCameAbove(0);
  });

  return {
    viewport,
    rows,
    rowCount,
    view,
    rowWindow: drawnRows,
    row,
    model,
    columns,
    columnWindow: drawnColumns,
    setMeasure: (next) => setMeasure(() => next),
    cursor,
    moveCursor: (at) => {
      setCursor(at);
      viewport.scrollTo(scrollToRow(view(), at));
    },
    point: (row) => {
      pointed = row;
    },
    newAbove: cameAbove,
  };
}
