import { type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { CompareTable } from "./CompareTable.tsx";
import { createDirections } from "./create-directions.ts";
import { IdenticalFields } from "./IdenticalFields.tsx";
import { LogDifference } from "./LogDifference.tsx";
import { UnknownRuns } from "./UnknownRuns.tsx";

const MIN_RUNS = 2;
const MAX_RUNS = 200;

/** What some runs differ in, side by side; the first of them is the baseline. */
export function ComparePage(props: {
  /** Those to compare, the baseline first; each once. */
  readonly runIds: readonly string[];
  readonly onRuns: (runIds: readonly string[]) => void;
  readonly runHref: (runId: string) => string;
  /** The address of all runs. */
  readonly runsHref: string;
}): JSX.Element {
  const dataset = useDataset();
  const question = () => {
    const count = props.runIds.length;
    return count >= MIN_RUNS && count <= MAX_RUNS ? props.runIds : undefined;
  };
  const comparison = createAnswer(question, (runIds, signal) => dataset.compare(runIds, { signal }));
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  const [directions, setDirections] = createDirections(() => info.latest()?.location);
  const withoutRun = (runId: string) => props.onRuns(props.runIds.filter((id) => id !== runId));
  const withBaseline = (runId: string) => props.onRuns([runId, ...props.runIds.filter((id) => id !== runId)]);

  return (
    <article class="atl atl-compare">
      <BusyLine busy={comparison.pending()} />
      <Switch fallback={<OverviewSkeleton label="Loading the runs" />}>
        <Match when={props.runIds.length < MIN_RUNS}>
          <TooFewRuns {...props} />
        </Match>
        <Match when={props.runIds.length > MAX_RUNS}>
          <EmptyState title={`${formatCount(props.runIds.length)} runs are too many to compare`}>
            <p>
              Side by side, at most {MAX_RUNS} can be compared. A plot of the same runs shows how they are
              spread.
            </p>
            <Button onClick={() => props.onRuns(props.runIds.slice(0, MAX_RUNS))}>
              Compare the first {MAX_RUNS}
            </Button>
          </EmptyState>
        </Match>
        <Match when={comparison.error()}>
          {(error) => <ErrorNote error={error()} onRetry={comparison.retry} />}
        </Match>
        <Match when={comparison.latest()}>
          {(known) => (
            <>
              <header class="atl-compare-counts">
                <p role="status">
                  <b>{formatCount(known().run_ids.length)}</b> {known().run_ids.length === 1 ? "run" : "runs"}
                  <span class="atl-dot">{" \u00b7 "}</span>
                  {formatCount(known().differing.length)} of{" "}
                  {formatCount(known().differing.length + known().identical.length)} fields differ
                </p>
                <p class="atl-quiet">Differences are to the baseline, the first run.</p>
              </header>
              <Show when={known().unknown_run_ids.length > 0}>
                <UnknownRuns
                  runIds={known().unknown_run_ids}
                  onDrop={() => props.onRuns(known().run_ids)}
                  isReading={info.latest()?.progress.done === false}
                />
              </Show>
              <Show when={known().run_ids.length > 0}>
                <CompareTable
                  comparison={known()}
                  runHref={props.runHref}
                  directions={directions()}
                  onDirections={setDirections}
                  onBaseline={withBaseline}
                  onRemove={withoutRun}
                />
                <IdenticalFields fields={known().identical} />
                <LogDifference runIds={known().run_ids} />
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </article>
  );
}

function TooFewRuns(props: {
  readonly runIds: readonly string[];
  readonly runHref: (runId: string) => string;
  readonly runsHref: string;
}): JSX.Element {
  return (
    <EmptyState title={props.runIds.length === 0 ? "No runs to compare yet" : "One run needs another one"}>
      <p>
        <Show when={props.runIds[0]}>
          {(runId) => (
            <>
              There is only{" "}
              <a class="atl-link atl-mono" href={props.runHref(runId())}>
                {runId()}
              </a>
              .{" "}
            </>
          )}
        </Show>
        Choose 2 to {MAX_RUNS} runs in the{" "}
        <a class="atl-link" href={props.runsHref}>
          table of runs
        </a>{" "}
        and compare them: what differs comes first, with differences to one of them.
      </p>
    </EmptyState>
  );
}
