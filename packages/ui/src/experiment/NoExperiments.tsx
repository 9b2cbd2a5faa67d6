import type { DatasetInfo } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { formatCount } from "../format/format-count.ts";

/** Says that the stores hold no experiment, what was looked for, and what to try. */
export function NoExperiments(props: { readonly info: DatasetInfo }): JSX.Element {
  return (
    <EmptyState
      title={`No experiments in ${props.info.location} yet`}
      commands={["atlas serve --store /path/to/other/runs", "atlas demo"]}
    >
      <p>
        Atlas looked for folders with a <code class="atl-mono">_meta.json</code>, at most two levels down, and
        found {formatCount(props.info.stores.length)} {props.info.stores.length === 1 ? "store" : "stores"}{" "}
        without a run or a manifest. New experiments will appear here by themselves.
      </p>
      <Show when={props.info.problems.length}>
        {(count) => (
          <p>
            {formatCount(count())} {count() === 1 ? "file" : "files"} could not be read.
          </p>
        )}
      </Show>
    </EmptyState>
  );
}
