import type { CoveredConfiguration, FieldPath, Value } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { formatCell } from "../format/format-cell.ts";
import { CoverageMark } from "./CoverageMark.tsx";
import type { CoverageCell } from "./coverage-cell.ts";
import type { DesignMatrix, MatrixAxis } from "./design-matrix.ts";

/** Cells in a table, down and across by the values of the params. */
export function CoverageMatrix(props: {
  readonly matrix: DesignMatrix;
  readonly cellOf: (configuration: CoveredConfiguration) => CoverageCell;
}): JSX.Element {
  const rows = () => props.matrix.rows;
  const columns = () => props.matrix.columns;
  const width = () => sizeFrom(columns(), 0);
  const seeds = () =>
    Math.max(...props.matrix.cells.flat().map((cell) => (cell ? props.cellOf(cell).states.length : 1)));
  const firstCell = () => props.matrix.cells.flat().find((cell) => cell !== undefined);
  return (
    <div class="atl-matrix" style={{ "--columns": String(width()), "--seeds": String(seeds()) }}>
      <table>
        <thead>
          <For each={columns()}>
            {(axis, level) => (
              <tr>
                <For each={rows()}>
                  {(row) => (
                    <Show when={level() === columns().length - 1} fallback={<td />}>
                      <th scope="col" class="atl-matrix-name">
                        {row.name}
                      </th>
                    </Show>
                  )}
                </For>
                <td class="atl-matrix-name atl-matrix-axis">{axis.name}</td>
                <For each={repeated(columns(), level())}>
                  {(value, at) => (
                    <th
                      scope="colgroup"
                      colspan={sizeFrom(columns(), level() + 1)}
                      class="atl-matrix-head"
                      classList={{
                        "atl-matrix-outer": level() < columns().length - 1,
                        "atl-matrix-gap":
                          at() > 0 && isGroupStart(columns(), at() * sizeFrom(columns(), level() + 1)),
                      }}
                    >
                      {valueText(value, axis)}
                    </th>
                  )}
                </For>
              </tr>
            )}
          </For>
        </thead>
        <tbody>
          <For each={props.matrix.cells}>
            {(cells, row) => (
              <tr classList={{ "atl-matrix-group": row() > 0 && isGroupStart(rows(), row()) }}>
                <For each={rows()}>
                  {(axis, level) => (
                    <Show when={row() % sizeFrom(rows(), level() + 1) === 0}>
                      <th scope="rowgroup" rowspan={sizeFrom(rows(), level() + 1)}>
                        {valueText(valueAt(rows(), level(), row()), axis)}
                      </th>
                    </Show>
                  )}
                </For>
                <td class="atl-matrix-axis" />
                <For each={cells}>
                  {(configuration, column) => (
                    <td
                      class="atl-matrix-cell"
                      classList={{ "atl-matrix-gap": column() > 0 && isGroupStart(columns(), column()) }}
                    >
                      <Show
                        when={configuration}
                        fallback={
                          <span class="atl-matrix-empty">
                            <span class="atl-hidden">not started</span>
                          </span>
                        }
                      >
                        {(configuration) => (
                          <MatrixCell
                            cell={props.cellOf(configuration())}
                            isFirst={configuration() === firstCell()}
                          />
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function MatrixCell(props: { readonly cell: CoverageCell; readonly isFirst: boolean }): JSX.Element {
  return (
    <a
      href={props.cell.href}
      aria-label={props.cell.label}
      title={props.cell.label}
      tabindex={props.isFirst ? 0 : -1}
    >
      <CoverageMark cell={props.cell} />
    </a>
  );
}

function valueText(value: Value | null, axis: MatrixAxis): string {
  return formatCell(value ?? undefined, `params.${axis.name}` as FieldPath);
}

/** How many places the axes from a level on make together. */
function sizeFrom(axes: readonly MatrixAxis[], level: number): number {
  return axes.slice(level).reduce((size, { values }) => size * values.length, 1);
}

/** The values of an axis, as often as those before it repeat them. */
function repeated(axes: readonly MatrixAxis[], level: number): (Value | null)[] {
  const times = axes.slice(0, level).reduce((size, { values }) => size * values.length, 1);
  return Array.from({ length: times }, () => axes[level]!.values).flat();
}

function valueAt(axes: readonly MatrixAxis[], level: number, place: number): Value | null {
  const { values } = axes[level]!;
  return values[Math.floor(place / sizeFrom(axes, level + 1)) % values.length]!;
}

/** Whether a group of the innermost axis begins at a place, where there is more than one axis. */
function isGroupStart(axes: readonly MatrixAxis[], place: number): boolean {
  return axes.length > 1 && place % axes.at(-1)!.values.length === 0;
}
