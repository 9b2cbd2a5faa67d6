import {
  type Component,
  createEffect,
  createMemo,
  createUniqueId,
  For,
  Index,
  type JSX,
  onCleanup,
  onMount,
  Show,
} from "solid-js";
import { ColumnHead } from "./ColumnHead.tsx";
import type { ColumnControls } from "./column-controls.ts";
import type { Grid } from "./create-grid.ts";
import { PIN_WIDTH } from "./create-grid-columns.ts";
import type { IntervalLane } from "./create-interval-scale.ts";
import { cursorMove } from "./cursor-move.ts";
import { GroupRow } from "./GroupRow.tsx";
import { IntervalLaneAxis } from "./IntervalLaneHead.tsx";
import { placeInGrid } from "./place-in-grid.ts";
import type { TablePage } from "./row-source.ts";
import { listHeight, seenRows } from "./row-window.ts";

/** What a grid draws in its lines, and what they do. */
export interface GridLines {
  /** Draws the line of a number; its element must have the id. */
  readonly Line: Component<{ readonly line: number; readonly id: string }>;
  /** The full value of a column on a line, or of the line as a whole; `undefined` while it is not known. */
  readonly exact: (line: number, place: number | undefined) => string | undefined;
  /** Called for a key on the grid, before it moves the cursor; says whether that was all. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Called when a line is pressed with the pointer. */
  readonly onPress: (line: number, event: PointerEvent) => void;
}

/** A table of any number of lines: heads that stay, and of the lines and columns those that are seen. */
export function GridFrame<P extends TablePage>(props: {
  readonly grid: Grid<P>;
  readonly label: string;
  readonly controls: ColumnControls;
  /** What is in the head of the first column. */
  readonly corner: JSX.Element;
  readonly lines: GridLines;
  /** The lane at the right end, if there is one. */
  readonly lane?: IntervalLane | undefined;
}): JSX.Element {
  const id = createUniqueId();
  const lineId = (line: number) => `atl-${id}-${line}`;
  let scroller!: HTMLDivElement;
  let table!: HTMLTableElement;
  let head!: HTMLTableSectionElement;
  const grid = () => props.grid;
  const pinned = () => grid().pinnedColumns();
  const drawn = () => grid().drawnColumns();
  const drawnLines = createMemo(() => {
    const { first, end } = grid().rowWindow();
    return Array.from({ length: end - first }, (_, place) => first + place);
  });
  const cursorId = () => {
    const cursor = grid().cursor();
    if (cursor === undefined || !drawnLines().includes(cursor)) return undefined;
    const place = grid().cursorColumn();
    return place === undefined ? lineId(cursor) : `${lineId(cursor)}-${place}`;
  };
  /** The cell of the cursor alone has an id: several hundred cells change at every jump. */
  createEffect(() => {
    const cellId = cursorId();
    const cursor = grid().cursor();
    const place = grid().cursorColumn();
    const columns = [...pinned(), ...drawn()];
    if (cellId === undefined || cursor === undefined || place === undefined || columns.length === 0) return;
    const row = scroller.querySelector(`#${CSS.escape(lineId(cursor))}`);
    const cell = row?.querySelector(`[aria-colindex="${place + 2}"]`);
    cell?.setAttribute("id", cellId);
    onCleanup(() => cell?.removeAttribute("id"));
  });
  const pinWidth = () => pinned().reduce((sum, column) => sum + sizeOf(column.path), PIN_WIDTH);
  const width = () => PIN_WIDTH + grid().model.getTotalSize() + grid().laneWidth();
  const restHeight = () => listHeight(grid().view()) - drawnLines().length * grid().viewport.rowHeight();
  const sizeOf = (path: string) => grid().model.getColumn(path)?.getSize() ?? 0;

  onMount(() => {
    grid().viewport.attach(scroller, head);
    grid().attach(table);
  });

  /** Who comes by keyboard sees where the keys lead. */
  const focus = (event: FocusEvent & { readonly currentTarget: HTMLElement }) => {
    const isByKey = event.target === event.currentTarget && event.currentTarget.matches(":focus-visible");
    if (isByKey && grid().cursor() === undefined) grid().moveCursor(seenRows(grid().view()).first);
  };

  const pressKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if (props.lines.onKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const { height, rowHeight, rowCount } = grid().view();
    const cursor = grid().cursor();
    const pageRows = Math.floor(height / rowHeight);
    const line = cursorMove(event.key, { rowCount, pageRows, row: cursor });
    if (line !== undefined) {
      event.preventDefault();
      grid().moveCursor(line);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      moveSideways(event.key === "ArrowRight" ? 1 : -1);
    }
  };

  const moveSideways = (by: 1 | -1) => {
    if (grid().cursor() === undefined) grid().moveCursor(seenRows(grid().view()).first);
    const next = (grid().cursorColumn() ?? -1) + by;
    if (next < 0) grid().moveCursorColumn(undefined);
    else if (next < grid().columns().length) grid().moveCursorColumn(next);
  };

  /** The cell of the cursor in full, or the whole row, where no text is selected. */
  const copy = (event: ClipboardEvent) => {
    const cursor = grid().cursor();
    const text = cursor === undefined ? undefined : props.lines.exact(cursor, grid().cursorColumn());
    if (text === undefined || !(document.getSelection()?.isCollapsed ?? true)) return;
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };

  /** Hovering shows a value in full. */
  const hover = (event: PointerEvent) => {
    const at = placeInGrid(event.target);
    grid().point(at?.line);
    if (at?.place === undefined) return;
    const text = props.lines.exact(at.line, at.place);
    if (text !== undefined) at.cell.title = text;
  };

  const press = (event: PointerEvent) => {
    const at = placeInGrid(event.target);
    if (at === undefined || event.button !== 0) return;
    grid().moveCursor(at.line);
    grid().moveCursorColumn(at.place);
    props.lines.onPress(at.line, event);
  };

  return (
    <div
      class="atl-scroller"
      classList={{
        "atl-scrolled": grid().viewport.scrollLeft() > 0,
        "atl-scroller-empty": grid().rowCount() === 0,
      }}
      ref={scroller}
    >
      <table
        class="atl-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows a cursor walks is a grid
        role="grid"
        aria-label={props.label}
        aria-multiselectable="true"
        aria-rowcount={grid().rowCount() + 2}
        aria-colcount={grid().columns().length + 1}
        aria-activedescendant={cursorId()}
        tabIndex={0}
        style={{ width: `max(100%, ${width()}px)`, "--atl-pin": `${pinWidth()}px` }}
        ref={table}
        onFocus={focus}
        onKeyDown={pressKey}
        onCopy={copy}
      >
        <colgroup>
          <col style={{ width: `${PIN_WIDTH}px` }} />
          <For each={pinned()}>{(column) => <col style={{ width: `${sizeOf(column.path)}px` }} />}</For>
          <col style={{ width: `${grid().columnWindow().before}px` }} />
          <For each={drawn()}>{(column) => <col style={{ width: `${sizeOf(column.path)}px` }} />}</For>
          <col />
          <Show when={grid().hasLane()}>
            <col style={{ width: `${grid().laneWidth()}px` }} />
          </Show>
        </colgroup>
        <thead ref={head}>
          <GroupRow grid={grid()} lane={props.lane} />
          <tr aria-rowindex={2} class="atl-names">
            <th scope="col" class="atl-pin" aria-colindex={1}>
              {props.corner}
            </th>
            <For each={pinned()}>
              {(column) => (
                <ColumnHead column={column} width={sizeOf(column.path)} controls={props.controls} />
              )}
            </For>
            <td class="atl-gap" />
            <For each={drawn()}>
              {(column) => (
                <ColumnHead column={column} width={sizeOf(column.path)} controls={props.controls} />
              )}
            </For>
            <td class="atl-gap" />
            <Show when={props.lane}>
              {(lane) => (
                <td class="atl-intervals" aria-hidden="true">
                  <IntervalLaneAxis lane={lane()} />
                </td>
              )}
            </Show>
          </tr>
        </thead>
        <tbody
          style={{ transform: `translateY(${grid().rowWindow().top}px)` }}
          onPointerOver={hover}
          onPointerLeave={() => grid().point(undefined)}
          onPointerDown={press}
          // A range is selected with shift, not the text between its ends.
          onMouseDown={(event) => {
            if (event.shiftKey) event.preventDefault();
            if (event.shiftKey) grid().focus();
          }}
        >
          <Index each={drawnLines()}>
            {(line) => <props.lines.Line line={line()} id={lineId(line())} />}
          </Index>
        </tbody>
        <Show when={restHeight() > 0}>
          <tbody class="atl-rest" aria-hidden="true">
            <tr>
              <td style={{ height: `${restHeight()}px` }} />
            </tr>
          </tbody>
        </Show>
      </table>
    </div>
  );
}
