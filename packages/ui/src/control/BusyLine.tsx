import { type JSX, Show } from "solid-js";

/**
 * A line of 2 px that keeps its place and fills while something is awaited: to `share` (0 to 1) where that is
 * known.
 */
export function BusyLine(props: {
  readonly busy: boolean;
  readonly share?: number | undefined;
}): JSX.Element {
  return (
    <div class="atl-busy" aria-hidden="true">
      <Show when={props.busy}>
        <div
          class="atl-busy-bar"
          classList={{ "atl-busy-unknown": props.share === undefined }}
          style={{ width: `${100 * (props.share ?? 0.38)}%` }}
        />
      </Show>
    </div>
  );
}
