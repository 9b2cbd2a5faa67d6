import { allOf, type ExperimentSummary, type FieldPath, type Query, queryOf } from "@atlas/core";
import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  lazy,
  Match,
  on,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { IconButton } from "../control/IconButton.tsx";
import { QueryLine } from "../filter/QueryLine.tsx";
import { experimentOf, scopeOf } from "../filter/scope-of.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import type { BuilderProps } from "./BuilderRow.tsx";
import { brushedFields } from "./brush-places.ts";
import { withoutFields } from "./brush-query.ts";
import { completePlot, type Plot } from "./complete-plot.ts";
import { createBrush } from "./create-brush.ts";
import { createPlotData } from "./create-plot-data.ts";
import { createSpecHistory } from "./create-spec-history.ts";
import { createValueColors } from "./create-value-colors.ts";
import { NothingToPlot } from "./NothingToPlot.tsx";
import { PlotMain } from "./PlotMain.tsx";
import type { PlotZoom } from "./plot-data.ts";
import type { PlotSpec } from "./plot-spec.ts";
import { shownGroups } from "./shown-groups.ts";

// What stands beside a plot does not delay it.
const ExperimentChoice = lazy(async () => ({
  default: (await import("./ExperimentChoice.tsx")).ExperimentChoice,
}));
const PlotBuilder = lazy(async () => ({ default: (await import("./PlotBuilder.tsx")).PlotBuilder }));
const RunsPeek = lazy(async () => ({ default: (await import("./RunsPeek.tsx")).RunsPeek }));

/** What the plots page shows, and whom it tells what a person wants to see instead. */
export interface PlotPageProps {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** A text that was to be the filter and cannot be understood: it is shown to be mended. */
  readonly unreadableFilter?: string | undefined;
  readonly spec: PlotSpec;
  readonly onSpec: (spec: PlotSpec) => void;
  readonly runHref: (runId: string) => string;
  /** The address of the runs that match a filter. */
  readonly runsHref: (filter: Query) => string;
  /** The address of the plots of an experiment. */
  readonly plotsHref: (experiment: ExperimentSummary) => string;
  readonly onOpenRun: (runId: string) => void;
  /** Whether there is nothing to choose: the plot alone, without its filter and its builder. */
  readonly isFixed?: boolean;
  /** Where the HTTP API of the data is, for code that asks it; absent where there is none. */
  readonly apiAddress?: string;
}

/** Runs that are listed beside a plot; those that are brushed follow the brush. */
interface Peek {
  readonly title: string;
  readonly filter: Query | "brushed";
}

/** How Y depends on X: a plot, everything about it that can be chosen, and what became of the runs; the host keeps it. */
export function PlotPage(props: PlotPageProps): JSX.Element {
  const dataset = useDataset();
  const [peek, setPeek] = createSignal<Peek>();
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

  const brush = createBrush(
    () => props.spec.brush,
    (text) => change({ brush: text }),
  );
  const within = (query: Query): Query => allOf([props.filter, query]);
  const answer = createPlotData(() => {
    const chosen = plot();
    if (chosen === undefined) return undefined;
    const others = withoutFields(brush.settled(), brushedFields(chosen));
    const filter = chosen.kind === "parallel" ? props.filter : within(others);
    return { plot: chosen, filter, zoom: chosen.kind === "scatter" ? zoom() : undefined };
  });
  const shown = createMemo(() => {
    const latest = answer.latest();
    return latest && shownGroups(latest.plot, latest);
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
  const change: BuilderProps["onChange"] = (news) => {
    const current = plot();
    const chosen = current && { x: current.x, y: current.y, group: current.group };
    const spec = { ...props.spec, ...chosen, ...news };
    history.show(Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)));
  };
  /** The filter and the brush are kept by different parts of the host: what is kept stays brushed, which says the same. */
  const keep = (part: Query) => {
    props.onFilter(within(part));
    setZoom(undefined);
  };
  const peekFilter = () => {
    const filter = peek()?.filter;
    return filter === "brushed" || filter === undefined ? within(brush.query()) : filter;
  };
  const actions = () => (
    <Show when={!props.isFixed}>
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
    </Show>
  );
  const drawn = () => {
    const [latest, known, groups] = [answer.latest(), index.latest(), shown()];
    return latest && known && groups && { answer: latest, index: known, shown: groups };
  };

  return (
    <section class="atl atl-plots" aria-label="Plots">
      <Show when={!props.isFixed}>
        <QueryLine
          filter={props.filter}
          onFilter={props.onFilter}
          unreadable={props.unreadableFilter}
          index={index.latest()}
        />
      </Show>
      <BusyLine busy={index.pending() || answer.pending()} />
      <Show when={error()}>{(failure) => <ErrorNote error={failure()} onRetry={retry} />}</Show>
      <Switch>
        <Match when={mustChoose() && experiments.latest()}>
          {(list) => (
            <Suspense>
              <ExperimentChoice experiments={list()} plotsHref={props.plotsHref} />
            </Suspense>
          )}
        </Match>
        <Match when={plot() === undefined && index.latest()}>
          {(known) => <NothingToPlot runCount={known().run_count} />}
        </Match>
        <Match when={plot()}>
          {(chosen) => (
            <div class="atl-plots-work">
              <Show when={!props.isFixed && index.latest()}>
                {(known) => (
                  <aside
                    class="atl-plots-side"
                    classList={{ "atl-plots-side-open": isBuilding() }}
                    aria-label="Plot builder"
                  >
                    <Suspense>
                      <PlotBuilder
                        plot={chosen()}
                        index={known()}
                        groups={shown()?.groups ?? []}
                        colors={colors()}
                        onChange={change}
                      />
                    </Suspense>
                  </aside>
                )}
              </Show>
              <div class="atl-plots-main">
                <Show when={drawn()}>
                  {(what) => (
                    <PlotMain
                      {...what()}
                      spec={props.spec}
                      filter={props.filter}
                      colors={colors()}
                      zoom={zoom()}
                      onZoom={setZoom}
                      brush={brush}
                      onKeep={keep}
                      onChange={change}
                      onRuns={(title, query) =>
                        setPeek({ title, filter: allOf([queryOf(what().answer.filter), query ?? allOf([])]) })
                      }
                      onBrushedRuns={() => setPeek({ title: "brushed", filter: "brushed" })}
                      onOpenRun={props.onOpenRun}
                      apiAddress={props.apiAddress}
                      actions={actions()}
                    />
                  )}
                </Show>
              </div>
              <Show when={peek()}>
                {(one) => (
                  <Suspense>
                    <RunsPeek
                      title={one().title}
                      filter={peekFilter()}
                      fields={peekFields(chosen())}
                      runHref={props.runHref}
                      runsHref={props.runsHref(peekFilter())}
                      onClose={() => setPeek(undefined)}
                    />
                  </Suspense>
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
