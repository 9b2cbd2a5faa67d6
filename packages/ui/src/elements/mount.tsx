import type { Dataset } from "@atlas/core";
import { type Component, createSignal, onCleanup } from "solid-js";
import { Dynamic } from "solid-js/web";
import { DatasetProvider } from "../state/DatasetProvider.tsx";
import { EmbeddedCompare } from "./EmbeddedCompare.tsx";
import { EmbeddedExperiment } from "./EmbeddedExperiment.tsx";
import { EmbeddedHistogram } from "./EmbeddedHistogram.tsx";
import { EmbeddedPlot } from "./EmbeddedPlot.tsx";
import { EmbeddedRun } from "./EmbeddedRun.tsx";
import { EmbeddedRuns } from "./EmbeddedRuns.tsx";
import type { Embedded } from "./embedded.ts";
import { isNowhere, pageLinks, pageOfLink } from "./page-links.ts";
import { renderInShadow } from "./render-in-shadow.tsx";
import { tellBy } from "./widget-events.ts";
import type { WidgetName, WidgetStates } from "./widget-state.ts";
import { stylesOf } from "./widget-styles.ts";

/** What a widget is mounted with: what it shows, and of which data. */
export type MountProps<Name extends WidgetName> = WidgetStates[Name] & {
  readonly data: Dataset;
  /** The address of the Atlas whose pages its links lead to. Without one they lead nowhere, and tell the page only. */
  readonly pages?: string | undefined;
};

/** A widget in a page. */
export interface Mounted<Name extends WidgetName> {
  /** What it shows now, with what a person has changed. */
  readonly props: MountProps<Name>;
  /** Shows something else; what is not named stays. */
  set(news: Partial<MountProps<Name>>): void;
  /** Takes the widget out of the page, with everything that it listens to. The data set stays open. */
  dispose(): void;
}

const WIDGETS: { readonly [Name in WidgetName]: Component<Embedded<WidgetStates[Name]>> } = {
  runs: EmbeddedRuns,
  plot: EmbeddedPlot,
  histogram: EmbeddedHistogram,
  run: EmbeddedRun,
  compare: EmbeddedCompare,
  experiment: EmbeddedExperiment,
};

/**
 * Puts a widget into an element of any page, in a shadow root, and tells of it by events of that element
 * (`WidgetEventMap`). A table and a plot fill the element's height, 480 px where the page gives it none.
 */
export function mount<Name extends WidgetName>(
  host: HTMLElement,
  widget: Name,
  props: MountProps<Name>,
): Mounted<Name> {
  const [shown, setShown] = createSignal(props);
  const set = (news: Partial<MountProps<Name>>) => {
    setShown((old) => ({ ...old, ...news }));
  };
  const tell = tellBy(host);
  const Widget = WIDGETS[widget] as Component<Embedded<object>>;
  const dispose = renderInShadow(host, stylesOf(widget), (root) => {
    const follow = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (link === null || event.defaultPrevented) return;
      const href = link.getAttribute("href")!;
      const page = pageOfLink(href, shown().pages);
      const isAllowed = page === undefined || tell(page.type, page.detail);
      if (!isAllowed || isNowhere(href)) event.preventDefault();
      // A run leads to others of its experiment: where there is no page for them, they are shown in its place.
      if (isAllowed && widget === "run" && page?.type === "openrun" && isNowhere(href))
        setShown((old) => ({ ...old, runId: page.detail.runId }));
    };
    root.addEventListener("click", follow);
    onCleanup(() => root.removeEventListener("click", follow));
    return (
      <DatasetProvider dataset={shown().data}>
        <Dynamic
          component={Widget}
          state={shown()}
          change={set}
          tell={tell}
          pages={shown().pages}
          links={pageLinks(shown().pages)}
        />
      </DatasetProvider>
    );
  });
  return {
    get props() {
      return shown();
    },
    set,
    dispose,
  };
}
