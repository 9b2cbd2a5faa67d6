import { type ExperimentOverview, plannedDesign } from "@atlas/core";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataset } from "../state/use-dataset.ts";
import { CoverageSection } from "./CoverageSection.tsx";
import { ExperimentTitle } from "./ExperimentTitle.tsx";
import type { ExperimentLinks } from "./experiment-links.ts";
import { FailuresSection } from "./FailuresSection.tsx";
import { LatestRunsSection } from "./LatestRunsSection.tsx";
import { ManifestsSection } from "./ManifestsSection.tsx";
import { NoRunsYet } from "./NoRunsYet.tsx";
import { NoSuchExperiment } from "./NoSuchExperiment.tsx";
import { OverviewSkeleton } from "./OverviewSkeleton.tsx";
import { ProgressSection } from "./ProgressSection.tsx";
import { ResultsSection } from "./ResultsSection.tsx";
import { SlurmSection } from "./SlurmSection.tsx";
import type { SlurmState } from "./slurm-state.ts";
import { VariedSection } from "./VariedSection.tsx";

/** How an experiment is doing: progress, design, failures, results, and what was submitted. */
export function ExperimentPage(
  props: ExperimentLinks & {
    readonly experimentId: string;
    /** Asks how the SLURM jobs of an experiment are; without it, the page does not say. */
    readonly askSlurm?: (experimentId: string, signal: AbortSignal) => Promise<SlurmState>;
  },
): JSX.Element {
  const dataset = useDataset();
  const answer = createAnswer(
    () => props.experimentId,
    async (experimentId, signal) => {
      const [experiments, manifests] = await Promise.all([
        dataset.experiments({ signal }),
        dataset.manifests(experimentId, { signal }),
      ]);
      const summary = experiments.find(({ experiment_id }) => experiment_id === experimentId);
      return { experimentId, summary, manifests };
    },
  );
  /** Nothing of another experiment stays on the page. */
  const known = createMemo(() => {
    const latest = answer.latest();
    return latest?.experimentId === props.experimentId ? latest : undefined;
  });
  const overviewAnswer = createAnswer(
    () => props.experimentId,
    (experimentId, signal) => dataset.overview(experimentId, { signal }),
  );
  // The same object as long as it says the same, so that what was opened on the page stays open.
  const overview = createMemo<ExperimentOverview | undefined>(
    () => {
      const { version, ...latest } = overviewAnswer.latest() ?? {};
      return "experiment_id" in latest && latest.experiment_id === props.experimentId ? latest : undefined;
    },
    undefined,
    { equals: sameValue },
  );
  const manifests = () => known()?.manifests ?? [];
  const planned = createMemo(() => plannedDesign(manifests()[0]));

  return (
    <article class="atl atl-page atl-experiment">
      <BusyLine busy={answer.pending() || overviewAnswer.pending()} />
      <ExperimentTitle {...props} summary={known()?.summary} manifest={manifests()[0]} />
      <Switch fallback={<OverviewSkeleton label="Loading the experiment" />}>
        <Match when={known()?.summary}>
          {(summary) => (
            <>
              <ProgressSection {...props} summary={summary()} overview={overview()} />
              <div class="atl-experiment-columns">
                <div>
                  <Show when={summary().run_count > 0} fallback={<NoRunsYet planned={planned()} />}>
                    <Show when={overviewAnswer.error()}>
                      {(error) => <ErrorNote error={error()} onRetry={overviewAnswer.retry} />}
                    </Show>
                    <Show
                      when={overview()}
                      fallback={
                        <Show when={!overviewAnswer.error()}>
                          <OverviewSkeleton label="Loading the experiment" />
                        </Show>
                      }
                    >
                      {(overview) => (
                        <>
                          <CoverageSection {...props} overview={overview()} planned={planned()} />
                          <ResultsSection overview={overview()} />
                        </>
                      )}
                    </Show>
                  </Show>
                </div>
                <div>
                  <Show when={summary().run_count > 0 && overview()}>
                    {(overview) => (
                      <>
                        <FailuresSection {...props} overview={overview()} />
                        <Show when={props.askSlurm}>
                          {(ask) => <SlurmSection experimentId={props.experimentId} ask={ask()} />}
                        </Show>
                        <VariedSection {...props} overview={overview()} planned={planned()} />
                        <LatestRunsSection {...props} overview={overview()} />
                      </>
                    )}
                  </Show>
                  <ManifestsSection manifests={manifests()} />
                </div>
              </div>
            </>
          )}
        </Match>
        <Match when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Match>
        <Match when={known()}>
          <NoSuchExperiment {...props} />
        </Match>
      </Switch>
    </article>
  );
}
