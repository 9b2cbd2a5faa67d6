import type { Cell, FieldPath } from "@atlas/core";
import { type Accessor, createMemo, createRenderEffect, For, type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import { statusClass } from "../control/status-class.ts";
import { formatCell } from "../format/format-cell.ts";
import type { ColumnLayout } from "./column-layout.ts";
import { cellOf, statusOf } from "./create-run-rows.ts";
import type { PageRow } from "./row-blocks.ts";

/** A column as a row draws it. */
export interface RowColumn {
  readonly path: FieldPath;
  /** Its place among all columns. */
  readonly place: Accessor<number>;
  readonly layout: Accessor<ColumnLayout | undefined>;
  readonly isSorted: Accessor<boolean>;
}

/** How many characters of a run's id are shown. */
const ID_LENGTH = 8;

/** One row of the table: a run, or its place while it is on its way. */
export function RunRow(props: {
  readonly id: string;
  readonly index: number;
  readonly row: PageRow | undefined;
  readonly columns: readonly RowColumn[];
  readonly isCursor: boolean;
  readonly runHref: (runId: string) => string;
  readonly onOpen: (runId: string, event: MouseEvent) => void;
}): JSX.Element {
  const row = createMemo(() => props.row, undefined, {
    equals: (a, b) => a?.page === b?.page && a?.at === b?.at,
  });
  const runId = createMemo(() => row()?.page.run_ids[row()!.at]);
  return (
    <tr
      id={props.id}
      aria-rowindex={props.index + 3}
      aria-busy={row() === undefined}
      class="atl-row"
      classList={{ "atl-row-pending": row() === undefined, "atl-row-cursor": props.isCursor }}
      aria-selected={props.isCursor}
    >
      <th scope="row" class="atl-cell atl-pin" aria-colindex={1}>
        <Show when={row()}>
          {(known) => (
            <>
              <StatusMark status={statusOf(known())} />
              <a
                class="atl-mono atl-run-id"
                href={props.runHref(runId() ?? "")}
                title={runId()}
                tabindex={-1}
                onClick={(event) => props.onOpen(runId() ?? "", event)}
              >
                {runId()?.slice(0, ID_LENGTH)}
              </a>
            </>
          )}
        </Show>
      </th>
      <td class="atl-gap" />
      <For each={props.columns}>
        {(column) => (
          <td
            aria-colindex={column.place() + 2}
            ref={(cell) => createRenderEffect(() => writeCell(cell, column, row()))}
          />
        )}
      </For>
      <td class="atl-gap" />
    </tr>
  );
}

/** One effect for all of a cell: several hundred of them run at every jump. */
function writeCell(cell: HTMLElement, column: RowColumn, row: PageRow | undefined): void {
  const value = row && cellOf(row, column.place());
  const text = row === undefined ? "" : (column.layout()?.format(value) ?? formatCell(value, column.path));
  const name = row === undefined ? columnClass(column) : cellClass(column, value);
  if (cell.className !== name) cell.className = name;
  if (cell.firstChild === null) cell.textContent = text;
  else (cell.firstChild as Text).data = text;
}

function columnClass(column: RowColumn): string {
  let name = "atl-cell";
  if (column.layout()?.align === "right") name += " atl-right";
  if (column.layout()?.isMono) name += " atl-mono";
  return column.isSorted() ? `${name} atl-sorted` : name;
}

function cellClass(column: RowColumn, cell: Cell): string {
  const name = columnClass(column);
  if (cell === undefined || (typeof cell === "number" && !Number.isFinite(cell))) return `${name} atl-quiet`;
  if (column.path === "record.status") return `${name} atl-cell-status ${statusClass(String(cell))}`;
  return column.path === "record.error.type" ? `${name} atl-fail` : name;
}
