import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { sameValue } from "../state/same-value.ts";
import { useDataset } from "../state/use-dataset.ts";
import { ArtifactsSection } from "./ArtifactsSection.tsx";
import { askNeighbours } from "./ask-neighbours.ts";
import { askReplicates } from "./ask-replicates.ts";
import { CapturedSection } from "./CapturedSection.tsx";
import { CurveSection } from "./CurveSection.tsx";
import { createCurrentAnswer } from "./create-current-answer.ts";
import { createNeighbourKeys } from "./create-neighbour-keys.ts";
import { isStepped } from "./curves.ts";
import { ErrorSection } from "./ErrorSection.tsx";
import { LogSection } from "./LogSection.tsx";
import { MetricsSection } from "./MetricsSection.tsx";
import { numericMeasuresOf } from "./measures.ts";
import { NoSuchRun } from "./NoSuchRun.tsx";
import { OriginSection } from "./OriginSection.tsx";
import { ParamsSection } from "./ParamsSection.tsx";
import { RecordSection } from "./RecordSection.tsx";
import { RemarksSection } from "./RemarksSection.tsx";
import { ReplicatesSection } from "./ReplicatesSection.tsx";
import { RunHead } from "./RunHead.tsx";
import type { RunView } from "./run-view.ts";
import { mainMetricOf } from "./varying.ts";

/** Cells that are asked of every replicate: enough for any screen. */
const MAX_FIELDS = 60;

/** What happened in one run: its head, its numbers among those of its experiment, what it was given and left. */
export function RunPage(props: {
  readonly runId: string;
  /** What of the run's files is open. */
  readonly view: RunView;
  readonly onView: (view: RunView) => void;
  /** The address of a run's page, with some of its files open. */
  readonly runHref: (runId: string, view?: RunView) => string;
  /** The address of an experiment's page. */
  readonly experimentHref: (experimentId: string) => string;
  /** The address of all runs. */
  readonly runsHref: string;
}): JSX.Element {
  const dataset = useDataset();
  const answer = createAnswer(
    () => props.runId,
    async (runId, signal) => ({ runId, run: await dataset.run(runId, { signal }) }),
  );
  /** The run before stays until the one that is asked for is there, or cannot be had. */
  const shown = createMemo(() => {
    const latest = answer.latest();
    return answer.error() !== undefined && latest?.runId !== props.runId ? undefined : latest;
  });
  const runId = () => shown()?.runId ?? props.runId;
  // The same object as long as it says the same, so that what was opened on the page stays open.
  const run = createMemo(() => shown()?.run, undefined, { equals: sameValue });

  const experimentId = createMemo(() => run()?.record.experiment_id);
  const index = createCurrentAnswer(experimentId, (experiment_id, signal) =>
    dataset.fields({ filter: { experiment_id } }, { signal }),
  );
  const metric = createMemo(() => {
    const subject = run();
    const known = index();
    return subject && known && mainMetricOf(subject, known);
  });

  const replicatesQuestion = createMemo(
    () => {
      const subject = run();
      if (subject === undefined || subject.record.params_fingerprint === "" || index() === undefined)
        return undefined;
      const fields = new Set([metric(), ...numericMeasuresOf(subject)].filter((path) => path !== undefined));
      return {
        experimentId: subject.record.experiment_id,
        paramsFingerprint: subject.record.params_fingerprint,
        fields: [...fields].slice(0, MAX_FIELDS),
      };
    },
    undefined,
    { equals: sameValue },
  );
  const replicates = createCurrentAnswer(replicatesQuestion, (question, signal) =>
    askReplicates(dataset, question, signal),
  );
  const neighbours = createCurrentAnswer(
    () => run()?.record,
    (record, signal) => askNeighbours(dataset, record, signal),
  );
  createNeighbourKeys();

  const isRunning = () => run()?.record.status === "running";
  const results = createAnswer(
    () => run()?.record.run_id,
    async (runId, signal) => ({ runId, infos: (await dataset.results(runId, { signal })) ?? [] }),
    isRunning,
  );
  const infos = createMemo(
    () => (results.latest()?.runId === runId() ? results.latest()?.infos : []) ?? [],
    [],
    {
      equals: sameValue,
    },
  );
  const stepped = createMemo(() => infos().filter(isStepped));
  const captured = createMemo(() => infos().filter((info) => !isStepped(info)));
  // A running run's artifacts are not in its record yet.
  const found = createAnswer(
    () => run()?.record.run_id,
    async (runId, signal) => ({ runId, artifacts: await dataset.artifacts(runId, { signal }) }),
    isRunning,
  );
  const artifacts = createMemo(
    () =>
      (found.latest()?.runId === runId() ? found.latest()?.artifacts : undefined) ?? run()?.artifacts ?? [],
    [],
    { equals: sameValue },
  );
  const replicateIds = createMemo(
    () => replicates()?.rows.flatMap((row) => (row.runId === runId() ? [] : [row.runId])) ?? [],
    [],
    { equals: sameValue },
  );
  const links = {
    get view() {
      return props.view;
    },
    viewHref: (view: RunView) => props.runHref(runId(), view),
    onView: (view: RunView) => props.onView(view),
  };

  return (
    <article class="atl atl-page">
      <BusyLine busy={answer.pending()} />
      <RunHead
        {...props}
        runId={runId()}
        run={run()}
        index={index()}
        neighbours={neighbours()}
        runHref={(id) => props.runHref(id, neighbourView(props.view))}
      />
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
                  <Show when={runId()} keyed>
                    {(runId) => (
                      <>
                        <Show when={stepped().length > 0}>
                          <CurveSection
                            runId={runId}
                            isRunning={isRunning()}
                            infos={stepped()}
                            replicateIds={replicateIds()}
                          />
                        </Show>
                        <Show when={captured().length > 0}>
                          <CapturedSection runId={runId} isRunning={isRunning()} infos={captured()} />
                        </Show>
                        <Show when={results.error()}>
                          {(error) => <ErrorNote error={error()} onRetry={results.retry} />}
                        </Show>
                        <Show when={artifacts().length > 0}>
                          <ArtifactsSection
                            {...links}
                            runId={runId}
                            isRunning={isRunning()}
                            artifacts={artifacts()}
                          />
                        </Show>
                        <LogSection {...links} runId={runId} isRunning={isRunning()} />
                      </>
                    )}
                  </Show>
                  <RemarksSection record={run().record} />
                </div>
                <div>
                  <ParamsSection run={run()} index={index()} />
                  <Show when={replicates()}>
                    {(replicates) => (
                      <ReplicatesSection
                        runId={runId()}
                        replicates={replicates()}
                        metric={metric()}
                        runHref={props.runHref}
                      />
                    )}
                  </Show>
                  <OriginSection record={run().record} />
                </div>
              </div>
              <RecordSection run={run()} />
            </>
          )}
        </Match>
        <Match when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Match>
        <Match when={shown()}>
          <NoSuchRun runId={runId()} runsHref={props.runsHref} />
        </Match>
      </Switch>
    </article>
  );
}

/** What stays open on the way to a neighbour: not the line of another run's log. */
function neighbourView({ at: _, ...view }: RunView): RunView {
  return view;
}
