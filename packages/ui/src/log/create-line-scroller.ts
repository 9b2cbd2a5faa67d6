import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, onMount } from "solid-js";
import { headColumnsOf } from "./head-words.ts";
import { columnsOf, type LineLayout, layOutLines, linesBetween } from "./line-layout.ts";
import { lineAt } from "./log-line.ts";
import { type LogRow, textOfLine } from "./log-rows.ts";

/** Which rows of a log are drawn, and what moves them. */
export interface LineScroller {
  readonly layout: Accessor<LineLayout>;
  /** The rows that are drawn: half-open. */
  readonly drawn: Accessor<readonly [first: number, end: number]>;
  /** How many columns the longest row takes, with its margins. */
  readonly mostColumns: Accessor<number>;
  /** Whether the last row can be seen. */
  readonly isAtEnd: Accessor<boolean>;
  readonly isAtStart: Accessor<boolean>;
  /** Takes the element that scrolls. */
  attach(host: HTMLElement): void;
  /** Brings a row into the middle unless it can be seen. */
  reveal(row: number): void;
  toStart(): void;
  toEnd(): void;
}

/** The height of a line, in pixels, as `log.css` has it. */
export const LINE_HEIGHT = 18;
/** Rows that are drawn beyond either edge. */
const OVERSCAN = 12;
/** The columns beside a line's text. */
const MARGIN_COLUMNS = 10;
const NEAR_PX = 4 * LINE_HEIGHT;

/**
 * Draws no more of a log than can be seen, and keeps the line that the eye is on where it is when lines come before
 * it, are filtered, or wrap; at its end, keeps to its end.
 */
export function createLineScroller(
  rows: Accessor<readonly LogRow[]>,
  isWrapped: Accessor<boolean>,
): LineScroller {
  const [host, setHost] = createSignal<HTMLElement>();
  const [top, setTop] = createSignal(0);
  const [size, setSize] = createSignal({ height: 0, columns: 0 });
  /** The byte whose line is at the upper edge, how far it is above it, and whether the end was seen. */
  let anchor = { offset: 0, shift: 0, isAtEnd: true };

  const columns = createMemo(() =>
    rows().map(({ line }) => {
      const { head, plain } = textOfLine(line);
      return (head === undefined ? 0 : headColumnsOf(head)) + columnsOf(plain);
    }),
  );
  const layout = createMemo(() =>
    layOutLines(columns(), LINE_HEIGHT, isWrapped() ? size().columns : undefined),
  );
  const height = () => layout().tops.at(-1) ?? 0;

  const lines = () => rows().map((row) => row.line);
  const note = () => {
    const element = host();
    if (element === undefined) return;
    setTop(element.scrollTop);
    const [first] = linesBetween(layout(), element.scrollTop, element.scrollTop + 1);
    anchor = {
      offset: rows()[first]?.line.offset ?? 0,
      shift: element.scrollTop - (layout().tops[first] ?? 0),
      isAtEnd: element.scrollTop + element.clientHeight >= height() - NEAR_PX,
    };
  };
  const scrollTo = (to: number) => {
    const element = host();
    if (element === undefined) return;
    element.scrollTop = to;
    note();
  };
  createEffect(
    on([layout, size], () => {
      if (anchor.isAtEnd) scrollTo(height());
      else scrollTo((layout().tops[lineAt(lines(), anchor.offset)] ?? 0) + anchor.shift);
    }),
  );

  const attach = (element: HTMLElement) => {
    setHost(element);
    const probe = document.createElement("span");
    probe.className = "atl-log-probe";
    probe.textContent = "0".repeat(100);
    const observer = new ResizeObserver(() => {
      const width = probe.getBoundingClientRect().width / 100;
      const columns = Math.floor(element.clientWidth / (width || 7)) - MARGIN_COLUMNS;
      setSize({ height: element.clientHeight, columns });
    });
    onMount(() => {
      element.append(probe);
      observer.observe(element);
    });
    element.addEventListener("scroll", note, { passive: true });
    onCleanup(() => {
      observer.disconnect();
      element.removeEventListener("scroll", note);
    });
  };

  const drawn = createMemo(
    () => {
      const [first, end] = linesBetween(layout(), top(), top() + size().height);
      return [Math.max(0, first - OVERSCAN), Math.min(rows().length, end + OVERSCAN)] as const;
    },
    undefined,
    { equals: (a, b) => a[0] === b[0] && a[1] === b[1] },
  );
  const mostColumns = createMemo(
    () => columns().reduce((most, taken) => Math.max(most, taken), 0) + MARGIN_COLUMNS,
  );
  const isAtEnd = createMemo(() => top() + size().height >= height() - NEAR_PX);
  const isAtStart = createMemo(() => top() < NEAR_PX);

  return {
    layout,
    attach,
    drawn,
    mostColumns,
    isAtEnd,
    isAtStart,
    reveal: (row) => {
      const { tops } = layout();
      const upper = tops[row] ?? 0;
      const lower = tops[row + 1] ?? upper;
      const element = host();
      if (element === undefined) return;
      const isSeen = upper >= element.scrollTop && lower <= element.scrollTop + element.clientHeight;
      if (!isSeen) scrollTo(Math.max(0, upper - element.clientHeight / 2));
    },
    toStart: () => scrollTo(0),
    toEnd: () => scrollTo(height()),
  };
}
