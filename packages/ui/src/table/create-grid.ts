import type { FieldInfo, FieldPath, SortKey } from "@atlas/core";
import { type Accessor, createComputed, createMemo, createSignal } from "solid-js";
import { sameValue } from "../state/same-value.ts";
import { createGridColumns, type GridColumns } from "./create-grid-columns.ts";
import { createRunRows, type RowsChange, type RunRows } from "./create-run-rows.ts";
import type { Viewport } from "./create-viewport.ts";
import { lineAt, lineCount, lineOfRow, type Opening } from "./outline.ts";
import type { PageRow } from "./row-blocks.ts";
import type { RowSource, RowsQuestion, TablePage } from "./row-source.ts";
import {
  type RowView,
  type RowWindow,
  rowWindow,
  scrollByRows,
  scrollToRow,
  seenRows,
} from "./row-window.ts";
import type { TablePlace } from "./table-place.ts";

/** What a grid is made from. */
export interface GridOptions<P extends TablePage> {
  readonly viewport: Viewport;
  readonly source: RowSource<P>;
  /** `undefined` while it is not known what to show. Its first columns are the pinned ones. */
  readonly question: Accessor<RowsQuestion | undefined>;
  readonly sort: Accessor<readonly SortKey[]>;
  /** What is known of a field; `undefined` where no run has it. */
  readonly info: (path: FieldPath) => FieldInfo | undefined;
  /** What the widths and the precision of columns belong to. */
  readonly scope: Accessor<string | undefined>;
  readonly pinned: Accessor<readonly FieldPath[]>;
  /** Widths that a person chose, in pixels. */
  readonly chosenWidths: Accessor<ReadonlyMap<FieldPath, number>>;
  /** Whether runs are still being read that were there before. */
  readonly isReading: Accessor<boolean>;
  /** How much of the right end of the grid lies under its lane, in pixels; none when absent. */
  readonly laneWidth?: Accessor<number>;
  /** The rows that are open; none when absent. */
  readonly openings?: Accessor<readonly Opening[]>;
  /** Where the table was left, if it was. */
  readonly place?: TablePlace | undefined;
  /** Called after other rows have come in the place of those before. */
  readonly onShow?: (change: RowsChange) => void;
}

/**
 * All that changes in a grid: its lines and columns, those of them that are drawn, and the cursor. A line is a row, or
 * a part of the contents of a row that is open.
 */
export interface Grid<P extends TablePage> extends Omit<GridColumns, "measureBy" | "show"> {
  readonly viewport: Viewport;
  readonly rows: RunRows<P>;
  readonly rowCount: Accessor<number>;
  readonly view: Accessor<RowView>;
  readonly rowWindow: Accessor<RowWindow>;
  /** `undefined` while the row of the line is on its way. */
  row(line: number): PageRow<P> | undefined;
  /** What the row of a line is known by. */
  idAt(line: number): string | undefined;
  readonly openings: Accessor<readonly Opening[]>;
  /** Says which element it is drawn in, by whose typefaces columns are measured. */
  attach(table: HTMLElement): void;
  /** Gives the keyboard to it. */
  focus(): void;
  /** The line that the keyboard is on. */
  readonly cursor: Accessor<number | undefined>;
  /** Moves the cursor to a line, and scrolls until it is seen. */
  moveCursor(line: number): void;
  /** The place of the column that the cursor is on; `undefined` where it is on the row as a whole. */
  readonly cursorColumn: Accessor<number | undefined>;
  moveCursorColumn(place: number | undefined): void;
  /** Says which line the pointer is over, so that it is held still when the data change. */
  point(line: number | undefined): void;
  /** How many rows have come in above what is seen, since the top was. */
  readonly newAbove: Accessor<number>;
}

/** Rows that hold the place of those that nobody knows yet. */
const FIRST_ROWS = 40;

/** The state of a grid. */
export function createGrid<P extends TablePage>(options: GridOptions<P>): Grid<P> {
  const { viewport } = options;
  const openings = options.openings ?? (() => []);
  const [cursor, setCursor] = createSignal<number>();
  const [cursorColumn, setCursorColumn] = createSignal<number>();
  const [cameAbove, setCameAbove] = createSignal(0);
  const [total, setTotal] = createSignal<number>();
  const rowCount = createMemo(() => lineCount(openings(), total() ?? FIRST_ROWS));
  const view = createMemo<RowView>(() => ({
    rowCount: rowCount(),
    rowHeight: viewport.rowHeight(),
    height: viewport.height(),
    scrollTop: viewport.scrollTop(),
  }));

  let place = options.place;
  let table: HTMLElement | undefined;
  const focus = () => table?.focus({ preventScroll: true });
  let pointed: number | undefined;
  let cursorId: string | undefined;
  /** What is to stay where it is: nothing at the top while the first rows are still being read. */
  const heldRows = (): string[] => {
    const chosen = [cursor(), pointed].filter((line) => line !== undefined);
    if (chosen.length === 0 && viewport.scrollTop() === 0 && options.isReading()) return [];
    const { first, end } = seenRows(view());
    const seenLines = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    const held = [...chosen.filter((line) => seenLines.includes(line)), ...seenLines];
    return held.flatMap((line) => idAt(line) ?? []);
  };

  const rowOf = (line: number) => lineAt(openings(), line).row;
  const seen = createMemo(
    () => {
      const { first, end } = seenRows(view());
      return { first: rowOf(first), end: end === 0 ? 0 : rowOf(end - 1) + 1 };
    },
    undefined,
    { equals: sameValue },
  );
  const rows: RunRows<P> = createRunRows<P>({
    source: options.source,
    question: options.question,
    seen,
    firstRow: place?.row ?? 0,
    anchors: () => {
      const at = cursor();
      cursorId = at === undefined ? undefined : idAt(at);
      return heldRows();
    },
    onShow: (change) => showOther(change),
  });

  const row = (line: number) => {
    rows.revision();
    return rows.shown()?.blocks.row(rowOf(line));
  };
  const idAt = (line: number): string | undefined => rows.shown()?.blocks.idAt(rowOf(line));

  const showOther = (change: RowsChange) => {
    const blocks = rows.shown()?.blocks;
    setTotal(blocks?.newest?.total);
    options.onShow?.(change);
    if (place !== undefined) {
      restore(place);
      place = undefined;
      return;
    }
    const scrollTop = change.isOther ? 0 : scrollByRows(view(), change.shift);
    setCameAbove((count) => (change.isOther ? 0 : Math.max(0, count + change.shift)));
    pointed = pointed === undefined ? undefined : pointed + change.shift;
    setCursor((at) => {
      if (at === undefined || change.isOther || rowCount() === 0) return undefined;
      const found = cursorId === undefined ? undefined : blocks?.indexOf(cursorId);
      const inRow = lineAt(openings(), at).at;
      const line = found === undefined || inRow !== undefined ? at : lineOfRow(openings(), found);
      return Math.min(line, rowCount() - 1);
    });
    scrollTo(scrollTop);
  };
  const scrollTo = (scrollTop: number) => {
    if (scrollTop === viewport.scrollTop()) return;
    viewport.scrollTo(scrollTop);
    // Where new rows make the room for it, there is none before they are laid out.
    if (viewport.scrollTop() >= Math.floor(scrollTop)) return;
    queueMicrotask(() => {
      viewport.scrollTo(scrollTop);
      if (viewport.scrollTop() === 0) setCameAbove(0);
    });
  };

  /** Once the rows are laid out: before, there is no room to scroll in. */
  const restore = ({ row, left, cursor: at, column }: TablePlace) => {
    const whenLaidOut = () => {
      viewport.scrollTo(scrollByRows({ ...view(), scrollTop: 0 }, row), left);
      setCursor(at === undefined || at >= rowCount() ? undefined : at);
      setCursorColumn(column);
      // Whoever has gone elsewhere meanwhile stays there.
      const isElsewhere = document.activeElement?.matches("input, textarea, select, button, a") ?? false;
      if (cursor() !== undefined && !isElsewhere) focus();
    };
    queueMicrotask(whenLaidOut);
  };

  const paths = () => rows.shown()?.question.columns ?? options.question()?.columns ?? [];
  const { measureBy, show, ...columns } = createGridColumns({
    ...options,
    paths,
    layoutOf: (path, place, measure) => {
      rows.revision();
      const pages = [...(rows.shown()?.blocks.pages() ?? [])];
      return options.source.layoutOf({ path, place, info: options.info(path) }, pages, measure);
    },
    laneWidth: options.laneWidth ?? (() => 0),
  });
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
    idAt,
    openings,
    ...columns,
    attach: (element) => {
      table = element;
      measureBy(element);
    },
    focus,
    cursor,
    moveCursor: (at) => {
      setCursor(at);
      viewport.scrollTo(scrollToRow(view(), at));
    },
    cursorColumn,
    moveCursorColumn: (at) => {
      setCursorColumn(at);
      if (at !== undefined) show(at);
    },
    point: (line) => {
      pointed = line;
    },
    newAbove: cameAbove,
  };
}
