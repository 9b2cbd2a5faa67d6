import { type JSX, Show } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { formatCount } from "../format/format-count.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

/** There is no experiment of an id: where it was looked for, and why it may be missing. */
export function NoSuchExperiment(props: {
  readonly experimentId: string;
  readonly experimentsHref: string;
}): JSX.Element {
  const dataset = useDataset();
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  ).latest;
  return (
    <EmptyState title="There is no experiment of this id">
      <Show when={info()}>
        {(info) => (
          <p>
            No run, manifest or store of <span class="atl-mono">{info().location}</span>, with{" "}
            {formatCount(info().runs)} runs, names <span class="atl-mono">{props.experimentId}</span>.{" "}
            <Show
              when={info().progress.done}
              fallback="It is still being read: the page fills in when the experiment is found."
            >
              An id is a name and a version, such as <span class="atl-mono">optbench:2.0</span>.
            </Show>
          </p>
        )}
      </Show>
      <p>
        <a class="atl-link" href={props.experimentsHref}>
          All experiments
        </a>
      </p>
    </EmptyState>
  );
}
