import { type JSX, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import type { CoverageCell } from "./coverage-cell.ts";
import { SeedComb } from "./SeedComb.tsx";

/** What a cell of a coverage shows: its seeds as a comb, or a colour, with the number of seeds that failed. */
export function CoverageMark(props: { readonly cell: CoverageCell }): JSX.Element {
  return (
    <Show when={props.cell.heat} fallback={<SeedComb states={props.cell.states} />}>
      {(heat) => (
        <span
          class="atl-heat"
          classList={{ "atl-heat-none": heat().color === undefined }}
          style={{ background: heat().color }}
        >
          <Show when={heat().failed > 0}>
            <b>{formatCount(heat().failed)}</b>
          </Show>
        </span>
      )}
    </Show>
  );
}
