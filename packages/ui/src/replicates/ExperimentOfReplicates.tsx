import { For, type JSX, Show } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

/** The experiments, of one of which the replicates are to be seen. */
export function ExperimentOfReplicates(props: {
  readonly replicatesHref: (experimentId: string) => string;
}): JSX.Element {
  const dataset = useDataset();
  const experiments = createAnswer(
    () => true,
    (_, signal) => dataset.experiments({ signal }),
  );
  return (
    <Show
      when={experiments.latest()}
      fallback={
        <Show when={experiments.error()} fallback={<OverviewSkeleton label="Loading the experiments" />}>
          {(error) => <ErrorNote error={error()} onRetry={experiments.retry} />}
        </Show>
      }
    >
      {(list) => (
        <>
          <h1 class="atl-hidden" tabindex="-1">
            Replicates
          </h1>
          <EmptyState title={list().length === 0 ? "There are no experiments yet" : "Which experiment?"}>
            <p>Replicates are runs of one experiment that differ in nothing but their seed.</p>
          </EmptyState>
          <ul class="atl-plots-choice">
            <For each={list().filter(({ run_count }) => run_count > 0)}>
              {({ experiment_id, run_count }) => (
                <li>
                  <a class="atl-link" href={props.replicatesHref(experiment_id)}>
                    {experiment_id}
                  </a>{" "}
                  <span class="atl-quiet">{formatCount(run_count)} runs</span>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Show>
  );
}
