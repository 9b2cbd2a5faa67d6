import type { ExpectedInterval } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { numberScale } from "../chart/scale.ts";
import { formatNumber } from "../format/format-number.ts";

const WIDTH = 420;
const HEIGHT = 150;
const LEFT = 56;
const RIGHT = 10;
const TOP = 12;
const BOTTOM = 32;

/** Half the width of an interval over added seeds, and the difference that it is to be less than. */
export function IntervalChart(props: {
  /** In ascending order of the added seeds. */
  readonly intervals: readonly ExpectedInterval[];
  readonly difference: number;
}): JSX.Element {
  const across = () => numberScale("linear", { extent: [0, props.intervals.at(-1)?.added ?? 1], padding: 0 });
  const up = () => {
    const margins = props.intervals.map(({ margin }) => margin);
    return numberScale("linear", {
      extent: [0, Math.max(...margins, props.difference)],
      count: 4,
      padding: 0,
    });
  };
  const x = (added: number) => LEFT + across().place(added) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - up().place(value) * (HEIGHT - TOP - BOTTOM);
  const points = () => props.intervals.map(({ added, margin }) => `${x(added)},${y(margin)}`).join(" ");
  const summary = () =>
    `Half the width of the interval falls from ${formatNumber(props.intervals[0]?.margin ?? 0)} to ${formatNumber(props.intervals.at(-1)?.margin ?? 0)} with ${props.intervals.at(-1)?.added ?? 0} more seeds; the difference is ${formatNumber(props.difference)}`;
  return (
    <svg class="atl-interval-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary()}>
      <For each={up().ticks.filter(({ label, place }) => label !== "" && place >= 0 && place <= 1)}>
        {(tick) => (
          <>
            <line
              class="atl-mean-grid"
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={HEIGHT - BOTTOM - tick.place * (HEIGHT - TOP - BOTTOM)}
              y2={HEIGHT - BOTTOM - tick.place * (HEIGHT - TOP - BOTTOM)}
            />
            <text
              class="atl-pair-tick"
              x={LEFT - 6}
              y={HEIGHT - BOTTOM - tick.place * (HEIGHT - TOP - BOTTOM) + 3.5}
              text-anchor="end"
            >
              {tick.label}
            </text>
          </>
        )}
      </For>
      <For each={across().ticks.filter(({ label, place }) => label !== "" && place >= 0 && place <= 1)}>
        {(tick) => (
          <text
            class="atl-pair-tick"
            x={LEFT + tick.place * (WIDTH - LEFT - RIGHT)}
            y={HEIGHT - BOTTOM + 14}
            text-anchor="middle"
          >
            {tick.label}
          </text>
        )}
      </For>
      <text class="atl-pair-tick" x={WIDTH - RIGHT} y={HEIGHT - 4} text-anchor="end">
        added seeds
      </text>
      <Show when={props.difference > 0}>
        <line
          class="atl-interval-goal"
          x1={LEFT}
          x2={WIDTH - RIGHT}
          y1={y(props.difference)}
          y2={y(props.difference)}
        />
        <text class="atl-pair-tick" x={WIDTH - RIGHT} y={y(props.difference) - 4} text-anchor="end">
          the mean difference
        </text>
      </Show>
      <polyline class="atl-interval-line" points={points()} />
      <For each={props.intervals}>
        {({ added, margin }) => (
          <circle class="atl-mean-dot" cx={x(added)} cy={y(margin)} r="2.5">
            <title>{`${added} added: ± ${formatNumber(margin)}`}</title>
          </circle>
        )}
      </For>
    </svg>
  );
}
