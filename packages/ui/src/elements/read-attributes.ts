import { type ConfigurationSortKey, isFieldPath } from "@atlas/core";
import { type PlotSpec, readPlotSpec } from "../plot/plot-spec.ts";
import type { RowKind } from "../table/row-kind.ts";
import type { WidgetName, WidgetStates } from "./widget-state.ts";

/** Makes of an attribute's text what it sets; `null` stands for no attribute. */
type Reader<Value> = (text: string | null) => Value | undefined;

/** The parts of what a widget shows that attributes can set, each with how its text is read. */
export type AttributeReaders<State> = { readonly [Key in keyof State]-?: Reader<State[Key]> };

/** How the attributes of each widget's element are read. A part `runId` is the attribute `run-id`. */
export const ATTRIBUTES: { readonly [Name in WidgetName]: AttributeReaders<WidgetStates[Name]> } = {
  runs: {
    filter: readText,
    sort: readSort,
    columns: (text) => readList(text)?.filter(isFieldPath),
    rows: (text): RowKind => (text === "configurations" ? "configurations" : "runs"),
  },
  plot: { filter: readText, spec: readSpec, builder: (text) => text !== null && text !== "false" },
  histogram: {
    filter: readText,
    field: (text) => (text !== null && isFieldPath(text) ? text : undefined),
  },
  run: { runId: readText },
  compare: { runIds: readList },
  experiment: { experimentId: readText },
};

function readText(text: string | null): string | undefined {
  return text ?? undefined;
}

/** `a, b`: an item with a comma in it can be set as a property only. */
function readList(text: string | null): readonly string[] | undefined {
  return text
    ?.split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** `-metrics.loss, params.lr`: descending by the first, then ascending by the second. */
function readSort(text: string | null): readonly ConfigurationSortKey[] | undefined {
  return readList(text)?.flatMap((item): ConfigurationSortKey[] => {
    const field = item.replace(/^-/, "");
    return isFieldPath(field) ? [{ field, order: item.startsWith("-") ? "desc" : "asc" }] : [];
  });
}

/** A spec as JSON; what is none leaves everything open. */
function readSpec(text: string | null): PlotSpec | undefined {
  if (text === null) return undefined;
  try {
    return readPlotSpec(JSON.parse(text));
  } catch {
    return {};
  }
}
