import type { FileSearchResult, SearchHit, SearchResult } from "@atlas/core";
import { formatCount } from "../format/format-count.ts";

/** Something that can be done from anywhere. */
export interface PaletteAction {
  readonly label: string;
  /** The keys that do it without the palette. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** A line of the palette: an action, or something that was found. */
export type PaletteEntry =
  | { readonly kind: "action"; readonly action: PaletteAction }
  | { readonly kind: "hit"; readonly hit: SearchHit };

/** Lines under one head. */
export interface PaletteGroup {
  readonly title: string;
  /** How many more there are than are listed, in words; empty for none. */
  readonly more: string;
  readonly entries: readonly PaletteEntry[];
}

const TITLES = {
  experiments: "Experiments",
  runs: "Runs",
  fields: "Fields: keep the runs that have it",
  values: "Values: keep the runs that have it",
  artifacts: "Artifacts: runs with one of this name",
  logs: "Logs: runs with such a line",
} as const;

/** What the palette shows for a text: what was found, and the actions whose label has every word of it. */
export function paletteGroups(
  text: string,
  actions: readonly PaletteAction[],
  found: SearchResult | undefined,
  inFiles?: FileSearchResult | undefined,
): readonly PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/);
  const fitting = actions.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const acting: PaletteGroup = {
    title: "Actions",
    more: "",
    entries: fitting.map((action) => ({ kind: "action", action })),
  };
  const groups = [...(found?.groups ?? []), ...(inFiles?.groups ?? [])];
  const finding = groups.map(({ category, hits, total }): PaletteGroup => {
    const more = total - hits.length;
    return {
      title: TITLES[category],
      more: more > 0 ? `${formatCount(more)} more` : "",
      entries: hits.map((hit) => ({ kind: "hit", hit })),
    };
  });
  return [acting, ...finding].filter(({ entries }) => entries.length > 0);
}
