import { For, type JSX, Show } from "solid-js";
import type { CellColors } from "./cell-colors.ts";

/** What the colours of cells mean. */
export function CellColorKey(props: {
  readonly colors: CellColors;
  /** Whether there are cells without a number. */
  readonly hasNone: boolean;
  readonly hasFailed: boolean;
}): JSX.Element {
  return (
    <ul class="atl-coverage-key">
      <li>
        {props.colors.title}
        <Show when={props.colors.isLog}>
          <span class="atl-results-scale">log</span>
        </Show>
      </li>
      <Show when={props.colors.ends} fallback={<li class="atl-quiet">none</li>}>
        {(ends) => (
          <li class="atl-heat-key">
            {ends()[0]}
            <span class="atl-heat-ramp" aria-hidden="true">
              <For each={props.colors.ramp}>{(color) => <span style={{ background: color }} />}</For>
            </span>
            {ends()[1]}
          </li>
        )}
      </Show>
      <Show when={props.hasNone}>
        <li>
          <span class="atl-heat atl-heat-none atl-heat-sample" aria-hidden="true" />
          no number
        </li>
      </Show>
      <Show when={props.hasFailed}>
        <li>
          <span class="atl-heat-count">n</span>failed seeds
        </li>
      </Show>
    </ul>
  );
}
