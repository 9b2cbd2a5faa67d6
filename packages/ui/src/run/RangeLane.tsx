import type { Cell } from "@atlas/core";
import { For, type JSX } from "solid-js";
import type { Lane } from "./lane.ts";
import { isFiniteNumber } from "./measures.ts";

/** Where a run lies between the least and the greatest value of its experiment, and where its replicates do. */
export function RangeLane(props: {
  readonly lane: Lane;
  readonly value: number | bigint;
  readonly replicates: readonly Cell[];
}): JSX.Element {
  const percent = (value: number | bigint) => `${(100 * props.lane.place(value)).toFixed(2)}%`;
  const label = () => {
    const share = Math.round(100 * props.lane.place(props.value));
    return `At ${share}% of the experiment's range${props.lane.scale === "log" ? ", on a log scale" : ""}`;
  };
  return (
    <svg class="atl-lane" role="img" aria-label={label()}>
      <title>{label()}</title>
      <line class="atl-lane-axis" x1="0" x2="100%" y1="8" y2="8" />
      <For each={props.replicates.filter(isFiniteNumber)}>
        {(value) => <circle class="atl-lane-replicate" cx={percent(value)} cy="8" r="2.5" />}
      </For>
      <circle class="atl-lane-here" cx={percent(props.value)} cy="8" r="4" />
    </svg>
  );
}
