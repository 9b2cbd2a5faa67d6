import { createMemo, For, type JSX } from "solid-js";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import { type GridCell, rangeOf } from "./array-data.ts";

/** How much of a colour the greatest value has: numbers stay readable on it. */
const MOST_PERCENT = 45;

/** A small matrix as a table of its numbers, shaded by their size. */
export function HeatTable(props: {
  readonly values: readonly (readonly GridCell[])[];
  readonly label: string;
  /** Names of the rows and columns; their numbers when absent. */
  readonly rowNames: readonly string[] | undefined;
  readonly columnNames: readonly string[] | undefined;
}): JSX.Element {
  const most = createMemo(() => {
    const [least, greatest] = rangeOf(props.values) ?? [0, 0];
    return Math.max(Math.abs(least), Math.abs(greatest));
  });
  const shade = (cell: GridCell) => {
    if (cell === null || most() === 0) return undefined;
    const percent = Math.round((Math.abs(cell) / most()) * MOST_PERCENT);
    return `color-mix(in srgb, var(--${cell < 0 ? "div-n3" : "seq-6"}) ${percent}%, var(--paper))`;
  };
  return (
    <section class="atl-scroll-x" aria-label={props.label} tabindex="0">
      <table class="atl-heat-table">
        <thead>
          <tr>
            <td />
            <For each={props.values[0] ?? []}>
              {(_, column) => <th scope="col">{props.columnNames?.[column()] ?? column()}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.values}>
            {(row, index) => (
              <tr>
                <th scope="row">{props.rowNames?.[index()] ?? index()}</th>
                <For each={row}>
                  {(cell) => (
                    <td
                      style={{ background: shade(cell) }}
                      title={cell === null ? "not finite" : formatExact(cell)}
                    >
                      {cell === null ? "NaN" : formatNumber(cell)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
