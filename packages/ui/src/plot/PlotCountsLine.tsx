import type { PlotCounts, Query } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import type { Plot } from "./complete-plot.ts";
import { countQueries } from "./plot-queries.ts";

/** What became of the runs that match, each count leads to its runs. */
export function PlotCountsLine(props: {
  readonly plot: Plot;
  readonly counts: PlotCounts;
  /** Shows the runs of a query, within the plot's filter; all of the filter without one. */
  readonly onOpen: (title: string, query: Query | undefined) => void;
  /** What else there is to say of what is drawn. */
  readonly note?: string | undefined;
}): JSX.Element {
  const parts = () => {
    const queries = countQueries(props.plot);
    return [
      { name: "plotted", count: props.counts.used, query: queries.plotted },
      { name: "matching", count: props.counts.matched, query: undefined },
      { name: "missing", count: props.counts.missing, query: queries.missing },
      { name: "not finite", count: props.counts.not_finite, query: queries.not_finite },
    ];
  };
  return (
    <p class="atl-plot-counts">
      <For each={parts()}>
        {(part) => (
          <button
            type="button"
            classList={{ "atl-plot-count-zero": part.count === 0 }}
            onClick={() => props.onOpen(part.name, part.query)}
          >
            {part.name} <b>{formatCount(part.count)}</b>
          </button>
        )}
      </For>
      <Show when={props.note}>
        <span class="atl-quiet">{props.note}</span>
      </Show>
    </p>
  );
}
