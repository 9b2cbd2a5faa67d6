import type { Query } from "@atlas/core";
import { createSignal, type JSX, Show } from "solid-js";
import type { Figure, Target } from "../chart/figure.ts";
import { Button } from "../control/Button.tsx";
import { formatCount } from "../format/format-count.ts";
import { MOST_RUNS } from "./ask-plot.ts";
import type { AnsweredPlot } from "./create-plot-data.ts";
import { MixedNote } from "./MixedNote.tsx";
import { PlotCountsLine } from "./PlotCountsLine.tsx";
import { PlotExport } from "./PlotExport.tsx";
import { PlotFigure } from "./PlotFigure.tsx";
import { PlotHead } from "./PlotHead.tsx";
import { PlotTableView } from "./PlotTableView.tsx";
import type { PlotZoom } from "./plot-data.ts";
import type { PlotSpec } from "./plot-spec.ts";
import { plotTable } from "./plot-table.ts";
import { plotMeaning, plotTitle, unplacedNote } from "./plot-words.ts";
import type { ValueColors } from "./value-colors.ts";
import { ZoomLine } from "./ZoomLine.tsx";
import { zoomQuery } from "./zoom-query.ts";

/** A plot with its title, what it warns of, what became of the runs, and the ways to take it away. */
export function PlotMain(props: {
  readonly answer: AnsweredPlot;
  readonly colors: ValueColors;
  readonly zoom: PlotZoom | undefined;
  readonly onZoom: (zoom: PlotZoom | undefined) => void;
  /** Called to filter the page by what is zoomed to. */
  readonly onKeep: (zoom: PlotZoom) => void;
  readonly onChange: (change: Pick<PlotSpec, "group" | "column" | "row">) => void;
  /** Called to show some of the runs; all of them without a query. */
  readonly onRuns: (title: string, query: Query | undefined) => void;
  readonly onOpenRun: (runId: string) => void;
  /** Where the HTTP API of the data is; absent where there is none. */
  readonly apiAddress: string | undefined;
  /** What else can be done, beside the title. */
  readonly actions: JSX.Element;
}): JSX.Element {
  const [isTable, setTable] = createSignal(false);
  const [figure, setFigure] = createSignal<Figure>();
  const plot = () => props.answer.plot;
  const mixed = () => props.answer.points?.mixed ?? [];
  const title = () => plotTitle(plot());
  const meaning = () => plotMeaning(plot(), props.answer);
  const note = () => {
    const many =
      props.answer.hasTooManyRuns && `more than ${formatCount(MOST_RUNS)} runs: not drawn one by one`;
    return [many, unplacedNote(plot(), props.answer)].filter(Boolean).join("; ") || undefined;
  };
  const open = ({ runId, runs, subject }: Target) => {
    if (runId !== undefined) props.onOpenRun(runId);
    else if (runs !== undefined) props.onRuns(subject.map((fact) => fact.join(" ")).join(", "), runs);
  };
  return (
    <>
      <PlotHead title={title()} meaning={meaning()}>
        {props.actions}
        <Button small variant="quiet" aria-pressed={isTable()} onClick={() => setTable(!isTable())}>
          Table
        </Button>
        <PlotExport answer={props.answer} figure={figure} apiAddress={props.apiAddress} />
      </PlotHead>
      <Show when={mixed().length > 0}>
        <MixedNote
          mixed={mixed()}
          onGroup={(field) => props.onChange({ group: [...plot().group, field] })}
          onFacet={(field) => props.onChange(plot().column ? { row: field } : { column: field })}
        />
      </Show>
      <Show
        when={!isTable()}
        fallback={<PlotTableView table={plotTable(plot(), props.answer)} label={title()} />}
      >
        <PlotFigure
          plot={plot()}
          data={props.answer}
          colors={props.colors}
          label={`${title()}: ${meaning()}`}
          zoom={props.zoom}
          onZoom={props.onZoom}
          onOpen={open}
          onDrawn={setFigure}
        />
      </Show>
      <Show when={props.zoom}>
        {(zoom) => (
          <ZoomLine
            onWhole={() => props.onZoom(undefined)}
            onRuns={() => props.onRuns("the part that is shown", zoomQuery(plot(), zoom()))}
            onKeep={() => props.onKeep(zoom())}
          />
        )}
      </Show>
      <PlotCountsLine plot={plot()} counts={props.answer.counts} onOpen={props.onRuns} note={note()} />
    </>
  );
}
