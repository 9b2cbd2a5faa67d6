import { For, type JSX } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";
import type { IntervalLane } from "./create-interval-scale.ts";

/** What the lane shows, in the upper row of heads. */
export function IntervalLaneName(props: { readonly lane: IntervalLane }): JSX.Element {
  return (
    <span class="atl-group">
      <bdi>{fieldLabel(props.lane.path)}</bdi>, mean, 95% CI (t)
    </span>
  );
}

/** How far labels must be from one another, in percent of the lane. */
const LABEL_ROOM = 24;

/** The axis of the lane, in the lower row of heads. */
export function IntervalLaneAxis(props: { readonly lane: IntervalLane }): JSX.Element {
  return (
    <span class="atl-intervals-axis">
      <For each={labelled(props.lane.ticks)}>
        {(tick) => <span style={{ left: `${tick.percent}%` }}>{tick.label}</span>}
      </For>
    </span>
  );
}

/** As many ticks as have room for their labels. */
function labelled(ticks: IntervalLane["ticks"]): IntervalLane["ticks"] {
  const shown: IntervalLane["ticks"][number][] = [];
  for (const tick of ticks) {
    const before = shown.at(-1);
    if (before === undefined || tick.percent - before.percent >= LABEL_ROOM) shown.push(tick);
  }
  return shown;
}
