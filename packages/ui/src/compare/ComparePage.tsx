import type { RunComparison } from "@atlas/core";
import { type JSX, Match, Show, Switch } from "solid-js";
import { BusyLine } from "../control/BusyLine.tsx";
import { Button } from "../control/Button.tsx";
import { EmptyState } from "../control/EmptyState.tsx";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { OverviewSkeleton } from "../experiment/OverviewSkeleton.tsx";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { ArtifactComparison } from "./ArtifactComparison.tsx";
import { CompareCounts } from "./CompareCounts.tsx";
import { CompareTable } from "./CompareTable.tsx";
import { CurveComparison } from "./CurveComparison.tsx";
import { MAX_COMPARED, MIN_COMPARED } from "./compare-limits.ts";
import type { Compared } from "./compared.ts";
import { createDirections } from "./create-directions.ts";
import { IdenticalFields } from "./IdenticalFields.tsx";
import { LogDifference } from "./LogDifference.tsx";
import { UnknownRuns } from "./UnknownRuns.tsx";

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
    return count >= MIN_COMPARED && count <= MAX_COMPARED ? props.runIds : undefined;
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
        <Match when={props.runIds.length < MIN_COMPARED}>
          <TooFewRuns {...props} />
        </Match>
        <Match when={props.runIds.length > MAX_COMPARED}>
          <EmptyState title={`${formatCount(props.runIds.length)} runs are too many to compare`}>
            <p>
              Side by side, at most {MAX_COMPARED} can be compared. A plot of the same runs shows how they are
              spread.
            </p>
            <Button onClick={() => props.onRuns(props.runIds.slice(0, MAX_COMPARED))}>
              Compare the first {MAX_COMPARED}
            </Button>
          </EmptyState>
        </Match>
        <Match when={comparison.error()}>
          {(error) => <ErrorNote error={error()} onRetry={comparison.retry} />}
        </Match>
        <Match when={comparison.latest()}>
          {(known) => (
            <>
              <CompareCounts compared={comparedOf(known())} noun="run" />
              <Show when={known().unknown_run_ids.length > 0}>
                <UnknownRuns
                  runIds={known().unknown_run_ids}
                  onDrop={() => props.onRuns(known().run_ids)}
                  isReading={info.latest()?.progress.done === false}
                />
              </Show>
              <Show when={known().run_ids.length > 0}>
                <CompareTable
                  compared={comparedOf(known())}
                  label="Runs side by side"
                  mark={(runId) => (
                    <Show when={statusOf(known(), runId)}>
                      {(status) => <StatusMark status={status()} />}
                    </Show>
                  )}
                  nameOf={(runId) => runId}
                  hrefOf={props.runHref}
                  directions={directions()}
                  onDirections={setDirections}
                  onBaseline={withBaseline}
                  onRemove={withoutRun}
                />
                <IdenticalFields fields={known().identical} />
                <Show when={known().run_ids.length > 1}>
                  <CurveComparison runIds={known().run_ids} />
                  <ArtifactComparison runIds={known().run_ids} />
                  <LogDifference runIds={known().run_ids} />
                </Show>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </article>
  );
}

function comparedOf({ run_ids, differing, identical }: RunComparison): Compared {
  return { ids: run_ids, differing, identical };
}

function statusOf({ run_ids, differing, identical }: RunComparison, runId: string): string | undefined {
  const status = [...differing, ...identical].find(({ path }) => path === "record.status");
  const value = status && ("values" in status ? status.values[run_ids.indexOf(runId)] : status.value);
  return typeof value === "string" ? value : undefined;
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
        Choose 2 to {MAX_COMPARED} runs in the{" "}
        <a class="atl-link" href={props.runsHref}>
          table of runs
        </a>{" "}
        and compare them: what differs comes first, with differences to one of them.
      </p>
    </EmptyState>
  );
}
