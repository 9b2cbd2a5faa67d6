import { type FieldIndex, indexFields, type Query } from "@atlas/core";
import { createMemo, type JSX, Show } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { brushFields } from "./brush-query.ts";
import type { Plot } from "./complete-plot.ts";
import type { PlotBrush } from "./create-brush.ts";
import { LinkedViews } from "./LinkedViews.tsx";
import { linkedFields } from "./linked-fields.ts";

/** How many runs are brushed, of how many. */
export interface BrushCounts {
  readonly matched: number;
  readonly total: number;
}

/** The linked views of a plot, over columns of the runs that match, which are fetched once for all brushing. */
export function LinkedPane(props: {
  readonly plot: Plot;
  readonly filter: Query;
  readonly index: FieldIndex;
  readonly brush: PlotBrush;
  readonly onCounts: (counts: BrushCounts) => void;
}): JSX.Element {
  const dataset = useDataset();
  const fields = createMemo(() => linkedFields(props.plot, props.index));
  const answer = createAnswer(
    () => ({
      filter: props.filter,
      columns: [...new Set([...fields(), ...brushFields(props.brush.settled())])],
    }),
    async (query, signal) => {
      const { table } = await dataset.columns(query, { signal });
      return { table, fields: indexFields(table) };
    },
  );
  return (
    <>
      <BusyLine busy={answer.pending()} />
      <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
      <Show when={answer.latest()}>
        {(columns) => (
          <LinkedViews
            columns={columns()}
            fields={fields()}
            brush={props.brush.query()}
            onBrush={props.brush.brush}
            onMatched={(matched) => props.onCounts({ matched, total: columns().table.rowCount })}
          />
        )}
      </Show>
    </>
  );
}
