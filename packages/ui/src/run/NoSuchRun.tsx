import { type JSX, Show } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

/** There is no run of an id: where it was looked for, and why it may be missing. */
export function NoSuchRun(props: { readonly runId: string; readonly runsHref: string }): JSX.Element {
  const dataset = useDataset();
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  ).latest;
  return (
    <EmptyState title="There is no run of this id">
      <Show when={info()}>
        {(info) => (
          <p>
            None of the {formatCount(info().runs)} runs of <span class="atl-mono">{info().location}</span> is{" "}
            <span class="atl-mono">{props.runId}</span>.{" "}
            <Show
              when={info().progress.done}
              fallback="They are still being read: the page fills in when the run is found."
            >
              It may have been removed, or its file may be among those that could not be read.
            </Show>
          </p>
        )}
      </Show>
      <p>
        <a class="atl-link" href={props.runsHref}>
          All runs
        </a>
      </p>
    </EmptyState>
  );
}
