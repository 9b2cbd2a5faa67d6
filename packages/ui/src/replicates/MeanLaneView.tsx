import { For, type JSX, Show } from "solid-js";
import type { MeanLane } from "./mean-lane.ts";

/** A mean and its interval on the scale of a lane; or single numbers on it. */
export function MeanLaneView(props: {
  readonly lane: MeanLane;
  readonly mean?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Single numbers, each a dot. */
  readonly dots?: readonly number[];
  /** What it shows in words. */
  readonly label: string;
}): JSX.Element {
  const at = (value: number) => `${props.lane.percent(value).toFixed(2)}%`;
  const width = (low: number, high: number) =>
    `${(props.lane.percent(high) - props.lane.percent(low)).toFixed(2)}%`;
  return (
    <svg class="atl-mean-lane" role="img" aria-label={props.label}>
      <title>{props.label}</title>
      <For each={props.lane.ticks}>
        {(tick) => (
          <line class="atl-mean-grid" x1={`${tick.percent}%`} x2={`${tick.percent}%`} y1="0" y2="100%" />
        )}
      </For>
      <Show when={props.low != null && props.high != null}>
        <rect
          class="atl-mean-interval"
          x={at(props.low!)}
          width={width(props.low!, props.high!)}
          y="5"
          height="8"
        />
      </Show>
      <For each={props.dots}>{(value) => <circle class="atl-mean-dot" cx={at(value)} cy="9" r="2.5" />}</For>
      <Show when={props.mean != null}>
        <line class="atl-mean-mark" x1={at(props.mean!)} x2={at(props.mean!)} y1="3" y2="15" />
      </Show>
    </svg>
  );
}
