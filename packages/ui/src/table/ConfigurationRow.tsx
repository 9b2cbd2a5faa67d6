import { type Configuration, type ConfigurationCell, splitFieldPath } from "@atlas/core";
import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import { SeedComb } from "../experiment/SeedComb.tsx";
import { combWidth, stateWords } from "../experiment/seed-comb.ts";
import { formatCell, MISSING } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatDuration } from "../format/format-duration.ts";
import { formatTrueCount } from "../format/format-true-count.ts";
import { Icon } from "../icon/Icon.tsx";
import { MeanLaneView } from "../replicates/MeanLaneView.tsx";
import {
  type ConfigurationRowsPage,
  configurationAt,
  lackingOf,
  laneMeanOf,
  numberOf,
} from "./configuration-source.ts";
import type { GridColumn } from "./create-grid-columns.ts";
import type { IntervalLane } from "./create-interval-scale.ts";
import { exactCell } from "./exact-configuration.ts";
import { type GridOfRow, GridRow } from "./GridRow.tsx";
import { isSamePlace, type PageRow } from "./row-blocks.ts";

/** What a row of a configuration does. */
export interface ConfigurationRowControls {
  readonly isSelected: (id: string) => boolean;
  readonly onCheck: (line: number, event: MouseEvent) => void;
  readonly isOpen: (id: string) => boolean;
  readonly onToggle: (line: number) => void;
  /** How each of its seeds ended, a letter each. */
  readonly statesOf: (one: Configuration) => string;
}

/** One row of the table: a configuration, how many runs it has and how they ended, and what their numbers are. */
export function ConfigurationRow(props: {
  readonly grid: GridOfRow;
  readonly id: string;
  readonly line: number;
  readonly row: PageRow<ConfigurationRowsPage> | undefined;
  readonly controls: ConfigurationRowControls;
  /** The scale of the sorted column; `undefined` where there is none. */
  readonly lane: IntervalLane | undefined;
}): JSX.Element {
  const row = createMemo(() => props.row, undefined, { equals: isSamePlace });
  const one = () => {
    const known = row();
    return known && configurationAt(known);
  };
  const key = () => row()?.page.ids[row()!.at] ?? "";
  const isSelected = createMemo(() => row() !== undefined && props.controls.isSelected(key()));
  const isOpen = createMemo(() => row() !== undefined && props.controls.isOpen(key()));
  const onLane = () => {
    const cell = props.lane && one()?.cells[props.lane.place];
    return cell && { cell, mean: laneMeanOf(cell) };
  };
  return (
    <GridRow
      grid={props.grid}
      id={props.id}
      line={props.line}
      isPending={row() === undefined}
      isSelected={isSelected()}
      isOpen={isOpen()}
      name={
        <Show when={one()}>
          {(known) => (
            <>
              <input
                type="checkbox"
                class="atl-row-check"
                tabindex={-1}
                checked={isSelected()}
                aria-label={`Select the configuration ${known().params_fingerprint.slice(0, 8)}`}
                onClick={(event) => props.controls.onCheck(props.line, event)}
              />
              <button
                type="button"
                class="atl-row-toggle"
                tabindex={-1}
                aria-expanded={isOpen()}
                aria-label={`${formatCount(known().run_count)} runs`}
                title={`${known().params_fingerprint}: its runs (Enter)`}
                onClick={() => props.controls.onToggle(props.line)}
              >
                <Icon name={isOpen() ? "chevron-down" : "chevron-right"} />
                <span class="atl-row-n">{formatCount(known().run_count)}</span>
              </button>
              <ConfigurationComb one={known()} states={props.controls.statesOf(known())} />
            </>
          )}
        </Show>
      }
      cell={(column, cursor) => <MeanCell column={column} one={one} cursor={cursor()} />}
      lane={
        <Show when={props.lane}>
          {(lane) => (
            <MeanLaneView
              lane={lane()}
              {...onLane()?.mean}
              label={onLane() === undefined ? "" : exactCell(onLane()!.cell)}
            />
          )}
        </Show>
      }
    />
  );
}

/** Its seeds as a comb, and how many of its runs failed. */
function ConfigurationComb(props: { readonly one: Configuration; readonly states: string }): JSX.Element {
  const words = () => `${stateWords(props.states)} seeds`;
  return (
    <span class="atl-row-comb" title={words()}>
      <span class="atl-row-teeth" style={{ width: `${combWidth(props.states)}px` }}>
        <SeedComb states={props.states} />
      </span>
      <span class="atl-hidden">{words()}</span>
      <Show when={props.one.failed > 0}>
        <span class="atl-fail" aria-hidden="true">
          {formatCount(props.one.failed)}
        </span>
      </Show>
    </span>
  );
}

function MeanCell(props: {
  readonly column: GridColumn;
  readonly one: Accessor<Configuration | undefined>;
  readonly cursor: number | undefined;
}): JSX.Element {
  const cell = createMemo(() => props.one()?.cells[props.column.place()]);
  const layout = () => props.column.layout();
  const left = () => props.column.pinnedAt();
  return (
    <td
      aria-colindex={props.column.place() + 2}
      data-cursor={props.cursor === props.column.place() ? "" : undefined}
      class="atl-cell"
      classList={{
        "atl-right": layout()?.align === "right",
        "atl-mono": layout()?.isMono === true,
        "atl-sorted": props.column.isSorted(),
        "atl-pinned": left() !== undefined,
        "atl-quiet": isQuiet(cell()),
      }}
      style={left() === undefined ? undefined : `left:${left()}px`}
    >
      <Show when={cell()}>
        {(known) => <CellText cell={known()} column={props.column} runCount={props.one()?.run_count ?? 0} />}
      </Show>
    </td>
  );
}

function CellText(props: {
  readonly cell: ConfigurationCell;
  readonly column: GridColumn;
  readonly runCount: number;
}): JSX.Element {
  const means = () => props.column.layout()?.means;
  const number = createMemo(() => numberOf(props.cell));
  const parts = () => {
    const mean = number();
    return mean && means()?.write(mean);
  };
  return (
    <Show when={parts()} fallback={loneText(props.cell, props.column, props.runCount)}>
      {(text) => (
        <>
          <Show when={lackingOf(props.cell)}>
            {(count) => (
              <span
                class="atl-mean-n"
                title={`${props.runCount - count()} of ${props.runCount} runs have a number`}
              >
                n{"\u00a0"}
                {props.runCount - count()}
              </span>
            )}
          </Show>
          {text().mean}
          <span class="atl-mean-half" style={{ width: `${means()?.half ?? 0}px` }}>
            {text().half === "" ? "" : ` \u00b1${text().half}`}
          </span>
          <Show when={(means()?.exponent ?? 0) > 0}>
            <span class="atl-mean-exponent" style={{ width: `${means()?.exponent ?? 0}px` }}>
              {text().exponent}
            </span>
          </Show>
        </>
      )}
    </Show>
  );
}

function loneText(cell: ConfigurationCell, column: GridColumn, runCount: number): string {
  if (cell.kind === "mixed")
    return `${formatCount(cell.distinct)} ${cell.distinct === 1 ? "value" : "values"}`;
  if (cell.kind === "booleans") return formatTrueCount(cell.counts);
  if (cell.kind === "value") {
    const isMeasured = splitFieldPath(column.path).namespace !== "params";
    // Where replicates may differ, what all of them have is counted as what only some have.
    if (typeof cell.value === "boolean" && isMeasured && runCount > 1)
      return formatTrueCount({ true: cell.value ? runCount : 0, false: cell.value ? 0 : runCount });
    return column.layout()?.format(cell.value) ?? formatCell(cell.value, column.path);
  }
  const { mean, low, high } = cell.summary;
  if (mean === null) return MISSING;
  if (column.path !== "record.duration_ms") return formatCell(mean, column.path);
  return low === null || high === null
    ? formatDuration(mean)
    : `${formatDuration(mean)} \u00b1 ${formatDuration((high - low) / 2)}`;
}

function isQuiet(cell: ConfigurationCell | undefined): boolean {
  if (cell === undefined) return false;
  return cell.kind === "mixed" || (cell.kind === "value" && cell.value === undefined);
}
