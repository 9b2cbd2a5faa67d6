import { createMemo, type JSX, lazy, Show, Suspense } from "solid-js";
import { ErrorNote } from "../control/ErrorNote.tsx";
import { formatCount } from "../format/format-count.ts";
import { Choice, Select } from "../plot/Choice.tsx";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";
import type { RunViewLinks } from "./run-view.ts";
import { Section } from "./Section.tsx";

const LogView = lazy(async () => ({ default: (await import("../log/LogView.tsx")).LogView }));

const MOST_SIDE_BY_SIDE = 6;

/** The logs of a run, one at a time. */
export function LogSection(
  props: RunViewLinks & { readonly runId: string; readonly isRunning: boolean },
): JSX.Element {
  const dataset = useDataset();
  const answer = createAnswer(
    () => props.runId,
    (runId, signal) => dataset.logs(runId, { signal }),
    () => props.isRunning,
  );
  const names = () => answer.latest() ?? [];
  const name = createMemo(() => props.view.log ?? names()[0]);
  const open = (log: string) => props.onView({ ...without(props.view, "at"), log });
  const lineView = (offset: number) => ({ ...props.view, log: name() ?? "", at: offset });
  return (
    <Section
      title="Log"
      note={names().length > 1 ? formatCount(names().length) : names()[0]}
      actions={
        <Show when={names().length > 1}>
          <Show
            when={names().length <= MOST_SIDE_BY_SIDE}
            fallback={<Select label="Which log" words={names()} value={name() ?? ""} onChange={open} />}
          >
            <div class="atl-log-names">
              <Choice label="Which log" words={names()} value={name() ?? ""} onChange={open} />
            </div>
          </Show>
        </Show>
      }
    >
      <Show when={answer.error()}>{(error) => <ErrorNote error={error()} onRetry={answer.retry} />}</Show>
      <Show when={answer.latest() !== undefined && name() === undefined}>
        <p class="atl-quiet">The run has left no log{props.isRunning ? " yet" : ""}.</p>
      </Show>
      <Show when={answer.latest() === undefined && answer.error() === undefined}>
        <div class="atl-waiting" aria-busy="true" />
      </Show>
      <Show when={answer.latest() && name()} keyed>
        {(name) => (
          <Suspense fallback={<div class="atl-waiting" aria-busy="true" />}>
            <LogView
              name={name}
              read={(range, signal) => dataset.log(props.runId, name, range, { signal })}
              isGrowing={props.isRunning}
              at={props.view.at}
              lineHref={(offset) => props.viewHref(lineView(offset))}
              onOpenLine={(offset) => props.onView(lineView(offset))}
            />
          </Suspense>
        )}
      </Show>
    </Section>
  );
}

function without<T extends object, Key extends keyof T>(object: T, key: Key): Omit<T, Key> {
  const { [key]: _, ...others } = object;
  return others;
}
