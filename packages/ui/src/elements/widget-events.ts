import type { FieldPath, Query } from "@atlas/core";
import type { PlotSpec } from "../plot/plot-spec.ts";

/** A filter as a text, which any widget takes, and as what it says. */
export interface FilterDetail {
  readonly filter: string;
  readonly query: Query;
}

/** The runs of the rows that are selected. */
export interface SelectionDetail {
  /** What asks for them, as a text; `undefined` where there are none. */
  readonly filter: string | undefined;
  readonly query: Query | undefined;
  /** Their ids where they are rows that were picked; `undefined` for all that match, and for configurations. */
  readonly runIds: readonly string[] | undefined;
}

/** What a widget tells its page, by the type of the event. They bubble, and leave shadow roots. */
export interface WidgetEventMap {
  /** A run is to be opened. `preventDefault` keeps the widget from doing so. */
  readonly openrun: CustomEvent<{ readonly runId: string }>;
  /** An experiment is to be opened, likewise. */
  readonly openexperiment: CustomEvent<{ readonly experimentId: string }>;
  /** The runs that pass a filter are to be listed, likewise. */
  readonly openruns: CustomEvent<FilterDetail>;
  /** Other rows are selected. */
  readonly selection: CustomEvent<SelectionDetail>;
  /** A part of a histogram, or of parallel coordinates, was brushed: what of the runs it lets through. */
  readonly brush: CustomEvent<FilterDetail & { readonly field?: FieldPath }>;
  /** A person has changed the filter. */
  readonly filterchange: CustomEvent<FilterDetail>;
  /** A person has changed what a plot draws. */
  readonly specchange: CustomEvent<{ readonly spec: PlotSpec }>;
  /** A person has changed which runs are compared. */
  readonly runidschange: CustomEvent<{ readonly runIds: readonly string[] }>;
}

/** A type of event that a widget tells. */
export type WidgetEventType = keyof WidgetEventMap;

/** Tells the page of a widget; answers whether the widget may do what it would do by itself. */
export type Tell = <Type extends WidgetEventType>(
  type: Type,
  detail: WidgetEventMap[Type]["detail"],
) => boolean;

/** Tells of a widget by events of the element that holds it. */
export function tellBy(host: HTMLElement): Tell {
  return (type, detail) =>
    host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
}
