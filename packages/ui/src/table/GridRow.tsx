import { type Accessor, createMemo, For, type JSX, Show } from "solid-js";
import type { Grid } from "./create-grid.ts";
import type { GridColumn } from "./create-grid-columns.ts";
import type { TablePage } from "./row-source.ts";

/** What a row has to know of its grid. */
export type GridOfRow = Pick<
  Grid<TablePage>,
  "pinnedColumns" | "drawnColumns" | "cursor" | "cursorColumn" | "hasLane"
>;

/** A row of a grid: what names it, a cell for each column that is drawn, and its part of the lane. */
export function GridRow(props: {
  readonly grid: GridOfRow;
  readonly id: string;
  readonly line: number;
  /** Whether what it shows is on its way. */
  readonly isPending: boolean;
  readonly isSelected: boolean;
  readonly isOpen?: boolean;
  /** What is in its first cell. */
  readonly name: JSX.Element;
  /** The cell of a column; `cursor` is the place of the column that the cursor is on, where it is on this row. */
  readonly cell: (column: GridColumn, cursor: Accessor<number | undefined>) => JSX.Element;
  /** What is in its part of the lane. */
  readonly lane: JSX.Element;
}): JSX.Element {
  const isCursor = createMemo(() => props.grid.cursor() === props.line);
  const cursor = createMemo(() => (isCursor() ? props.grid.cursorColumn() : undefined));
  return (
    <tr
      id={props.id}
      aria-rowindex={props.line + 3}
      aria-busy={props.isPending}
      class="atl-row"
      classList={{
        "atl-row-pending": props.isPending,
        "atl-row-cursor": isCursor(),
        "atl-row-selected": props.isSelected,
        "atl-row-open": props.isOpen === true,
      }}
      aria-selected={props.isSelected}
    >
      <th scope="row" class="atl-cell atl-pin" aria-colindex={1}>
        {props.name}
      </th>
      <For each={props.grid.pinnedColumns()}>{(column) => props.cell(column, cursor)}</For>
      <td class="atl-gap" />
      <For each={props.grid.drawnColumns()}>{(column) => props.cell(column, cursor)}</For>
      <td class="atl-gap" />
      <Show when={props.grid.hasLane()}>
        <td class="atl-intervals" aria-hidden="true">
          {props.lane}
        </td>
      </Show>
    </tr>
  );
}
