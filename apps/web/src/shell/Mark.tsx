import { For, type JSX } from "solid-js";

const PLACES = [3, 9, 15];

/** The sign of Atlas: a grid of nine points, larger towards one diagonal. */
export function Mark(): JSX.Element {
  return (
    <svg class="web-mark" viewBox="0 0 18 18" aria-hidden="true">
      <For each={PLACES}>
        {(x, column) => (
          <For each={PLACES}>
            {(y, row) => <circle cx={x} cy={y} r={2.2 - 0.6 * Math.abs(column() + row() - 2)} />}
          </For>
        )}
      </For>
    </svg>
  );
}
