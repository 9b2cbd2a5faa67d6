import type { FieldIndex, FieldInfo, Filter, Query } from "@atlas/core";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { BrushLine } from "./BrushLine.tsx";
import { brushText, readBrush } from "./brush-query.ts";
import type { Plot } from "./complete-plot.ts";
import { ParallelView } from "./ParallelView.tsx";
import type { ValueColors } from "./value-colors.ts";

/** Parallel coordinates of the runs that match, from their columns, which are fetched once for all brushing. */
export function ParallelPlot(props: {
  readonly plot: Plot;
  readonly filter: Filter;
  readonly index: FieldIndex;
  readonly colors: ValueColors;
  /** Which runs are brushed, as the text of a query; empty for all. */
  readonly brush: string;
  readonly onBrush: (brush: string | undefined) => void;
  /** Called to show the runs that are brushed. */
  readonly onRuns: (query: Query) => void;
}): JSX.Element {
  const dataset = useDataset();
  const [matched, setMatched] = createSignal<number>();
  const infoOf = (path: FieldInfo["path"]) => props.index.fields.find((info) => info.path === path);
  const fields = createMemo(() => props.plot.axes.map(infoOf).filter((info) => info !== undefined));
  const group = () => props.plot.group.slice(0, 1).map(infoOf)[0];
  const columns = createAnswer(
    () => ({
      filter: props.filter,
      columns: [...new Set([...fields(), group()].flatMap((info) => (info ? [info.path] : [])))],
    }),
    (query, signal) => dataset.columns(query, { signal }),
  );
  return (
    <>
      <BusyLine busy={columns.pending()} />
      <Show when={columns.error()}>{(error) => <ErrorNote error={error()} onRetry={columns.retry} />}</Show>
      <BrushLine
        text={props.brush}
        onText={(text) => props.onBrush(text || undefined)}
        matched={matched()}
        total={columns.latest()?.table.rowCount}
        onRuns={() => props.onRuns(readBrush(props.brush))}
      />
      <Show when={columns.latest()}>
        {(answer) => (
          <ParallelView
            table={answer().table}
            fields={fields().filter((info) => answer().table.column(info.path) !== undefined)}
            group={group()}
            colors={props.colors}
            brush={readBrush(props.brush)}
            onBrush={(query) => props.onBrush(brushText(query))}
            onMatched={setMatched}
          />
        )}
      </Show>
    </>
  );
}
