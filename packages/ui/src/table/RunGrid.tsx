import type { RowsPage } from "@atlas/core";
import type { JSX } from "solid-js";
import { formatExact } from "../format/format-exact.ts";
import type { ColumnControls } from "./column-controls.ts";
import type { Grid } from "./create-grid.ts";
import type { RowPicker } from "./create-row-picker.ts";
import type { TableSelection } from "./create-selection.ts";
import { GridFrame } from "./GridFrame.tsx";
import { openPlainly } from "./open-plainly.ts";
import { RunRow } from "./RunRow.tsx";
import { cellOf } from "./run-source.ts";
import { SelectAll } from "./SelectAll.tsx";
import type { RowId } from "./selection.ts";

/** A grid whose rows are runs. */
export function RunGrid(props: {
  readonly grid: Grid<RowsPage>;
  readonly controls: ColumnControls;
  readonly selection: TableSelection;
  readonly picker: RowPicker;
  readonly runHref: (runId: string) => string;
  readonly onOpenRun: ((runId: string) => void) | undefined;
  /** Opens the run of a line beside the table. */
  readonly onPreview: (line: number) => void;
  readonly onKey: (event: KeyboardEvent) => boolean;
}): JSX.Element {
  const exact = (line: number, place: number | undefined) => {
    const row = props.grid.row(line);
    if (row === undefined) return undefined;
    if (place !== undefined) return formatExact(cellOf(row, place));
    const cells = props.grid.columns().map((column) => formatExact(cellOf(row, column.place())));
    return [row.page.run_ids[row.at], ...cells].join("\t");
  };
  const controls = {
    runHref: (runId: string) => props.runHref(runId),
    onOpen: (runId: string, event: MouseEvent) => openPlainly(event, runId, props.onOpenRun),
    selection: {
      has: (id: RowId) => props.selection.has(id),
      onCheck: (line: number, event: MouseEvent) => {
        if (event.shiftKey) props.picker.extendTo(line);
        else props.picker.toggle(line);
      },
    },
    onPreview: (line: number) => props.onPreview(line),
  };
  return (
    <GridFrame
      grid={props.grid}
      label="Runs"
      controls={props.controls}
      corner={
        <>
          <SelectAll selection={props.selection} noun="runs" />
          run
        </>
      }
      lines={{
        Line: (at) => (
          <RunRow
            grid={props.grid}
            id={at.id}
            line={at.line}
            row={props.grid.row(at.line)}
            controls={controls}
          />
        ),
        exact,
        onKey: (event) => props.onKey(event),
        onPress: (line, event) => {
          if (!(event.target as Element).closest("input, a, button")) props.picker.click(line, event);
        },
      }}
    />
  );
}
