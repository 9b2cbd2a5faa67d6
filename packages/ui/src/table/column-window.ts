/** Which columns are to be drawn, and how wide those left out on either side are. All lengths in pixels. */
export interface ColumnWindow {
  readonly first: number;
  /** The column after the last one. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

/** Drawn beyond what is seen, so that scrolling a little shows what is there. */
const OVERSCAN_PX = 240;

/** The columns of which something is seen between `scrollLeft` and `scrollLeft + width`, and those close by. */
export function columnWindow(widths: readonly number[], scrollLeft: number, width: number): ColumnWindow {
  let left = 0;
  let first = 0;
  while (first < widths.length && left + widths[first]! < scrollLeft - OVERSCAN_PX) left += widths[first++]!;
  const before = left;
  let end = first;
  while (end < widths.length && left <= scrollLeft + width + OVERSCAN_PX) left += widths[end++]!;
  let after = 0;
  for (let column = end; column < widths.length; column++) after += widths[column]!;
  return { first, end, before, after };
}
