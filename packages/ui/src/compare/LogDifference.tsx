import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatBytes } from "../format/format-bytes.ts";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { type FoldedLines, foldLines } from "./fold-lines.ts";
import { type DiffLine, lineDifference } from "./line-difference.ts";
import { withoutTimes } from "./without-times.ts";

/** How much of the end of a log is compared. */
const TAIL_BYTES = 128_000;
/** How many lines that are the same stand beside those that differ. */
const CONTEXT = 3;
/** How many lines are drawn. */
const MAX_LINES = 2000;
const SHORT = 12;

/** The logs of the baseline and of another run, line by line; read when it is opened. */
export function LogDifference(props: { readonly runIds: readonly string[] }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Show when={props.runIds.length > 1}>
      <details class="atl-identical" open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Logs, line by line</summary>
        <Show when={isOpen()}>
          <LogChoice runIds={props.runIds} />
        </Show>
      </details>
    </Show>
  );
}

function LogChoice(props: { readonly runIds: readonly string[] }): JSX.Element {
  const dataset = useDataset();
  const [chosen, setChosen] = createSignal<string>();
  const [name, setName] = createSignal<string>();
  const baseline = () => props.runIds[0] ?? "";
  const other = () => {
    const id = chosen();
    return id !== undefined && props.runIds.indexOf(id) > 0 ? id : (props.runIds[1] ?? "");
  };
  const names = createAnswer(
    () => ({ baseline: baseline(), other: other() }),
    async (runs, signal) => {
      const lists = [dataset.logs(runs.baseline, { signal }), dataset.logs(runs.other, { signal })];
      return [...new Set((await Promise.all(lists)).flatMap((list) => list ?? []))];
    },
  );
  const logName = () => {
    const known = names.latest() ?? [];
    const wanted = name();
    return wanted !== undefined && known.includes(wanted) ? wanted : known[0];
  };
  const logs = createAnswer(
    () => {
      const log = logName();
      return log === undefined ? undefined : { baseline: baseline(), other: other(), log };
    },
    (question, signal) =>
      Promise.all(
        [question.baseline, question.other].map((runId) =>
          dataset.log(runId, question.log, { tail: TAIL_BYTES }, { signal }),
        ),
      ),
  );
  const lines = createMemo(() => {
    const [a, b] = (logs.latest() ?? []).map((log) => log?.content.trimEnd().split("\n") ?? []);
    return a && b ? foldLines(lineDifference(a, b, withoutTimes), CONTEXT) : undefined;
  });
  const isCut = () => logs.latest()?.some((log) => (log?.offset ?? 0) > 0) === true;
  const error = () => names.error() ?? logs.error();

  return (
    <div class="atl-log-difference">
      <p class="atl-manifest-versions">
        <span class="atl-mono">{baseline().slice(0, SHORT)}</span>
        <span class="atl-quiet">against</span>
        <select
          class="atl-version-choice"
          aria-label="Run whose log is compared"
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <For each={props.runIds.slice(1)}>
            {(runId) => (
              <option value={runId} selected={runId === other()}>
                {runId.slice(0, SHORT)}
              </option>
            )}
          </For>
        </select>
        <Show when={(names.latest()?.length ?? 0) > 1}>
          <select
            class="atl-version-choice"
            aria-label="Log"
            onChange={(event) => setName(event.currentTarget.value)}
          >
            <For each={names.latest()}>
              {(log) => (
                <option value={log} selected={log === logName()}>
                  {log}
                </option>
              )}
            </For>
          </select>
        </Show>
        <span class="atl-quiet atl-small">
          times and ids are ignored
          <Show when={isCut()}>, the last {formatBytes(TAIL_BYTES)} of each</Show>
        </span>
      </p>
      <Switch>
        <Match when={error()}>{(reason) => <ErrorNote error={reason()} onRetry={logs.retry} />}</Match>
        <Match when={names.latest()?.length === 0}>
          <p class="atl-quiet">Neither of the two runs has a log.</p>
        </Match>
        <Match when={lines()}>{(known) => <DifferenceLines lines={known()} />}</Match>
      </Switch>
    </div>
  );
}

function DifferenceLines(props: { readonly lines: readonly (DiffLine | FoldedLines)[] }): JSX.Element {
  const isSame = () => props.lines.every(({ kind }) => kind === "folded");
  return (
    <Show when={!isSame()} fallback={<p class="atl-quiet">The two logs say the same.</p>}>
      <ol class="atl-log-lines">
        <For each={props.lines.slice(0, MAX_LINES)}>
          {(line) => (
            <Show
              when={line.kind !== "folded" && line}
              fallback={
                <li class="atl-log-folded">
                  {formatCount("count" in line ? line.count : 0)} lines are the same
                </li>
              }
            >
              {(shown) => (
                <li
                  classList={{
                    "atl-manifest-before": shown().kind === "removed",
                    "atl-manifest-after": shown().kind === "added",
                  }}
                >
                  <Show when={shown().kind !== "same"}>
                    <span class="atl-hidden">
                      {shown().kind === "removed" ? "only in the baseline: " : "only in the other: "}
                    </span>
                  </Show>
                  {shown().text}
                </li>
              )}
            </Show>
          )}
        </For>
      </ol>
      <Show when={props.lines.length > MAX_LINES}>
        <p class="atl-quiet">{formatCount(props.lines.length - MAX_LINES)} further lines are not shown.</p>
      </Show>
    </Show>
  );
}
