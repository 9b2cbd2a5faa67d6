import type { NumberSummary } from "@atlas/core";
import { type JSX, Show } from "solid-js";
import { spreadDrawing } from "./spread-drawing.ts";

/** A small histogram on root counts, with the quartiles and the median below it. */
export function SpreadBars(props: { readonly summary: NumberSummary }): JSX.Element {
  const drawing = () => spreadDrawing(props.summary);
  return (
    <Show when={drawing()}>
      {(drawn) => (
        <svg
          class="atl-spread"
          viewBox={`0 0 ${props.summary.counts.length} 22`}
          preserveAspectRatio="none"
          role="img"
          aria-label={drawn().label}
        >
          <title>{drawn().label}</title>
          <path class="atl-spread-bars" d={drawn().bars} />
          <path class="atl-spread-base" d={`M0 16.5h${props.summary.counts.length}`} />
          <path class="atl-spread-box" d={drawn().box} />
          <path class="atl-spread-median" d={drawn().median} />
        </svg>
      )}
    </Show>
  );
}
