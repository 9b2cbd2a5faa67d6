import type { FieldIndex, Run, RunRecord } from "@atlas/core";
import { createMemo, For, type JSX, Show } from "solid-js";
import { CopyButton } from "../control/CopyButton.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import { silenceLimitMs } from "../experiment/silent-runs.ts";
import { formatDuration } from "../format/format-duration.ts";
import { formatExact } from "../format/format-exact.ts";
import { Icon } from "../icon/Icon.tsx";
import type { Neighbours } from "./ask-neighbours.ts";
import { createNow } from "./create-now.ts";
import { titleOf } from "./run-title.ts";
import { formatElapsed, formatTimeSpan } from "./time-span.ts";

/** The head of a run's page: where it belongs, what tells it apart, how it went, and the way to its neighbours. */
export function RunHead(props: {
  readonly runId: string;
  /** Absent while it is awaited, and when there is none of that id. */
  readonly run: Run | undefined;
  readonly index: FieldIndex | undefined;
  readonly neighbours: Neighbours | undefined;
  readonly runHref: (runId: string) => string;
  readonly experimentHref: (experimentId: string) => string;
  readonly runsHref: string;
}): JSX.Element {
  return (
    <header class="atl-run-head">
      <div class="atl-run-identity">
        <nav class="atl-crumbs" aria-label="Breadcrumb">
          <a href={props.runsHref}>Runs</a>
          <Show when={props.run?.record.experiment_id}>
            {(experimentId) => <a href={props.experimentHref(experimentId())}>{experimentId()}</a>}
          </Show>
          <span class="atl-mono" aria-current="page">
            {props.runId}
          </span>
          <CopyButton text={props.runId} label="Copy the run's id" />
        </nav>
        <RunTitle runId={props.runId} run={props.run} index={props.index} />
        <Show when={props.run}>
          {(run) => <RunCourse record={run().record} longestMs={longestMsOf(props.index)} />}
        </Show>
      </div>
      <nav class="atl-run-neighbours" aria-label="Runs of the experiment by start">
        <NeighbourLink rel="prev" runId={props.neighbours?.previous} runHref={props.runHref} />
        <NeighbourLink rel="next" runId={props.neighbours?.next} runHref={props.runHref} />
      </nav>
    </header>
  );
}

function RunTitle(props: {
  readonly runId: string;
  readonly run: Run | undefined;
  readonly index: FieldIndex | undefined;
}): JSX.Element {
  const parts = createMemo(() => (props.run && props.index ? titleOf(props.run, props.index) : []));
  return (
    <h1 class="atl-run-title" tabindex="-1">
      <For each={parts()} fallback={<span class="atl-run-title-lead atl-mono">{props.runId}</span>}>
        {(part) => (
          <span classList={{ "atl-run-title-lead": part.name === undefined }}>
            <Show when={part.name}>{(name) => <span class="atl-run-title-name">{name()} </span>}</Show>
            {part.text}{" "}
          </span>
        )}
      </For>
    </h1>
  );
}

/** How a run went: its status, how long it took, from when to when, and its tags. */
function RunCourse(props: {
  readonly record: RunRecord;
  /** The longest run of the experiment that has finished. */
  readonly longestMs: number | undefined;
}): JSX.Element {
  const isRunning = () => props.record.status === "running";
  const now = createNow(isRunning);
  const startedAt = () => props.record.started_at ?? undefined;
  const elapsed = () => {
    const start = startedAt();
    return isRunning() && start !== undefined ? formatElapsed(start, now()) : undefined;
  };
  const isSilent = () => {
    const start = startedAt();
    return isRunning() && start !== undefined && now() - Date.parse(start) > silenceLimitMs(props.longestMs);
  };
  return (
    <div class="atl-run-course">
      <StatusMark status={props.record.status} word />
      <Show when={!isSilent() && elapsed()}>{(time) => <b>for {time()}</b>}</Show>
      <Show when={isSilent() && elapsed()}>
        {(time) => (
          <span
            class="atl-run-silent"
            title="A killed process leaves its record running for ever: this one has run far longer than any other of its experiment."
          >
            no sign for {time()}: it may have been killed
          </span>
        )}
      </Show>
      <Show when={props.record.duration_ms !== null && !isRunning()}>
        <b title={`${formatExact(props.record.duration_ms ?? undefined)} ms`}>
          {formatDuration(props.record.duration_ms ?? 0)}
        </b>
      </Show>
      <Show when={startedAt()} fallback={<span class="atl-quiet">no start recorded</span>}>
        {(start) => (
          <span class="atl-quiet" title={[start(), props.record.finished_at].filter(Boolean).join(" to ")}>
            {isRunning() ? "since " : ""}
            {formatTimeSpan(start(), isRunning() ? null : props.record.finished_at)}
          </span>
        )}
      </Show>
      <For each={props.record.tags}>
        {(tag) => (
          <span class="atl-tag" title={tag}>
            {tag === "" ? <i>empty tag</i> : tag}
          </span>
        )}
      </For>
    </div>
  );
}

function longestMsOf(index: FieldIndex | undefined): number | undefined {
  const longest = index?.fields.find((field) => field.path === "record.duration_ms")?.max_value;
  return longest === undefined ? undefined : Number(longest);
}

function NeighbourLink(props: {
  readonly rel: "prev" | "next";
  readonly runId: string | undefined;
  readonly runHref: (runId: string) => string;
}): JSX.Element {
  const word = () => (props.rel === "prev" ? "Previous" : "Next");
  const key = () => (props.rel === "prev" ? "[" : "]");
  return (
    <Show when={props.runId}>
      {(runId) => (
        <a
          class="atl-button atl-button-plain"
          href={props.runHref(runId())}
          rel={props.rel}
          aria-keyshortcuts={key()}
          title={`The run of this experiment that started just ${props.rel === "prev" ? "before" : "after"}`}
        >
          <Show when={props.rel === "prev"}>
            <Icon name="chevron-left" />
          </Show>
          {word()}
          <kbd>{key()}</kbd>
        </a>
      )}
    </Show>
  );
}
