import type { FieldPath } from "@atlas/core";
import { For, type JSX, Show } from "solid-js";
import { FieldName } from "../control/FieldName.tsx";
import { formatExact } from "../format/format-exact.ts";
import { formatNumber } from "../format/format-number.ts";
import type { PairLines } from "./pair-lines.ts";
import { SeedName, useSeedName } from "./seed-names.tsx";

const WIDTH = 420;
const HEIGHT = 250;
const TOP = 10;
const BOTTOM = 24;
const LEFT = 56;
/** Where the two sides stand. */
const FROM = 130;
const TO = 350;

/** A line a seed, from what the baseline gave to what the other configuration gave; the means over them. */
export function PairChart(props: {
  readonly drawing: PairLines;
  readonly metric: FieldPath;
  /** What the chart shows, in a sentence. */
  readonly summary: string;
}): JSX.Element {
  const seedName = useSeedName();
  const y = (place: number) => TOP + place * (HEIGHT - TOP - BOTTOM);
  const ticks = () =>
    props.drawing.scale.ticks.filter(({ place, label }) => label !== "" && place >= 0 && place <= 1);
  return (
    <figure class="atl-pair-chart">
      <figcaption class="atl-quiet atl-small">
        <FieldName path={props.metric} />
        <Show when={props.drawing.scale.kind === "log"}> (log)</Show>, a line a seed
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.summary}>
        <For each={ticks()}>
          {(tick) => (
            <>
              <line
                class="atl-mean-grid"
                x1={LEFT}
                x2={WIDTH}
                y1={y(1 - tick.place)}
                y2={y(1 - tick.place)}
              />
              <text class="atl-pair-tick" x={LEFT - 6} y={y(1 - tick.place) + 3.5} text-anchor="end">
                {tick.label}
              </text>
            </>
          )}
        </For>
        <For each={props.drawing.lines}>
          {(line) => (
            <g class={`atl-pair-line atl-pair-${line.verdict ?? "equal"}`}>
              <title>
                {`seed ${seedName(line.seed)}: ${formatNumber(line.baseline)} to ${formatNumber(line.value)}, ${line.verdict ?? "equal"}`}
              </title>
              <line class="atl-pair-catch" x1={FROM} x2={TO} y1={y(line.from)} y2={y(line.to)} />
              <line x1={FROM} x2={TO} y1={y(line.from)} y2={y(line.to)} />
              <circle cx={FROM} cy={y(line.from)} r="2.5" />
              <circle cx={TO} cy={y(line.to)} r="2.5" />
            </g>
          )}
        </For>
        <Show when={props.drawing.mean}>
          {(mean) => (
            <g class="atl-pair-mean">
              <line x1={FROM - 12} x2={FROM + 12} y1={y(mean().from)} y2={y(mean().from)} />
              <line x1={TO - 12} x2={TO + 12} y1={y(mean().to)} y2={y(mean().to)} />
              <line class="atl-pair-slope" x1={FROM} x2={TO} y1={y(mean().from)} y2={y(mean().to)} />
            </g>
          )}
        </Show>
        <text class="atl-pair-side" x={FROM} y={HEIGHT - 6} text-anchor="middle">
          baseline
        </text>
        <text class="atl-pair-side" x={TO} y={HEIGHT - 6} text-anchor="middle">
          compared
        </text>
      </svg>
      <details class="atl-pair-table">
        <summary>Table of the pairs</summary>
        <table class="atl-facts">
          <thead>
            <tr>
              <th scope="col">seed</th>
              <th scope="col" class="atl-number">
                baseline
              </th>
              <th scope="col" class="atl-number">
                compared
              </th>
              <th scope="col" class="atl-number">
                difference
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.drawing.lines}>
              {(line) => (
                <tr>
                  <th scope="row">
                    <SeedName seed={line.seed} />
                  </th>
                  <td class="atl-number" title={formatExact(line.baseline)}>
                    {formatNumber(line.baseline)}
                  </td>
                  <td class="atl-number" title={formatExact(line.value)}>
                    {formatNumber(line.value)}
                  </td>
                  <td class="atl-number" classList={{ [`atl-${line.verdict}`]: line.verdict !== undefined }}>
                    {formatNumber(line.value - line.baseline)}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </figure>
  );
}
