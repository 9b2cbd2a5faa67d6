import type { ArrayGrid } from "@atlas/core";
import { type JSX, lazy, Match, Show, Suspense, Switch } from "solid-js";
import type { CurvePoint } from "../chart/thin-curve.ts";
import { Heatmap } from "./Heatmap.tsx";
import { HeatTable } from "./HeatTable.tsx";

const CurveChart = lazy(async () => ({ default: (await import("../chart/CurveChart.tsx")).CurveChart }));

/** Matrices of no more columns and rows than these are tables. */
const TABLE_COLUMNS = 12;
const TABLE_ROWS = 24;

/** The values of an array: of one dimension as a curve, of two as a table when it is small and else as colours. */
export function ArrayFigure(props: {
  readonly name: string;
  readonly points?: readonly CurvePoint[] | undefined;
  readonly grid?: ArrayGrid | undefined;
  readonly rowNames?: readonly string[] | undefined;
  readonly columnNames?: readonly string[] | undefined;
}): JSX.Element {
  const isEmpty = () => props.points?.length === 0 || (props.grid && !props.grid.values[0]?.length);
  const isTable = (grid: ArrayGrid) =>
    grid.values.length > 1 &&
    grid.values.length <= TABLE_ROWS &&
    (grid.values[0]?.length ?? 0) <= TABLE_COLUMNS;
  return (
    <Switch>
      <Match when={isEmpty()}>
        <p class="atl-quiet">It has no elements.</p>
      </Match>
      <Match when={props.points?.length === 1 && props.points[0]}>{(point) => <b>{point()[1]}</b>}</Match>
      <Match when={props.points}>
        {(points) => (
          <Suspense fallback={<div class="atl-waiting atl-curve-waiting" aria-busy="true" />}>
            <CurveChart
              series={[{ name: props.name, points: points(), color: "cat-1" }]}
              xLabel="index"
              yLabel={props.name}
              height={200}
            />
          </Suspense>
        )}
      </Match>
      <Match when={props.grid}>
        {(grid) => (
          <Show when={isTable(grid())} fallback={<Heatmap grid={grid()} label={props.name} />}>
            <HeatTable
              values={grid().values}
              label={`Values of ${props.name}`}
              rowNames={props.rowNames}
              columnNames={props.columnNames}
            />
          </Show>
        )}
      </Match>
    </Switch>
  );
}
