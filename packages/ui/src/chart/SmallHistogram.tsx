import type { HistogramResult } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { formatCount } from "../format/format-count.ts";
import { formatNumber } from "../format/format-number.ts";
import { histogramBars } from "./histogram-bars.ts";

/** How a number is distributed, in little space: bars 1 px apart, the least and the greatest value below them. */
export function SmallHistogram(props: {
  readonly histogram: Pick<HistogramResult, "bins" | "counts">;
  /** What is counted, for those who do not see it. */
  readonly label: string;
  /** In pixels; 36 when absent. */
  readonly height?: number;
  /** A value to mark: "this run is here". */
  readonly here?: number;
  /** Whether the least and the greatest value are written below; they are when absent. */
  readonly bounds?: boolean;
}): JSX.Element {
  const [width, setWidth] = createSignal(0);
  const height = () => props.height ?? 36;
  const bars = createMemo(() => histogramBars(props.histogram.counts, width(), height()));
  const low = () => props.histogram.bins[0] ?? 0;
  const high = () => props.histogram.bins.at(-1) ?? 1;
  const hereAt = () => (((props.here ?? Number.NaN) - low()) / (high() - low())) * width();
  const observe = (host: HTMLElement) => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    onMount(() => observer.observe(host));
    onCleanup(() => observer.disconnect());
  };
  const title = (index: number) => {
    const { bins, counts } = props.histogram;
    return `${formatNumber(bins[index]!)} to ${formatNumber(bins[index + 1]!)}: ${formatCount(counts[index]!)}`;
  };
  return (
    <figure class="atl-small-histogram" aria-label={props.label} ref={observe}>
      <svg width={width()} height={height()} role="img" aria-label={props.label}>
        <For each={bars()}>
          {(bar, index) => (
            <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height}>
              <title>{title(index())}</title>
            </rect>
          )}
        </For>
        <Show when={hereAt() >= 0 && hereAt() <= width()}>
          <line class="atl-small-histogram-here" x1={hereAt()} x2={hereAt()} y1="0" y2={height()} />
        </Show>
      </svg>
      <Show when={props.bounds !== false}>
        <figcaption>
          <span>{formatNumber(low())}</span>
          <span>{formatNumber(high())}</span>
        </figcaption>
      </Show>
    </figure>
  );
}
