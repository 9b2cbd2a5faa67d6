import type { FieldIndex, Query } from "@atlas/core";
import { createEffect, createSignal, type JSX, lazy, onCleanup, onMount, Show, Suspense } from "solid-js";
import { IconButton } from "../control/IconButton.tsx";
import { QueryLine } from "../filter/QueryLine.tsx";
import { experimentOf } from "../filter/scope-of.ts";
import { createKept } from "./create-kept.ts";

/** Loaded when it is first shown: the table does not wait for it. */
const FacetPanel = lazy(async () => ({ default: (await import("./FacetPanel.tsx")).FacetPanel }));

/** From this width on there is room for a panel beside the data; below it is a sheet over them. */
const WIDE_PX = 900;

/** The filter of a view above it, and beside it the facets to narrow it down by, which can be closed. */
export function FacetFrame(props: {
  readonly filter: Query;
  readonly onFilter: (filter: Query) => void;
  /** The fields of the scope; `undefined` while they are not known. */
  readonly index: FieldIndex | undefined;
  /** A text that was to be the filter and cannot be understood. */
  readonly unreadable?: string | undefined;
  readonly children: JSX.Element;
}): JSX.Element {
  const [isKeptOpen, keepOpen] = createKept(
    () => "atlas.facets-open",
    (json) => (typeof json === "boolean" ? json : undefined),
  );
  const [isWide, setWide] = createSignal(true);
  const [isSheet, setSheet] = createSignal(false);
  const isOpen = () => (isWide() ? (isKeptOpen() ?? true) : isSheet());
  let side: HTMLElement | undefined;
  let frame!: HTMLDivElement;
  const show = (isWanted: boolean) => {
    if (isWide()) keepOpen(isWanted);
    else setSheet(isWanted);
  };
  const close = () => {
    show(false);
    frame.querySelector<HTMLElement>(".atl-facets-toggle")?.focus();
  };
  onMount(() => {
    // What is not laid out yet has no width.
    const measure = () => frame.clientWidth > 0 && setWide(frame.clientWidth >= WIDE_PX);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(frame);
    onCleanup(() => observer.disconnect());
  });
  createEffect(() => {
    if (isSheet() && !isWide()) side?.focus();
  });
  return (
    <div class="atl-facet-frame" ref={frame}>
      <QueryLine
        filter={props.filter}
        onFilter={props.onFilter}
        index={props.index}
        unreadable={props.unreadable}
        lead={
          <IconButton
            small
            class="atl-facets-toggle"
            icon="filter"
            label="Facets"
            aria-expanded={isOpen()}
            onClick={() => show(!isOpen())}
          />
        }
      />
      <div class="atl-facet-work">
        <Show when={isOpen()}>
          <aside
            ref={side}
            class="atl-facet-side"
            classList={{ "atl-facet-sheet": !isWide() }}
            tabindex="-1"
            aria-label="Facets"
            onKeyDown={(event) => {
              if (event.key === "Escape" && !event.defaultPrevented && !isWide()) close();
            }}
          >
            <Show when={!isWide()}>
              <div class="atl-facet-sheet-head">
                <b class="atl-strong">Facets</b>
                <IconButton icon="close" label="Close the facets" onClick={close} />
              </div>
            </Show>
            <Suspense>
              <Show when={props.index}>
                {(index) => (
                  <FacetPanel
                    index={index()}
                    experimentId={experimentOf(props.filter)}
                    filter={props.filter}
                    onFilter={props.onFilter}
                  />
                )}
              </Show>
            </Suspense>
          </aside>
        </Show>
        <div class="atl-facet-data">{props.children}</div>
      </div>
    </div>
  );
}
