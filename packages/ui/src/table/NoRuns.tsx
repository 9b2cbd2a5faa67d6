import type { DatasetInfo } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { START_COMMANDS } from "../control/start-commands.ts";
import { formatCount } from "../format/format-count.ts";

/** Says that the stores hold no run, and what was looked for. */
export function NoRuns(props: { readonly info: DatasetInfo }): JSX.Element {
  return (
    <EmptyState title={`No runs in ${props.info.location} yet`} commands={START_COMMANDS}>
      <p>
        Atlas looked for folders with a <code class="atl-mono">_meta.json</code>, at most two levels down, and
        for <code class="atl-mono">runs/*.json</code> in them. It found{" "}
        {formatCount(props.info.stores.length)} {props.info.stores.length === 1 ? "store" : "stores"}. What is
        written later appears by itself.
      </p>
      <Show when={props.info.problem_count > 0}>
        <p>
          {formatCount(props.info.problem_count)}{" "}
          {props.info.problem_count === 1 ? "problem was" : "problems were"} noted on the way.
        </p>
      </Show>
    </EmptyState>
  );
}
