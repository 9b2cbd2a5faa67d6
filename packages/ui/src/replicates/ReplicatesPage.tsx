import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { NoSuchExperiment } from "../experiment/NoSuchExperiment.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { QueryLine } from "../filter/QueryLine.tsx";
import { experimentOf, scopeOf } from "../filter/scope-of.ts";
import { completePlot } from "../plot/complete-plot.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { createGoal } from "./create-goal.ts";
import { ExperimentOfReplicates } from "./ExperimentOfReplicates.tsx";
import { ReplicatesHead } from "./ReplicatesHead.tsx";
import { ReplicatesReport } from "./ReplicatesReport.tsx";
import type { ReplicatesPageProps } from "./replicates-view.ts";
import { PlanProvider } from "./seed-names.tsx";

/** Which configuration of an experiment is better, and whether that is more than the seeds' noise; the host keeps the view. */
export function ReplicatesPage(props: ReplicatesPageProps): JSX.Element {
  const dataset = useDataset();
  const experimentId = () => experimentOf(props.filter);
  const scope = createMemo(() => (experimentId() === undefined ? undefined : scopeOf(props.filter)));
  const index = createAnswer(scope, (filter, signal) => dataset.fields({ filter }, { signal }));
  const metric = createMemo(() => {
    const known = index.latest();
    return props.view.metric ?? (known && completePlot({}, known)?.y);
  });
  const [direction, setDirection] = createGoal(metric);
  return (
    <section class="atl atl-replicates-page" aria-label="Replicates">
      <QueryLine filter={props.filter} onFilter={props.onFilter} index={index.latest()} />
      <BusyLine busy={index.pending()} />
      <article class="atl atl-page">
        <Switch fallback={<OverviewSkeleton label="Loading the replicates" />}>
          <Match when={experimentId() === undefined}>
            <ExperimentOfReplicates replicatesHref={props.replicatesHref} />
          </Match>
          <Match when={index.error()}>{(error) => <ErrorNote error={error()} onRetry={index.retry} />}</Match>
          <Match when={index.latest()?.run_count === 0 && experimentId()}>
            {(id) => (
              <>
                <h1 class="atl-hidden" tabindex="-1">
                  Replicates
                </h1>
                <NoSuchExperiment experimentId={id()} experimentsHref={props.experimentsHref} />
              </>
            )}
          </Match>
          <Match when={index.latest()}>
            {(known) => (
              <>
                <ReplicatesHead
                  experimentId={experimentId() ?? ""}
                  experimentHref={props.experimentHref}
                  experimentsHref={props.experimentsHref}
                  index={known()}
                  metric={metric()}
                  onMetric={(chosen) => props.onView({ metric: chosen })}
                  direction={direction()}
                  onDirection={setDirection}
                />
                <Show when={metric()} fallback={<NothingMeasured />}>
                  {(field) => (
                    <PlanProvider experimentId={experimentId() ?? ""}>
                      <ReplicatesReport
                        {...props}
                        experimentId={experimentId() ?? ""}
                        metric={field()}
                        direction={direction()}
                        index={known()}
                      />
                    </PlanProvider>
                  )}
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </article>
    </section>
  );
}

function NothingMeasured(): JSX.Element {
  return (
    <EmptyState title="No run has a number to compare">
      <p>
        Configurations are compared by a number that their runs captured as a metric. None of them has one
        yet.
      </p>
    </EmptyState>
  );
}
