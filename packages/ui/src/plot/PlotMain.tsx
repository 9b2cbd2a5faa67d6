import type { FieldIndex, Query } from "@atlas/core";
import { createSignal, type JSX, lazy, Show, Suspense } from "solid-js";
import type { DragUse } from "../chart/create-gestures.ts";
import type { Figure, Target } from "../chart/figure.ts";
import { Button } from "../control/Button.tsx";
import { BrushLine } from "./BrushLine.tsx";
import type { BuilderProps } from "./BuilderRow.tsx";
import { Choice } from "./Choice.tsx";
import type { PlotBrush } from "./create-brush.ts";
import type { AnsweredPlot } from "./create-plot-data.ts";
import { LeftOutNote } from "./LeftOutNote.tsx";
import type { BrushCounts } from "./LinkedPane.tsx";
import { MixedNote } from "./MixedNote.tsx";
import { PlotCountsLine } from "./PlotCountsLine.tsx";
import { PlotExport } from "./PlotExport.tsx";
import { PlotFigure } from "./PlotFigure.tsx";
import { PlotHead } from "./PlotHead.tsx";
import type { PlotZoom } from "./plot-data.ts";
import type { PlotSpec } from "./plot-spec.ts";
import { drawnNote, plotMeaning, plotTitle } from "./plot-words.ts";
import type { ShownGroups } from "./shown-groups.ts";
import type { ValueColors } from "./value-colors.ts";
import { ZoomLine } from "./ZoomLine.tsx";
import { zoomAxes, zoomQuery } from "./zoom-query.ts";

// What few plots need, or what is asked for later, is loaded then.
const LinkedPane = lazy(async () => ({ default: (await import("./LinkedPane.tsx")).LinkedPane }));
const ParallelView = lazy(async () => ({ default: (await import("./ParallelView.tsx")).ParallelView }));
const PlotTableView = lazy(async () => ({ default: (await import("./PlotTableView.tsx")).PlotTableView }));

const DRAG_USES = ["brush", "zoom", "pan"] as const satisfies readonly DragUse[];

/** A plot with its title, what it warns of, what became of the runs, what is linked to it, and ways to take it away. */
export function PlotMain(props: {
  readonly answer: AnsweredPlot;
  readonly shown: ShownGroups;
  readonly spec: PlotSpec;
  readonly index: FieldIndex;
  readonly filter: Query;
  readonly colors: ValueColors;
  readonly zoom: PlotZoom | undefined;
  readonly onZoom: (zoom: PlotZoom | undefined) => void;
  readonly brush: PlotBrush;
  /** Called to filter the page by a part of the runs, too. */
  readonly onKeep: (query: Query) => void;
  readonly onChange: BuilderProps["onChange"];
  /** Called to show some of the runs; all of them without a query. */
  readonly onRuns: (title: string, query: Query | undefined) => void;
  /** Called to show the runs that are brushed. */
  readonly onBrushedRuns: () => void;
  readonly onOpenRun: (runId: string) => void;
  /** Where the HTTP API of the data is; absent where there is none. */
  readonly apiAddress: string | undefined;
  /** What else can be done, beside the title. */
  readonly actions: JSX.Element;
}): JSX.Element {
  const [isTable, setTable] = createSignal(false);
  const [drag, setDrag] = createSignal<DragUse>("brush");
  const [draw, setDraw] = createSignal<() => Figure | undefined>(() => undefined);
  const [counts, setCounts] = createSignal<BrushCounts>();
  const plot = () => props.answer.plot;
  const mixed = () => props.answer.points?.mixed ?? [];
  const title = () => plotTitle(plot());
  const meaning = () => plotMeaning(plot(), props.answer);
  const parallel = () => (plot().kind === "parallel" ? props.answer.columns : undefined);
  const brushed = () => (parallel() ? props.brush.query() : undefined);
  const isLinked = () => !parallel() && (props.spec.linked === true || props.brush.text() !== "");
  const open = ({ runId, runs, subject }: Target) => {
    if (runId !== undefined) props.onOpenRun(runId);
    else if (runs !== undefined) props.onRuns(subject.map((fact) => fact.join(" ")).join(", "), runs);
  };
  const figure = () => (
    <Show
      when={parallel()}
      fallback={
        <PlotFigure
          plot={plot()}
          data={props.shown.data}
          colors={props.colors}
          label={`${title()}: ${meaning()}`}
          zoom={props.zoom}
          onZoom={props.onZoom}
          drag={zoomAxes(plot()).y ? drag() : "brush"}
          brush={props.brush.settled()}
          onBrush={(query) => props.brush.brush(query, true)}
          onOpen={open}
          onDrawn={(drawn) => setDraw(() => () => drawn)}
        />
      }
    >
      {(columns) => (
        <Suspense>
          <ParallelView
            plot={plot()}
            columns={columns()}
            colors={props.colors}
            brush={props.brush.query()}
            onBrush={props.brush.brush}
            onMatched={(matched) => setCounts({ matched, total: columns().table.rowCount })}
            onDrawn={(one) => setDraw(() => one)}
          />
        </Suspense>
      )}
    </Show>
  );
  return (
    <>
      <PlotHead title={title()} meaning={meaning()}>
        <Show when={zoomAxes(plot()).y}>
          <Choice label="What dragging does" words={DRAG_USES} value={drag()} onChange={setDrag} />
        </Show>
        {props.actions}
        <Show when={!parallel()}>
          <Button
            small
            variant="quiet"
            aria-pressed={isLinked()}
            title="Histograms of the fields below the plot, to brush in"
            onClick={() => props.onChange({ linked: props.spec.linked ? undefined : true })}
          >
            Linked views
          </Button>
        </Show>
        <Button small variant="quiet" aria-pressed={isTable()} onClick={() => setTable(!isTable())}>
          Table
        </Button>
        <PlotExport
          answer={props.answer}
          data={props.shown.data}
          brush={parallel() ? props.brush.text() : undefined}
          figure={() => draw()()}
          apiAddress={props.apiAddress}
        />
      </PlotHead>
      <Show when={parallel() || isLinked()}>
        <BrushLine
          text={props.brush.text()}
          onText={(text) => props.onChange({ brush: text || undefined })}
          matched={counts()?.matched}
          total={counts()?.total}
          onRuns={props.onBrushedRuns}
          onKeep={() => props.onKeep(props.brush.settled())}
        />
      </Show>
      <Show when={mixed().length > 0}>
        <MixedNote
          mixed={mixed()}
          onGroup={(field) => props.onChange({ group: [...plot().group, field] })}
          onFacet={(field) => props.onChange(plot().column ? { row: field } : { column: field })}
        />
      </Show>
      <LeftOutNote plot={plot()} shown={props.shown} onChange={props.onChange} />
      <Show
        when={!isTable()}
        fallback={
          <Suspense>
            <PlotTableView plot={plot()} data={props.shown.data} brush={brushed()} label={title()} />
          </Suspense>
        }
      >
        {figure()}
      </Show>
      <Show when={props.zoom}>
        {(zoom) => (
          <ZoomLine
            onWhole={() => props.onZoom(undefined)}
            onRuns={() => props.onRuns("the part that is shown", zoomQuery(plot(), zoom()))}
            onKeep={() => props.onKeep(zoomQuery(plot(), zoom()))}
          />
        )}
      </Show>
      <Show when={isLinked()}>
        <Suspense>
          <LinkedPane
            plot={plot()}
            filter={props.filter}
            index={props.index}
            brush={props.brush}
            onCounts={setCounts}
          />
        </Suspense>
      </Show>
      <PlotCountsLine
        plot={plot()}
        counts={props.answer.counts}
        onOpen={props.onRuns}
        note={drawnNote(plot(), props.answer)}
      />
    </>
  );
}
