import { EVERY_RUN, parseQuery, printQuery, type Query } from "@atlas/core";
import type { PageLinks } from "./page-links.ts";
import type { FilterDetail, Tell } from "./widget-events.ts";

/** What a widget in a page of others is given. */
export interface Embedded<State> {
  readonly state: State;
  /** Changes what is shown, as the page could have. */
  readonly change: (news: Partial<State>) => void;
  readonly tell: Tell;
  /** The Atlas whose pages the links lead to; without one they only tell. */
  readonly pages: string | undefined;
  readonly links: PageLinks;
}

/** A filter of a widget's state, understood. */
export interface ReadFilter {
  /** Every run where the text cannot be understood. */
  readonly query: Query;
  /** The text that cannot be understood. */
  readonly unreadable: string | undefined;
}

/** What a filter's text asks for. */
export function readFilter(text = ""): ReadFilter {
  const parsed = parseQuery(text);
  return parsed.ok ? { query: parsed.query, unreadable: undefined } : { query: EVERY_RUN, unreadable: text };
}

/** A filter as events carry it. */
export function filterDetail(query: Query): FilterDetail {
  return { filter: printQuery(query), query };
}
