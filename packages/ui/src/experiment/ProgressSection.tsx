import type { ExperimentOverview, ExperimentSummary } from "@atlas/core";
import { allOf } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { StatusMark } from "../control/StatusMark.tsx";
import { formatCount } from "../format/format-count.ts";
import { formatDuration } from "../format/format-duration.ts";
import { formatTime } from "../format/format-time.ts";
import { Icon } from "../icon/Icon.tsx";
import { createNow } from "../run/create-now.ts";
import type { ExperimentLinks } from "./experiment-links.ts";
import { formatShare, progressOf } from "./experiment-progress.ts";
import { statusQuery } from "./experiment-queries.ts";
import { ProgressBar } from "./ProgressBar.tsx";
import { type SilentRuns, silentRuns } from "./silent-runs.ts";

const STATES = ["success", "failed", "running", "cancelled"] as const;

/** How far an experiment is: a bar, the runs in each state, and what may have been killed. */
export function ProgressSection(
  props: ExperimentLinks & {
    readonly summary: ExperimentSummary;
    readonly overview: ExperimentOverview | undefined;
  },
): JSX.Element {
  const progress = () => progressOf(props.summary);
  const now = createNow(() => props.summary.running > 0);
  const silent = () => props.overview && silentRuns(props.overview, now());
  const hrefOf = (status: string) => props.runsHref(statusQuery(props.summary.experiment_id, status));
  return (
    <section class="atl-experiment-progress" aria-label="Progress">
      <ProgressBar experiment={props.summary} />
      <div class="atl-experiment-states">
        <For each={STATES.filter((state) => props.summary[state] > 0)}>
          {(state) => (
            <a href={hrefOf(state)}>
              <b>{formatCount(props.summary[state])}</b> <StatusMark status={state} word />
            </a>
          )}
        </For>
        <Show when={props.summary.other > 0}>
          <span>
            <b>{formatCount(props.summary.other)}</b>{" "}
            <span class="atl-status atl-status-other">in another state</span>
          </span>
        </Show>
        <Show when={progress()?.toCome}>
          {(toCome) => (
            <span>
              <b>{formatCount(toCome())}</b> <span class="atl-status atl-experiment-to-come">to come</span>
            </span>
          )}
        </Show>
        <span class="atl-experiment-course atl-quiet">
          <Show when={progress()} fallback={<span>no manifest says how many there will be</span>}>
            {(known) => (
              <span>
                {formatShare(known())} of {formatCount(known().total)} {known().total === 1 ? "run" : "runs"}
              </span>
            )}
          </Show>
          <Show when={props.overview?.first_started_at}>
            {(start) => <span title={start()}>started {formatTime(start())}</span>}
          </Show>
          <Show when={props.overview?.last_finished_at}>
            {(end) => <span title={end()}>last finished {formatTime(end())}</span>}
          </Show>
        </span>
      </div>
      <Show when={silent()}>
        {(runs) => <SilentNote {...props} experimentId={props.summary.experiment_id} silent={runs()} />}
      </Show>
    </section>
  );
}

/** Says that runs may have been killed, and leads to them. */
function SilentNote(
  props: ExperimentLinks & { readonly experimentId: string; readonly silent: SilentRuns },
): JSX.Element {
  const silent = () =>
    allOf([
      statusQuery(props.experimentId, "running"),
      { field: "record.started_at", op: "le", value: props.silent.latestStart },
    ]);
  return (
    <p class="atl-experiment-silent">
      <Icon name="warning" />
      <span>
        <a class="atl-link" href={props.runsHref(silent())}>
          {formatCount(props.silent.count)} {props.silent.count === 1 ? "run says" : "runs say"} running
        </a>{" "}
        and started more than {formatDuration(props.silent.limitMs)} ago. A process that was killed leaves its
        record so.
      </span>
    </p>
  );
}
