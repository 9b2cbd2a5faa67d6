import type { JsonValue, Run } from "@atlas/core";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { jsonText } from "../format/json-text.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/dataset-context.tsx";
import { ArtifactsSection } from "./ArtifactsSection.tsx";
import { askNeighbours } from "./ask-neighbours.ts";
import { askReplicates } from "./ask-replicates.ts";
import { createNeighbourKeys } from "./create-neighbour-keys.ts";
import { ErrorSection } from "./ErrorSection.tsx";
import { MetricsSection, numericMeasuresOf } from "./MetricsSection.tsx";
import { NoSuchRun } from "./NoSuchRun.tsx";
import { OriginSection } from "./OriginSection.tsx";
import { ParamsSection } from "./ParamsSection.tsx";
import { RecordSection } from "./RecordSection.tsx";
import { RemarksSection } from "./RemarksSection.tsx";
import { ReplicatesSection } from "./ReplicatesSection.tsx";
import { RunHead } from "./RunHead.tsx";
import { mainMetricOf } from "./varying.ts";

/** Cells that are asked of every replicate: enough for any screen. */
const MAX_FIELDS = 60;

/** What happened in one run: its head, its numbers among those of its experiment, what it was given and left. */
export function RunPage(props: {
  readonly runId: string;
  /** The address of a run's page. */
  readonly runHref: (runId: string) => string;
  /** The address of an experiment's runs. */
  readonly experimentHref: (experimentId: string) => string;
  /** The address of all runs. */
  readonly runsHref: string;
}): JSX.Element {
  const dataset = useDataset();
  const answer = createAnswer(
    () => props.runId,
    async (runId, signal) => ({ runId, run: await dataset.run(runId, { signal }) }),
  );
  /** The answer to the question that is on the page now, not to the one before. */
  const current = () => (answer.latest()?.runId === props.runId ? answer.latest() : undefined);
  // The same object as long as it says the same, so that what was opened on the page stays open.
  const run = createMemo(() => current()?.run, undefined, { equals: saysTheSame });

  const experimentId = createMemo(() => run()?.record.experiment_id);
  const index = createAnswer(experimentId, (experiment_id, signal) =>
    dataset.fields({ filter: { experiment_id } }, { signal }),
  ).latest;
  const metric = createMemo(() => {
    const fields = index();
    return fields && mainMetricOf(fields);
  });

  const replicatesQuestion = createMemo(
    () => {
      const { record } = run() ?? {};
      if (record === undefined || record.params_fingerprint === "" || index() === undefined) return undefined;
      const fields = new Set(
        [metric(), ...numericMeasuresOf(run() as Run)].filter((path) => path !== undefined),
      );
      return {
        experimentId: record.experiment_id,
        paramsFingerprint: record.params_fingerprint,
        fields: [...fields].slice(0, MAX_FIELDS),
      };
    },
    undefined,
    { equals: saysTheSame },
  );
  const replicates = createAnswer(replicatesQuestion, (question, signal) =>
    askReplicates(dataset, question, signal),
  ).latest;
  const neighbours = createAnswer(
    () => run()?.record,
    (record, signal) => askNeighbours(dataset, record, signal),
  ).latest;
  createNeighbourKeys();

  return (
    <article class="atl atl-page">
      <BusyLine busy={answer.pending()} />
      <RunHead {...props} run={run()} index={index()} neighbours={neighbours()} />
      <Switch>
        <Match when={run()}>
          {(run) => (
            <>
              <div class="atl-run-columns">
                <div>
                  <Show when={run().record.error !== null || run().record.status === "failed"}>
                    <ErrorSection error={run().record.error} />
                  </Show>
                  <MetricsSection run={run()} index={index()} replicates={replicates()} />
                  <RemarksSection record={run().record} />
                </div>
                <div>
                  <ParamsSection run={run()} index={index()} />
                  <Show when={replicates()}>
                    {(replicates) => (
                      <ReplicatesSection
                        runId={props.runId}
                        replicates={replicates()}
                        metric={metric()}
                        runHref={props.runHref}
                      />
                    )}
                  </Show>
                  <ArtifactsSection artifacts={run().artifacts} />
                  <OriginSection record={run().record} />
                </div>
              </div>
              <RecordSection run={run()} />
            </>
          )}
        </Match>
        <Match when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Match>
        <Match when={current()}>
          <NoSuchRun runId={props.runId} runsHref={props.runsHref} />
        </Match>
      </Switch>
    </article>
  );
}

function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return jsonText(one as JsonValue) === jsonText(other as JsonValue);
}
