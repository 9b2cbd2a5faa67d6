import type { RowsPage } from "@atlas/core";
import { createMemo, createSignal, type JSX, Show, untrack } from "solid-js";
import { formatExact } from "../format/format-exact.ts";
import { useDataset } from "../state/use-dataset.ts";
import { ConfigurationRow } from "./ConfigurationRow.tsx";
import { configurationAt, configurationSource, queryOfConfigurations } from "./configuration-source.ts";
import { createBodyGrid } from "./create-body-grid.ts";
import { createGridKeys } from "./create-grid-keys.ts";
import { createIntervalScale } from "./create-interval-scale.ts";
import { createOpenings } from "./create-openings.ts";
import { createSeedStates } from "./create-seed-states.ts";
import { exactCell, exactConfiguration } from "./exact-configuration.ts";
import { GridFrame } from "./GridFrame.tsx";
import { openPlainly } from "./open-plainly.ts";
import { lineAt } from "./outline.ts";
import { RunBeside } from "./RunBeside.tsx";
import { RunRow } from "./RunRow.tsx";
import type { PageRow } from "./row-blocks.ts";
import { cellOf } from "./run-source.ts";
import { SelectAll } from "./SelectAll.tsx";
import { TableFrame } from "./TableFrame.tsx";
import type { TableBody } from "./table-body.ts";

/** How wide the lane of intervals is, and how wide a table that has room for one. */
const LANE_WIDTH = 190;
const LEAST_WIDTH = 720;

/** A table whose rows are configurations, each of which opens into its runs. */
export function ConfigurationRows(props: { readonly body: TableBody }): JSX.Element {
  const body = untrack(() => props.body);
  const [isPeeking, setPeeking] = createSignal(false);
  const hasRoom = createMemo(() => body.viewport.width() >= LEAST_WIDTH);
  const open = createOpenings(body.asked.question);
  const dataset = useDataset();
  const intervals = createIntervalScale(dataset, () => (hasRoom() ? body.asked.question() : undefined));
  const statesOf = createSeedStates(body.scope);
  const { grid, selection, picker } = createBodyGrid(body, {
    source: configurationSource(dataset),
    laneWidth: () => (intervals() === undefined ? 0 : LANE_WIDTH),
    queryOfIds: queryOfConfigurations,
    openings: open.openings,
    onShow: ({ isOther }) => {
      const blocks = grid.rows.shown()?.blocks;
      if (isOther) open.closeAll();
      else open.place((id) => blocks?.indexOf(id));
    },
  });
  const lane = createMemo(() => {
    const scale = intervals();
    const column = grid.columns().find(({ path }) => path === scale?.path);
    return scale && column && { ...scale, place: column.place() };
  });
  /** The run that a line within an open configuration shows; `undefined` on any other, and while it is on its way. */
  const runOn = (line: number): PageRow<RowsPage> | undefined => {
    const { at } = lineAt(grid.openings(), line);
    const id = grid.idAt(line);
    return at === undefined || id === undefined ? undefined : open.runAt(id, at);
  };
  const isRunLine = (line: number) => lineAt(grid.openings(), line).at !== undefined;
  const toggle = (line: number) => {
    const row = grid.row(line);
    if (row !== undefined) open.toggle(lineAt(grid.openings(), line).row, row);
  };
  const peeked = () => {
    const cursor = grid.cursor();
    const run = isPeeking() && cursor !== undefined ? runOn(cursor) : undefined;
    return run?.page.run_ids[run.at];
  };
  const exact = (line: number, place: number | undefined) => {
    const run = runOn(line);
    if (run !== undefined) {
      if (place !== undefined) return formatExact(cellOf(run, place));
      const cells = grid.columns().map((column) => formatExact(cellOf(run, column.place())));
      return [run.page.run_ids[run.at], ...cells].join("\t");
    }
    const row = grid.row(line);
    const one = row && configurationAt(row);
    if (one === undefined || isRunLine(line)) return undefined;
    const cell = place === undefined ? undefined : one.cells[place];
    return cell === undefined ? exactConfiguration(one) : exactCell(cell);
  };
  const close = () => {
    setPeeking(false);
    grid.focus();
  };
  const pressKey = createGridKeys({
    grid,
    selection,
    picker,
    onEnter: (line) => {
      const runId = peeked();
      if (!isRunLine(line)) toggle(line);
      else if (runId === undefined) setPeeking(true);
      else body.host.onOpenRun?.(runId);
    },
    onEscape: () => {
      const wasPeeking = peeked() !== undefined;
      if (wasPeeking) close();
      return wasPeeking;
    },
  });
  const configurationControls = {
    isSelected: selection.has,
    onCheck: (line: number, event: MouseEvent) =>
      event.shiftKey ? picker.extendTo(line) : picker.toggle(line),
    isOpen: open.has,
    onToggle: toggle,
    statesOf,
  };
  const runControls = {
    runHref: (runId: string) => body.host.runHref(runId),
    onOpen: (runId: string, event: MouseEvent) => openPlainly(event, runId, body.host.onOpenRun),
    onPreview: (line: number) => {
      grid.moveCursor(line);
      setPeeking(true);
    },
  };

  return (
    <TableFrame
      body={body}
      grid={grid}
      selection={selection}
      isRangeCut={picker.isRangeCut()}
      noun="configuration"
      side={<RunBeside body={body} grid={grid} runId={peeked()} onClose={close} />}
    >
      <GridFrame
        grid={grid}
        label="Configurations"
        controls={body.controlsOf(true)}
        lane={lane()}
        corner={
          <>
            <SelectAll selection={selection} noun="configurations" />
            <span title="How many runs each has, and how many of them did not succeed">n</span>
          </>
        }
        lines={{
          Line: (at) => (
            <Show
              when={isRunLine(at.line)}
              fallback={
                <ConfigurationRow
                  grid={grid}
                  lane={lane()}
                  id={at.id}
                  line={at.line}
                  row={grid.row(at.line)}
                  controls={configurationControls}
                />
              }
            >
              <RunRow
                grid={grid}
                lane={lane()}
                id={at.id}
                line={at.line}
                row={runOn(at.line)}
                controls={runControls}
              />
            </Show>
          ),
          exact,
          onKey: pressKey,
          onPress: (line, event) => {
            const isPlain = !(event.target as Element).closest("input, a, button");
            if (isPlain && !isRunLine(line)) picker.click(line, event);
          },
        }}
      />
    </TableFrame>
  );
}
