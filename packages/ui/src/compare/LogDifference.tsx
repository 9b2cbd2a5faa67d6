import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatBytes } from "../format/format-bytes.ts";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import { createNameChoice, createPair } from "./create-pair.ts";
import { FoldedPart } from "./FoldedPart.tsx";
import { type FoldedLines, foldLines } from "./fold-lines.ts";
import { type DiffLine, lineDifference } from "./line-difference.ts";
import { FileChoice, PairChoice } from "./PairChoice.tsx";
import { withoutTimes } from "./without-times.ts";

/** How much of the end of a log is compared. */
const TAIL_BYTES = 128_000;
/** How many lines that are the same stand beside those that differ. */
const CONTEXT = 3;
/** How many lines are drawn. */
const MAX_LINES = 2000;

/** The logs of the baseline and of another run, line by line; read when it is opened. */
export function LogDifference(props: { readonly runIds: readonly string[] }): JSX.Element {
  return (
    <FoldedPart title="Logs, line by line">
      <LogChoice runIds={props.runIds} />
    </FoldedPart>
  );
}

function LogChoice(props: { readonly runIds: readonly string[] }): JSX.Element {
  const dataset = useDataset();
  const pair = createPair(() => props.runIds);
  const names = createAnswer(
    () => ({ baseline: pair.baseline(), other: pair.other() }),
    async (runs, signal) => {
      const lists = [dataset.logs(runs.baseline, { signal }), dataset.logs(runs.other, { signal })];
      return [...new Set((await Promise.all(lists)).flatMap((list) => list ?? []))];
    },
  );
  const [logName, setName] = createNameChoice(() => names.latest() ?? []);
  const logs = createAnswer(
    () => {
      const log = logName();
      return log === undefined ? undefined : { baseline: pair.baseline(), other: pair.other(), log };
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
    <>
      <div class="atl-compare-choice">
        <PairChoice
          runIds={props.runIds}
          other={pair.other()}
          onOther={pair.setOther}
          label="Run whose log is compared"
        />
        <Show when={(names.latest()?.length ?? 0) > 1}>
          <FileChoice label="Log" names={names.latest() ?? []} name={logName()} onName={setName} />
        </Show>
        <span class="atl-quiet atl-small">
          times and ids are ignored
          <Show when={isCut()}>, the last {formatBytes(TAIL_BYTES)} of each</Show>
        </span>
      </div>
      <Switch>
        <Match when={error()}>{(reason) => <ErrorNote error={reason()} onRetry={logs.retry} />}</Match>
        <Match when={names.latest()?.length === 0}>
          <p class="atl-quiet">Neither of the two runs has a log.</p>
        </Match>
        <Match when={lines()}>{(known) => <DifferenceLines lines={known()} />}</Match>
      </Switch>
    </>
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
