import type { Cell, RowsPage } from "@atlas/core";
import { type Accessor, createMemo, createRenderEffect, type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import { statusClass } from "../control/status-class.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatExact } from "../format/format-exact.ts";
import { Icon } from "../icon/Icon.tsx";
import { MeanLaneView } from "../replicates/MeanLaneView.tsx";
import type { GridColumn } from "./create-grid-columns.ts";
import type { IntervalLane } from "./create-interval-scale.ts";
import { type GridOfRow, GridRow } from "./GridRow.tsx";
import { isSamePlace, type PageRow } from "./row-blocks.ts";
import { cellOf, statusOf } from "./run-source.ts";

/** What a row of a run does. */
export interface RunRowControls {
  readonly runHref: (runId: string) => string;
  readonly onOpen: (runId: string, event: MouseEvent) => void;
  /** Without it, runs cannot be selected. */
  readonly selection?: {
    readonly has: (runId: string) => boolean;
    /** Called when the check box of a line is clicked. */
    readonly onCheck: (line: number, event: MouseEvent) => void;
  };
  /** Called when the mark that opens a run beside the table is clicked. */
  readonly onPreview: (line: number) => void;
}

/** How many characters of a run's id are shown. */
const ID_LENGTH = 8;

/** One row of the table: a run, or its place while it is on its way. */
export function RunRow(props: {
  readonly grid: GridOfRow;
  readonly id: string;
  readonly line: number;
  readonly row: PageRow<RowsPage> | undefined;
  readonly controls: RunRowControls;
  /** The scale that its value of the sorted column lies on; absent where there is none. */
  readonly lane?: IntervalLane | undefined;
}): JSX.Element {
  const row = createMemo(() => props.row, undefined, { equals: isSamePlace });
  const runId = createMemo(() => row()?.page.run_ids[row()!.at]);
  const isSelected = createMemo(() => props.controls.selection?.has(runId() ?? "") ?? false);
  const onLane = () => {
    const known = row();
    const cell = known && props.lane && cellOf(known, props.lane.place);
    return typeof cell === "number" && Number.isFinite(cell) ? cell : undefined;
  };
  return (
    <GridRow
      grid={props.grid}
      id={props.id}
      line={props.line}
      isPending={row() === undefined}
      isSelected={isSelected()}
      name={
        <Show when={row()}>
          {(known) => (
            <>
              <Show when={props.controls.selection} fallback={<span class="atl-row-indent" />}>
                {(selection) => (
                  <input
                    type="checkbox"
                    class="atl-row-check"
                    tabindex={-1}
                    checked={isSelected()}
                    aria-label={`Select ${runId()?.slice(0, ID_LENGTH)}`}
                    onClick={(event) => selection().onCheck(props.line, event)}
                  />
                )}
              </Show>
              <StatusMark status={statusOf(known())} />
              <a
                class="atl-mono atl-run-id"
                href={props.controls.runHref(runId() ?? "")}
                title={runId()}
                tabindex={-1}
                onClick={(event) => props.controls.onOpen(runId() ?? "", event)}
              >
                {runId()?.slice(0, ID_LENGTH)}
              </a>
              <button
                type="button"
                class="atl-row-preview"
                tabindex={-1}
                title="Look at it beside the table (Enter)"
                aria-label={`Preview ${runId()?.slice(0, ID_LENGTH)}`}
                onClick={() => props.controls.onPreview(props.line)}
              >
                <Icon name="chevron-right" />
              </button>
            </>
          )}
        </Show>
      }
      cell={(column, cursor) => <RunCell column={column} row={row} cursor={cursor()} />}
      lane={
        <Show when={props.lane}>
          {(lane) => (
            <MeanLaneView lane={lane()} dots={[onLane() ?? []].flat()} label={formatExact(onLane())} />
          )}
        </Show>
      }
    />
  );
}

function RunCell(props: {
  readonly column: GridColumn;
  readonly row: Accessor<PageRow<RowsPage> | undefined>;
  /** The place of the column that the cursor is on. */
  readonly cursor: number | undefined;
}): JSX.Element {
  return (
    <td
      aria-colindex={props.column.place() + 2}
      data-cursor={props.cursor === props.column.place() ? "" : undefined}
      style={cellStyle(props.column)}
      ref={(cell) =>
        createRenderEffect((before?: Shown) => writeCell(cell, props.column, props.row(), before))
      }
    />
  );
}

/** Where a pinned cell stays, and the room under the half-widths of means; most cells have neither. */
function cellStyle(column: GridColumn): string | undefined {
  const left = column.pinnedAt();
  const means = column.layout()?.means;
  const room = means === undefined || means.exponent > 0 ? undefined : means.half;
  if (left === undefined && room === undefined) return undefined;
  return `${left === undefined ? "" : `left:${left}px;`}${room === undefined ? "" : `padding-right:${room + 8}px`}`;
}

/** What a cell showed: of which run, and in which words. */
interface Shown {
  readonly runId: string | undefined;
  readonly text: string;
}

const MARK_MS = 1600;

/**
 * One effect for all of a cell: several hundred of them run at every jump. A value that changes while its run stays is
 * marked for a moment.
 */
function writeCell(
  cell: HTMLElement,
  column: GridColumn,
  row: PageRow<RowsPage> | undefined,
  before: Shown | undefined,
): Shown {
  const value = row && cellOf(row, column.place());
  const text = row === undefined ? "" : (column.layout()?.format(value) ?? formatCell(value, column.path));
  const name = row === undefined ? columnClass(column) : cellClass(column, value);
  const runId = row?.page.run_ids[row.at];
  if (cell.className !== name) cell.className = name;
  if (cell.firstChild === null) cell.textContent = text;
  else (cell.firstChild as Text).data = text;
  if (runId !== undefined && before?.runId === runId && before.text !== text) markChanged(cell);
  return { runId, text };
}

function markChanged(cell: HTMLElement): void {
  cell.setAttribute("data-changed", "");
  setTimeout(() => cell.removeAttribute("data-changed"), MARK_MS);
}

function columnClass(column: GridColumn): string {
  let name = "atl-cell";
  if (column.layout()?.align === "right") name += " atl-right";
  if (column.layout()?.isMono) name += " atl-mono";
  if (column.pinnedAt() !== undefined) name += " atl-pinned";
  return column.isSorted() ? `${name} atl-sorted` : name;
}

function cellClass(column: GridColumn, cell: Cell): string {
  const name = columnClass(column);
  if (cell === undefined || (typeof cell === "number" && !Number.isFinite(cell))) return `${name} atl-quiet`;
  if (column.path === "record.status") return `${name} atl-cell-status ${statusClass(String(cell))}`;
  return column.path === "record.error.type" ? `${name} atl-fail` : name;
}
