import type { DatasetInfo } from "@atlas/core";
import type { JSX } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { START_COMMANDS } from "../control/start-commands.ts";
import { formatCount } from "../format/format-count.ts";

/** Says that the stores hold no experiment, what was looked for, and what to try. */
export function NoExperiments(props: { readonly info: DatasetInfo }): JSX.Element {
  const found = () => {
    const count = props.info.stores.length;
    if (count === 0) return "none";
    return `${formatCount(count)} ${count === 1 ? "store" : "stores"} without a run or a manifest`;
  };
  return (
    <EmptyState title={`No experiments in ${props.info.location} yet`} commands={START_COMMANDS}>
      <p>
        Atlas looked for folders with a <code class="atl-mono">_meta.json</code>, at most two levels down, and
        found {found()}. What is written later appears by itself.
      </p>
    </EmptyState>
  );
}
