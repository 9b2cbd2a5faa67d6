import { For, type JSX } from "solid-js";
import { CoverageMark } from "./CoverageMark.tsx";
import type { CoverageCell } from "./coverage-cell.ts";

/** Cells in lines, in the order of the params: for params that are not crossed. */
export function CoverageFlow(props: { readonly cells: readonly CoverageCell[] }): JSX.Element {
  return (
    <ul class="atl-coverage-flow">
      <For each={props.cells}>
        {(cell, at) => (
          <li style={{ width: `${Math.min(640, Math.max(14, 4 * cell.states.length))}px` }}>
            <a href={cell.href} aria-label={cell.label} title={cell.label} tabindex={at() === 0 ? 0 : -1}>
              <CoverageMark cell={cell} />
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
