import type { FieldIndex, FieldInfo, FieldPath, Query, SortKey } from "@atlas/core";
import { createMemo, createUniqueId, For, Index, type JSX, onMount, Show } from "solid-js";
import { formatExact } from "../format/format-exact.ts";
import { ColumnHead } from "./ColumnHead.tsx";
import { type Grid, PIN_WIDTH } from "./create-grid.ts";
import { cellOf } from "./create-run-rows.ts";
import { cursorMove } from "./cursor-move.ts";
import { GroupRow } from "./GroupRow.tsx";
import { RunRow } from "./RunRow.tsx";
import { listHeight, seenRows } from "./row-window.ts";
import { textMeasure } from "./text-measure.ts";

/** The table itself: heads that stay, and of the rows and columns those that are seen. */
export function RunGrid(props: {
  readonly grid: Grid;
  readonly index: FieldIndex | undefined;
  readonly info: (path: FieldPath) => FieldInfo | undefined;
  readonly sort: readonly SortKey[];
  readonly onSort: (sort: readonly SortKey[]) => void;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** Called when a filter begins to be edited at its column's head, and when that ends. */
  readonly onEditing: (isEditing: boolean) => void;
  readonly runHref: (runId: string) => string;
  readonly onOpenRun: ((runId: string) => void) | undefined;
}): JSX.Element {
  const id = createUniqueId();
  const rowId = (index: number) => `atl-${id}-${index}`;
  let scroller!: HTMLDivElement;
  let head!: HTMLTableSectionElement;
  const grid = () => props.grid;
  const drawn = createMemo(() => {
    const { first, end } = grid().columnWindow();
    return grid().columns().slice(first, end);
  });
  const drawnRows = createMemo(() => {
    const { first, end } = grid().rowWindow();
    return Array.from({ length: end - first }, (_, place) => first + place);
  });
  const headers = createMemo(() => {
    const { model } = grid();
    return new Map(model.getLeafHeaders().map((header) => [header.column.id, header]));
  });
  const cursorId = () => {
    const cursor = grid().cursor();
    return cursor !== undefined && drawnRows().includes(cursor) ? rowId(cursor) : undefined;
  };
  const width = () => PIN_WIDTH + grid().model.getTotalSize();
  const restHeight = () => listHeight(grid().view()) - drawnRows().length * grid().viewport.rowHeight();

  onMount(() => {
    grid().viewport.attach(scroller, head);
    grid().setMeasure(textMeasure(scroller));
  });

  const open = (runId: string, event: MouseEvent) => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (props.onOpenRun === undefined || !isPlain) return;
    event.preventDefault();
    props.onOpenRun(runId);
  };

  /** Who comes by keyboard sees where the keys lead. */
  const focus = (event: FocusEvent & { readonly currentTarget: HTMLElement }) => {
    const isByKey = event.target === event.currentTarget && event.currentTarget.matches(":focus-visible");
    if (isByKey && grid().cursor() === undefined) grid().moveCursor(seenRows(grid().view()).first);
  };

  const pressKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      scroller.querySelector<HTMLAnchorElement>(".atl-row-cursor a")?.click();
      return;
    }
    const { height, rowHeight, rowCount } = grid().view();
    const row = cursorMove(event.key, {
      rowCount,
      pageRows: Math.floor(height / rowHeight),
      row: grid().cursor(),
    });
    if (row === undefined) return;
    event.preventDefault();
    grid().moveCursor(row);
  };

  /** The whole row of the cursor in full precision, where no text is selected. */
  const copy = (event: ClipboardEvent) => {
    const cursor = grid().cursor();
    const row = cursor === undefined ? undefined : grid().row(cursor);
    if (row === undefined || !(document.getSelection()?.isCollapsed ?? true)) return;
    const columns = grid().columns();
    const cells = columns.map((column) => formatExact(cellOf(row, column.place())));
    event.clipboardData?.setData("text/plain", [row.page.run_ids[row.at], ...cells].join("\t"));
    event.preventDefault();
  };

  const placeOf = (target: EventTarget | null) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("td[aria-colindex]") : null;
    const row = Number(cell?.parentElement?.getAttribute("aria-rowindex")) - 3;
    const place = Number(cell?.getAttribute("aria-colindex")) - 2;
    return cell === null ? undefined : { cell, row, place };
  };

  /** Hovering shows a value in full. */
  const hover = (event: PointerEvent) => {
    const at = placeOf(event.target);
    const row = at && grid().row(at.row);
    grid().point(at?.row);
    if (at !== undefined && row !== undefined) at.cell.title = formatExact(cellOf(row, at.place));
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
        aria-label="Runs"
        aria-rowcount={grid().rowCount() + 2}
        aria-colcount={grid().columns().length + 1}
        aria-activedescendant={cursorId()}
        tabIndex={0}
        style={{ width: `max(100%, ${width()}px)`, "--atl-pin": `${PIN_WIDTH}px` }}
        onFocus={focus}
        onKeyDown={pressKey}
        onCopy={copy}
      >
        <colgroup>
          <col style={{ width: `${PIN_WIDTH}px` }} />
          <col style={{ width: `${grid().columnWindow().before}px` }} />
          <For each={drawn()}>
            {(column) => (
              <col style={{ width: `${grid().model.getColumn(column.path)?.getSize() ?? 0}px` }} />
            )}
          </For>
          <col />
        </colgroup>
        <thead ref={head}>
          <GroupRow grid={grid()} />
          <tr aria-rowindex={2} class="atl-names">
            <th scope="col" class="atl-pin" aria-colindex={1}>
              run
            </th>
            <td class="atl-gap" />
            <For each={drawn()}>
              {(column) => (
                <ColumnHead
                  column={column}
                  header={headers().get(column.path)}
                  info={props.info(column.path)}
                  runCount={props.index?.run_count ?? 0}
                  sort={props.sort}
                  onSort={props.onSort}
                  filter={props.filter}
                  onFilter={props.onFilter}
                  onEditing={props.onEditing}
                />
              )}
            </For>
            <td class="atl-gap" />
          </tr>
        </thead>
        <tbody
          style={{ transform: `translateY(${grid().rowWindow().top}px)` }}
          onPointerOver={hover}
          onPointerLeave={() => grid().point(undefined)}
          onPointerDown={(event) => {
            const row = Number((event.target as Element).closest("tr")?.getAttribute("aria-rowindex")) - 3;
            if (row >= 0 && event.button === 0) grid().moveCursor(row);
          }}
        >
          <Index each={drawnRows()}>
            {(index) => (
              <RunRow
                id={rowId(index())}
                index={index()}
                row={grid().row(index())}
                columns={drawn()}
                isCursor={grid().cursor() === index()}
                runHref={props.runHref}
                onOpen={open}
              />
            )}
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
