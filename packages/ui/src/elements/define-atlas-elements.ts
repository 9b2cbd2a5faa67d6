import { createDatasetPool, type OpenDataset } from "./dataset-pool.ts";
import { defineElement } from "./define-element.ts";
import { ATTRIBUTES } from "./read-attributes.ts";
import type { WidgetName } from "./widget-state.ts";

/** What the elements need of their page. */
export interface AtlasElementsOptions {
  /**
   * Opens the data of an element with `src`: `openHttpDataset` of `@atlas/api/client` for the address of a server.
   * Elements of one address share what it opens, which is closed with the last of them.
   */
  readonly openDataset?: OpenDataset;
}

/**
 * Defines `<atlas-runs>`, `<atlas-plot>`, `<atlas-histogram>`, `<atlas-run>`, `<atlas-compare>` and
 * `<atlas-experiment>`, once for a page.
 */
export function defineAtlasElements({ openDataset }: AtlasElementsOptions = {}): void {
  const pool = createDatasetPool((src) => {
    if (openDataset === undefined)
      throw new Error(`Nothing opens the data at ${src}: give defineAtlasElements an openDataset`);
    return openDataset(src);
  });
  for (const widget of Object.keys(ATTRIBUTES) as WidgetName[]) defineElement(widget, pool);
}
