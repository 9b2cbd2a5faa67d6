import type { FacetHistogram, FieldPath, Query } from "@atlas/core";
import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show, untrack } from "solid-js";
import { histogramBars } from "../chart/histogram-bars.ts";
import { withRange } from "../filter/edit-range.ts";
import { partsOn } from "../filter/query-parts.ts";
import { formatCell } from "../format/format-cell.ts";
import { formatCount } from "../format/format-count.ts";
import { formatTime } from "../format/format-time.ts";
import { boundOf, brushOf, type Span } from "./brush-range.ts";
import { facetAxis } from "./facet-axis.ts";

const HEIGHT = 40;
/** How far a pointer moves before it drags. */
const SLACK_PX = 3;

type Grip = "from" | "to";

/**
 * How a number, or a time, is distributed: what matches on what there is. Dragging over it sets bounds, and so do the
 * arrow keys on its two grips; a click on a bar chooses that bar, Delete lets everything through again.
 */
export function FacetBrush(props: {
  readonly field: FieldPath;
  readonly histogram: FacetHistogram;
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
}): JSX.Element {
  let plot!: SVGSVGElement;
  const [width, setWidth] = createSignal(0);
  const [dragged, setDragged] = createSignal<Span>();
  const bins = () => props.histogram.bins;
  const axis = createMemo(() => facetAxis(props.histogram));
  const least = () => axis().least;
  const greatest = () => axis().greatest;
  const edges = () => axis().edges;
  const most = () => Math.max(1, ...props.histogram.totals);
  const bars = (counts: readonly number[]) => histogramBars(counts, width(), HEIGHT, most());
  const totals = createMemo(() => bars(props.histogram.totals));
  const counts = createMemo(() => bars(props.histogram.counts));
  const brush = createMemo(() => dragged() ?? brushOf(props.filter, props.field, props.histogram));
  const isBrushed = () => dragged() !== undefined || brush().from > least() || brush().to < greatest();
  const x = (value: number) => axis().placeOf(value) * width();
  const valueAt = (clientX: number) => {
    const { left, width: pixels } = plot.getBoundingClientRect();
    const parts = Math.max(1, pixels);
    return axis().valueAt((clientX - left) / parts, parts);
  };
  const text = (value: number) => {
    const bound = boundOf(value, props.histogram.unit);
    return typeof bound === "string" ? formatTime(bound) : formatCell(bound, props.field);
  };

  /** A bound at the end of the axis is none. */
  const apply = ({ from, to }: Span) => {
    const bound = (value: number) => boundOf(value, props.histogram.unit);
    props.onFilter(
      withRange(props.filter, props.field, {
        from: from > least() ? bound(from) : undefined,
        to: to < greatest() ? bound(to) : undefined,
      }),
    );
  };
  const clear = () => props.onFilter(withRange(props.filter, props.field, {}));

  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = (event.target as Element).closest<SVGElement>("[data-grip]")?.dataset["grip"];
    const start = event.clientX;
    // It stays where it was when the press began, whatever the data do meanwhile.
    const fixed = untrack(() =>
      grip === "from" ? brush().to : grip === "to" ? brush().from : valueAt(start),
    );
    let isDragging = grip !== undefined;
    const spanTo = (clientX: number): Span => {
      const moved = valueAt(clientX);
      return { from: Math.min(fixed, moved), to: Math.max(fixed, moved) };
    };
    const move = (moved: PointerEvent) => {
      isDragging ||= Math.abs(moved.clientX - start) > SLACK_PX;
      if (isDragging) setDragged(spanTo(moved.clientX));
    };
    const end = (ended: PointerEvent) => {
      plot.removeEventListener("pointermove", move);
      plot.removeEventListener("pointerup", end);
      plot.removeEventListener("pointercancel", end);
      const span = dragged();
      setDragged(undefined);
      if (ended.type === "pointercancel") return;
      if (span !== undefined) apply(span);
      else if (!isDragging) apply(binAt(fixed));
    };
    plot.setPointerCapture(event.pointerId);
    plot.addEventListener("pointermove", move);
    plot.addEventListener("pointerup", end);
    plot.addEventListener("pointercancel", end);
  };
  const binAt = (value: number): Span => {
    const place = Math.max(
      0,
      bins().findLastIndex((edge) => edge <= value),
    );
    const first = Math.min(place, bins().length - 2);
    return { from: edges()[first] ?? least(), to: edges()[first + 1] ?? greatest() };
  };

  const pressKey = (event: KeyboardEvent, grip: Grip) => {
    const value = brush()[grip];
    const next = keyed(event.key, value);
    if (event.key === "Delete" || event.key === "Backspace") clear();
    else if (next !== undefined) {
      const isFrom = grip === "from";
      apply({
        from: isFrom ? Math.min(next, brush().to) : brush().from,
        to: isFrom ? brush().to : Math.max(next, brush().from),
      });
    } else return;
    event.preventDefault();
  };
  /** Keys go from edge to edge. */
  const keyed = (key: string, value: number): number | undefined => {
    if (key === "Home") return least();
    if (key === "End") return greatest();
    if (key === "ArrowRight" || key === "ArrowUp") return edges().find((edge) => edge > value) ?? greatest();
    if (key === "ArrowLeft" || key === "ArrowDown")
      return edges().findLast((edge) => edge < value) ?? least();
    return undefined;
  };

  const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
  onMount(() => observer.observe(plot));
  onCleanup(() => observer.disconnect());

  const grips = (["from", "to"] as const).map((grip) => ({ grip, at: () => x(brush()[grip]) }));
  return (
    <div class="atl-facet-brush">
      <svg ref={plot} height={HEIGHT} aria-hidden="true" onPointerDown={press}>
        <For each={totals()}>
          {(bar, place) => (
            <rect class="atl-facet-total" x={bar.x} y={bar.y} width={bar.width} height={bar.height}>
              <title>
                {`${text(bins()[place()] ?? 0)} to ${text(bins()[place() + 1] ?? 0)}: ${formatCount(props.histogram.counts[place()] ?? 0)} of ${formatCount(props.histogram.totals[place()] ?? 0)}`}
              </title>
            </rect>
          )}
        </For>
        <For each={counts()}>
          {(bar) => (
            <rect
              class="atl-facet-matched"
              classList={{
                "atl-facet-outside": bar.x + bar.width <= x(brush().from) || bar.x >= x(brush().to),
              }}
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
            />
          )}
        </For>
        <Show when={isBrushed()}>
          <rect
            class="atl-facet-range"
            x={x(brush().from)}
            y={0}
            width={Math.max(1, x(brush().to) - x(brush().from))}
            height={HEIGHT}
          />
        </Show>
        <For each={grips}>
          {({ grip, at }) => (
            <rect
              data-grip={grip}
              class="atl-facet-grip-area"
              x={at() - 5}
              y={0}
              width={10}
              height={HEIGHT}
            />
          )}
        </For>
      </svg>
      <For each={grips}>
        {({ grip, at }) => (
          <span
            class="atl-facet-grip"
            classList={{ "atl-facet-grip-set": isBrushed() }}
            role="slider"
            tabIndex={0}
            aria-label={`${props.field} ${grip}`}
            aria-valuemin={least()}
            aria-valuemax={greatest()}
            aria-valuenow={brush()[grip]}
            aria-valuetext={text(brush()[grip])}
            style={{ left: `${at()}px` }}
            onKeyDown={(event) => pressKey(event, grip)}
          />
        )}
      </For>
      <p
        class="atl-facet-bounds"
        classList={{ "atl-facet-bounds-set": partsOn(props.filter, props.field).length > 0 }}
      >
        <span>{text(brush().from)}</span>
        <Show when={props.histogram.scale === "log"}>
          <span title="Logarithmic: bars span equal ratios">log</span>
        </Show>
        <span>{text(brush().to)}</span>
      </p>
    </div>
  );
}
