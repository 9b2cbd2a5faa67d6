import { type JSX, Show } from "solid-js";
import { Count } from "../control/Count.tsx";
import { formatCount } from "../format/format-count.ts";
import type { Compared } from "./compared.ts";

/** How many there are side by side, and in how many fields they differ. */
export function CompareCounts(props: {
  readonly compared: Compared;
  /** What one of them is: "run". */
  readonly noun: string;
  /** What stands at the right end. */
  readonly children?: JSX.Element;
}): JSX.Element {
  const differing = () => props.compared.differing.length;
  return (
    <header class="atl-compare-counts">
      <p role="status">
        <Count count={props.compared.ids.length} noun={props.noun} />
        <span class="atl-dot">{" \u00b7 "}</span>
        {formatCount(differing())} of {formatCount(differing() + props.compared.identical.length)} fields
        differ
      </p>
      <p class="atl-quiet">
        Differences are to the baseline, the first {props.noun}.
        <Show when={props.children}> {props.children}</Show>
      </p>
    </header>
  );
}
