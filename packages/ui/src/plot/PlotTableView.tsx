import type { Query } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import type { Plot } from "./complete-plot.ts";
import type { PlotData } from "./plot-data.ts";
import { type PlotTable, plotTable } from "./plot-table.ts";

const STEP = 200;

/** The numbers behind a plot, for reading them and for those who do not see it. */
export function PlotTableView(props: {
  readonly plot: Plot;
  readonly data: PlotData;
  /** Which of the runs of parallel coordinates; all of them when absent. */
  readonly brush: Query | undefined;
  readonly label: string;
}): JSX.Element {
  const table = createMemo(() => plotTable(props.plot, props.data, props.brush));
  const [limit, setLimit] = createSignal(STEP);
  const isNumber = createMemo(() =>
    table().head.map((_, column) => table().rows.some((row) => typeof row[column] === "number")),
  );
  const left = () => table().rows.length - limit();
  const text = (cell: PlotTable["rows"][number][number]) => {
    if (cell === undefined) return "\u2013";
    return typeof cell === "number" || typeof cell === "bigint" ? formatNumber(cell) : formatExact(cell);
  };
  return (
    <div class="atl-plot-table">
      <table class="atl-facts" aria-label={props.label}>
        <thead>
          <tr>
            <For each={table().head}>
              {(name, column) => (
                <th scope="col" classList={{ "atl-number": isNumber()[column()] === true }}>
                  {name}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={table().rows.slice(0, limit())}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(cell, column) => (
                    <td classList={{ "atl-number": isNumber()[column()] === true }} title={formatExact(cell)}>
                      {text(cell)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={left() > 0}>
        <Button small onClick={() => setLimit(limit() + 5 * STEP)}>
          Show more, {formatCount(left())} left
        </Button>
      </Show>
    </div>
  );
}
