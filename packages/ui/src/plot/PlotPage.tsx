import { allOf, type ExperimentSummary, type FieldPath, type Query } from "@atlas/core";
import { createEffect, createMemo, createSignal, type JSX, Match, on, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { QueryLine } from "../filter/QueryLine.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { BrushLine } from "./BrushLine.tsx";
import { readBrush } from "./brush-query.ts";
import { completePlot, type Plot } from "./complete-plot.ts";
import { createPlotData } from "./create-plot-data.ts";
import { createSpecHistory } from "./create-spec-history.ts";
import { createValueColors } from "./create-value-colors.ts";
import { ExperimentChoice } from "./ExperimentChoice.tsx";
import { NothingToPlot } from "./NothingToPlot.tsx";
import { ParallelPlot } from "./ParallelPlot.tsx";
import { PlotBuilder } from "./PlotBuilder.tsx";
import { PlotHead } from "./PlotHead.tsx";
import { PlotMain } from "./PlotMain.tsx";
import type { PlotZoom } from "./plot-data.ts";
import type { PlotSpec } from "./plot-spec.ts";
import { plotTitle } from "./plot-words.ts";
import { RunsPeek } from "./RunsPeek.tsx";
import { experimentOf, scopeOf } from "./scope-of.ts";
import { zoomQuery } from "./zoom-query.ts";

/** What the plots page shows, and whom it tells what a person wants to see instead. */
export interface PlotPageProps {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  readonly spec: PlotSpec;
  readonly onSpec: (spec: PlotSpec) => void;
  readonly runHref: (runId: string) => string;
  /** The address of the runs that match a filter. */
  readonly runsHref: (filter: Query) => string;
  /** The address of the plots of an experiment. */
  readonly plotsHref: (experiment: ExperimentSummary) => string;
  readonly onOpenRun: (runId: string) => void;
  /** Where the HTTP API of the data is, for code that asks it; absent where there is none. */
  readonly apiAddress?: string;
}

/** How Y depends on X: a plot, everything about it that can be chosen, and what became of the runs; the host keeps it. */
export function PlotPage(props: PlotPageProps): JSX.Element {
  const dataset = useDataset();
  const [peek, setPeek] = createSignal<{ readonly title: string; readonly filter: Query }>();
  const [zoom, setZoom] = createSignal<PlotZoom>();
  const [isBuilding, setBuilding] = createSignal(false);
  const scope = createMemo(() => scopeOf(props.filter));
  const index = createAnswer(scope, (filter, signal) => dataset.fields({ filter }, { signal }));
  const experiments = createAnswer(
    () => (experimentOf(props.filter) === undefined ? true : undefined),
    (_, signal) => dataset.experiments({ signal }),
  );
  const mustChoose = () =>
    experimentOf(props.filter) === undefined &&
    props.spec.x === undefined &&
    props.spec.y === undefined &&
    experiments.latest()?.length !== 1;
  const plot = createMemo(() => {
    const known = index.latest();
    return mustChoose() ? undefined : known && completePlot(props.spec, known);
  });
  /** What is zoomed to is of its axes. */
  const axes = createMemo(() => [plot()?.kind, plot()?.x, plot()?.y, plot()?.xScale, plot()?.yScale].join());
  createEffect(on(axes, () => setZoom(undefined), { defer: true }));

  const within = (query: Query | undefined): Query =>
    query === undefined ? props.filter : allOf([props.filter, query]);
  const brushed = () => within(props.spec.brush === undefined ? undefined : readBrush(props.spec.brush));
  const answer = createPlotData(() => {
    const chosen = plot();
    if (chosen === undefined || chosen.kind === "parallel") return undefined;
    return { plot: chosen, filter: brushed(), zoom: chosen.kind === "scatter" ? zoom() : undefined };
  });
  const colors = createValueColors(() => {
    const [chosen, known] = [plot(), index.latest()];
    return chosen && known && { plot: chosen, scope: scope(), index: known };
  });
  const error = () => index.error() ?? experiments.error() ?? answer.error();
  const retry = () => {
    for (const asked of [index, experiments, answer]) if (asked.error() !== undefined) asked.retry();
  };

  const history = createSpecHistory(
    () => props.spec,
    (spec) => props.onSpec(spec),
  );
  /** What is drawn by default stays when a part of it is changed. */
  const change = (news: { readonly [Key in keyof PlotSpec]: PlotSpec[Key] | undefined }) => {
    const shown = plot();
    const chosen = shown && { x: shown.x, y: shown.y, group: shown.group };
    const spec = { ...props.spec, ...chosen, ...news };
    history.show(Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)));
  };
  const keep = (part: PlotZoom) => {
    props.onFilter(within(zoomQuery(plot()!, part)));
    setZoom(undefined);
  };
  const actions = () => (
    <>
      <Button
        small
        variant="quiet"
        class="atl-plots-toggle"
        aria-pressed={isBuilding()}
        onClick={() => setBuilding(!isBuilding())}
      >
        Change
      </Button>
      <IconButton small icon="undo" label="Undo" disabled={!history.canUndo()} onClick={history.undo} />
      <IconButton small icon="redo" label="Redo" disabled={!history.canRedo()} onClick={history.redo} />
    </>
  );

  return (
    <section class="atl atl-plots" aria-label="Plots">
      <QueryLine filter={props.filter} onFilter={props.onFilter} index={index.latest()} />
      <BusyLine busy={index.pending() || answer.pending()} />
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} onRetry={retry} />}</Show>
      <Switch>
        <Match when={mustChoose() && experiments.latest()}>
          {(list) => <ExperimentChoice experiments={list()} plotsHref={props.plotsHref} />}
        </Match>
        <Match when={plot() === undefined && index.latest()}>
          {(known) => <NothingToPlot runCount={known().run_count} />}
        </Match>
        <Match when={plot()}>
          {(chosen) => (
            <div class="atl-plots-work">
              <aside
                class="atl-plots-side"
                classList={{ "atl-plots-side-open": isBuilding() }}
                aria-label="Plot builder"
              >
                <Show when={index.latest()}>
                  {(known) => <PlotBuilder plot={chosen()} index={known()} onChange={change} />}
                </Show>
              </aside>
              <div class="atl-plots-main">
                <Show when={chosen().kind === "parallel" && index.latest()}>
                  {(known) => (
                    <>
                      <PlotHead
                        title={plotTitle(chosen())}
                        meaning="every line is a run; drag along an axis to brush"
                      >
                        {actions()}
                      </PlotHead>
                      <ParallelPlot
                        plot={chosen()}
                        filter={props.filter}
                        index={known()}
                        colors={colors()}
                        brush={props.spec.brush ?? ""}
                        onBrush={(brush) => change({ brush })}
                        onRuns={(query) => setPeek({ title: "brushed", filter: within(query) })}
                      />
                    </>
                  )}
                </Show>
                <Show when={chosen().kind !== "parallel" && props.spec.brush}>
                  {(text) => (
                    <BrushLine text={text()} onText={(brush) => change({ brush: brush || undefined })} />
                  )}
                </Show>
                <Show when={answer.latest()}>
                  {(latest) => (
                    <PlotMain
                      answer={latest()}
                      colors={colors()}
                      zoom={zoom()}
                      onZoom={setZoom}
                      onKeep={keep}
                      onChange={change}
                      onRuns={(title, query) =>
                        setPeek({ title, filter: query ? allOf([brushed(), query]) : brushed() })
                      }
                      onOpenRun={props.onOpenRun}
                      apiAddress={props.apiAddress}
                      actions={actions()}
                    />
                  )}
                </Show>
              </div>
              <Show when={peek()}>
                {(shown) => (
                  <RunsPeek
                    {...shown()}
                    fields={peekFields(chosen())}
                    runHref={props.runHref}
                    runsHref={props.runsHref(shown().filter)}
                    onClose={() => setPeek(undefined)}
                  />
                )}
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </section>
  );
}

function peekFields({ kind, x, y, group }: Plot): readonly FieldPath[] {
  return kind === "histogram" || kind === "ecdf" ? [y, ...group] : [x, y, ...group];
}
