/** What is known of a list of equally high rows and of the part of it that is seen. All lengths in pixels. */
export interface RowView {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** How much of the list is seen at once. */
  readonly height: number;
  readonly scrollTop: number;
}

/** Which rows are to be drawn, and where. */
export interface RowWindow {
  readonly first: number;
  /** The row after the last one. */
  readonly end: number;
  /** Where the first of them begins, from the top of the list. */
  readonly top: number;
}

/** Browsers cannot lay out what is higher than about 17 million pixels. */
const MAX_LIST_HEIGHT = 15_000_000;

/** Rows that are drawn beyond what is seen, and by how many rows the window moves at once. */
const OVERSCAN = 6;
const STEP = 6;

/** How high the list is made. Up to 15 million pixels a pixel of scrolling is a pixel of rows; beyond, it is more. */
export function listHeight(view: Pick<RowView, "rowCount" | "rowHeight">): number {
  return Math.min(view.rowCount * view.rowHeight, MAX_LIST_HEIGHT);
}

/** How many rows are drawn at once, whatever the scroll position. */
export function drawnRows(view: Pick<RowView, "rowCount" | "rowHeight" | "height">): number {
  return Math.min(view.rowCount, Math.ceil(view.height / view.rowHeight) + 2 * OVERSCAN + STEP);
}

/** The rows to draw at a scroll position: always `drawnRows` of them, moving on in steps. */
export function rowWindow(view: RowView): RowWindow {
  const count = drawnRows(view);
  const seen = firstSeenPx(view);
  const wanted = Math.floor((seen / view.rowHeight - OVERSCAN) / STEP) * STEP;
  const first = Math.max(0, Math.min(wanted, view.rowCount - count));
  return { first, end: first + count, top: first * view.rowHeight - seen + clampedScroll(view) };
}

/** The rows that are seen at least in part: the first, and the one after the last. */
export function seenRows(view: RowView): { readonly first: number; readonly end: number } {
  const seen = firstSeenPx(view);
  return {
    first: Math.floor(seen / view.rowHeight),
    end: Math.min(view.rowCount, Math.ceil((seen + view.height) / view.rowHeight)),
  };
}

/** The scroll position at which a row is wholly seen: the present one if it is, else the nearest. */
export function scrollToRow(view: RowView, row: number): number {
  const seen = firstSeenPx(view);
  const top = row * view.rowHeight;
  if (top < seen) return scrollOf(view, top);
  if (top + view.rowHeight > seen + view.height) return scrollOf(view, top + view.rowHeight - view.height);
  return view.scrollTop;
}

/** The scroll position after which everything seen has moved down by a number of rows. */
export function scrollByRows(view: RowView, rows: number): number {
  return scrollOf(view, firstSeenPx(view) + rows * view.rowHeight);
}

/** How far into the rows, were they as high as they are, the first seen pixel is. */
function firstSeenPx(view: RowView): number {
  return clampedScroll(view) * scale(view);
}

function scrollOf(view: RowView, seen: number): number {
  const last = Math.max(0, view.rowCount * view.rowHeight - view.height);
  return Math.max(0, Math.min(seen, last)) / scale(view);
}

function clampedScroll(view: RowView): number {
  return Math.max(0, Math.min(view.scrollTop, listHeight(view) - view.height));
}

function scale(view: RowView): number {
  const rows = view.rowCount * view.rowHeight;
  const list = listHeight(view);
  return list < rows ? (rows - view.height) / (list - view.height) : 1;
}
