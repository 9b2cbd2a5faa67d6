import { parseQuery, printQuery, type Query } from "@atlas/core";
import type { ExportFormat } from "../experiment/experiment-links.ts";
import type { FilterDetail } from "./widget-events.ts";

/** Where the links of an embedded widget lead: to the pages of an Atlas, or, without one, nowhere. */
export interface PageLinks {
  readonly runHref: (runId: string) => string;
  readonly experimentHref: (experimentId: string) => string;
  readonly experimentsHref: string;
  /** All runs without a filter. */
  readonly runsHref: (filter?: Query) => string;
  readonly compareHref: (runIds: readonly string[]) => string;
  readonly exportHref: (filter: Query, format: ExportFormat) => string;
}

/** What the links of a widget without an Atlas begin with. */
const NOWHERE = "#";

/** The links to the pages of the Atlas at `pages`. */
export function pageLinks(pages: string | undefined): PageLinks {
  const base = pages?.replace(/\/+$/, "") ?? NOWHERE;
  const list = (ids: readonly string[]) => ids.map((id) => id.replace(/[\\,]/g, "\\$&")).join(",");
  return {
    runHref: (runId) => `${base}/runs/${segmentOf(runId)}`,
    experimentHref: (experimentId) => `${base}/experiments/${segmentOf(experimentId)}`,
    experimentsHref: `${base}/experiments`,
    runsHref: (filter) => `${base}/runs${filter ? `?${new URLSearchParams({ q: printQuery(filter) })}` : ""}`,
    compareHref: (runIds) => `${base}/compare?${new URLSearchParams({ runs: list(runIds) })}`,
    exportHref: (filter, format) =>
      `${base}/api/export?${new URLSearchParams({ q: printQuery(filter), format })}`,
  };
}

/** What a link of a widget is to open, as the event that tells of it. */
export type LinkedPage =
  | { readonly type: "openrun"; readonly detail: { readonly runId: string } }
  | { readonly type: "openexperiment"; readonly detail: { readonly experimentId: string } }
  | { readonly type: "openruns"; readonly detail: FilterDetail };

/** What a link that `pageLinks` gave is to open; `undefined` where no event tells of it. */
export function pageOfLink(href: string, pages: string | undefined): LinkedPage | undefined {
  const { runsHref, experimentsHref } = pageLinks(pages);
  const runId = idAfter(runsHref(), href);
  if (runId !== undefined) return { type: "openrun", detail: { runId } };
  const experimentId = idAfter(experimentsHref, href);
  if (experimentId !== undefined) return { type: "openexperiment", detail: { experimentId } };
  if (href.split("?")[0] !== runsHref()) return undefined;
  const filter = new URLSearchParams(href.split("?")[1]).get("q") ?? "";
  const parsed = parseQuery(filter);
  return parsed.ok ? { type: "openruns", detail: { filter, query: parsed.query } } : undefined;
}

/** Whether a link leads to no page. */
export function isNowhere(href: string): boolean {
  return href.startsWith(NOWHERE);
}

/** An id as a part of a path. Halves of surrogate pairs, which no address can hold, become U+FFFD. */
function segmentOf(id: string): string {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function idAfter(base: string, href: string): string | undefined {
  return href.startsWith(`${base}/`)
    ? decodeURIComponent(href.slice(base.length + 1).split("?")[0]!)
    : undefined;
}
