import type { FieldPath, Query } from "@atlas/core";
import { createEffect, createMemo, For, type JSX } from "solid-js";
import { createThemePaint } from "../chart/create-theme-paint.ts";
import { brushOn, withBrush } from "./brush-query.ts";
import { LinkedHistogram } from "./LinkedHistogram.tsx";
import { linkedAxis } from "./linked-axes.ts";
import { linkedCounts } from "./linked-counts.ts";
import { infosOf } from "./parallel-figure.ts";
import type { PlotColumns } from "./plot-data.ts";

/**
 * Histograms of some fields of all runs, side by side: what is brushed in one is counted in the others as the pointer
 * moves, here, from columns that were fetched once.
 */
export function LinkedViews(props: {
  readonly columns: PlotColumns;
  readonly fields: readonly FieldPath[];
  readonly brush: Query;
  /** Called as the pointer moves, and once more when it is let go. */
  readonly onBrush: (brush: Query, isDone: boolean) => void;
  readonly onMatched: (matched: number) => void;
}): JSX.Element {
  const paintOf = createThemePaint();
  const axes = createMemo(() => {
    const { table, fields } = props.columns;
    return infosOf(fields, props.fields).map((info) => linkedAxis(table, info));
  });
  const counts = createMemo(() => linkedCounts(props.columns.table, axes(), props.brush));
  createEffect(() => props.onMatched(counts().matched));
  return (
    <section class="atl-linked" aria-label="Linked views" tabindex="0">
      <For each={axes()}>
        {(axis, index) => (
          <LinkedHistogram
            axis={axis}
            counts={counts().bins[index()]!}
            brush={brushOn(props.brush, axis.field)}
            onBrush={(news, isDone) => props.onBrush(withBrush(props.brush, axis.field, news), isDone)}
            paintOf={paintOf()}
          />
        )}
      </For>
    </section>
  );
}
