import type { JSX } from "solid-js";
import { EmptyState } from "../control/EmptyState.tsx";
import { formatCount } from "../format/format-count.ts";

/** Says why there is no plot. */
export function NothingToPlot(props: { readonly runCount: number }): JSX.Element {
  return (
    <div class="atl-plots-empty">
      <EmptyState title="There is nothing to plot">
        <p>
          A plot needs a metric, or another number that differs between runs. The{" "}
          {formatCount(props.runCount)} runs here have none.
        </p>
      </EmptyState>
    </div>
  );
}
