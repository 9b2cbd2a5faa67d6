import { createSignal, type JSX, untrack } from "solid-js";
import { useDataset } from "../state/use-dataset.ts";
import { createBodyGrid } from "./create-body-grid.ts";
import { createGridKeys } from "./create-grid-keys.ts";
import { RunBeside } from "./RunBeside.tsx";
import { RunGrid } from "./RunGrid.tsx";
import { runSource } from "./run-source.ts";
import { queryOfRuns } from "./selection.ts";
import { TableFrame } from "./TableFrame.tsx";
import type { TableBody } from "./table-body.ts";

/** A table whose rows are runs, and beside it the run of the cursor when it is looked at. */
export function RunRows(props: { readonly body: TableBody }): JSX.Element {
  const body = untrack(() => props.body);
  const [isPeeking, setPeeking] = createSignal(false);
  const { grid, selection, picker } = createBodyGrid(body, {
    source: runSource(useDataset()),
    queryOfIds: queryOfRuns,
  });
  const peeked = () => {
    const cursor = grid.cursor();
    return isPeeking() && cursor !== undefined && grid.row(cursor) ? grid.idAt(cursor) : undefined;
  };
  const close = () => {
    setPeeking(false);
    grid.focus();
  };
  const pressKey = createGridKeys({
    grid,
    selection,
    picker,
    onEnter: () => {
      const runId = peeked();
      if (runId === undefined) setPeeking(true);
      else body.host.onOpenRun?.(runId);
    },
    onEscape: () => {
      const wasPeeking = isPeeking();
      if (wasPeeking) close();
      return wasPeeking;
    },
  });
  return (
    <TableFrame
      body={body}
      grid={grid}
      selection={selection}
      isRangeCut={picker.isRangeCut()}
      noun="run"
      side={<RunBeside body={body} grid={grid} runId={peeked()} onClose={close} />}
    >
      <RunGrid
        grid={grid}
        controls={body.controlsOf(false)}
        selection={selection}
        picker={picker}
        runHref={body.host.runHref}
        onOpenRun={body.host.onOpenRun}
        onPreview={(line) => {
          grid.moveCursor(line);
          setPeeking(true);
        }}
        onKey={pressKey}
      />
    </TableFrame>
  );
}
