import type { FieldPath } from "@atlas/core";
import { type Accessor, batch, createComputed, createSignal, untrack } from "solid-js";
import type { ColumnLayout, TextMeasure } from "./column-layout.ts";
import type { MeasuredLayout } from "./row-source.ts";
/** What layouts are made from. */
export interface ColumnLayoutsOptions {
  /** The columns of the table; while rows are shown, those of their question. */
  readonly columns: Accessor<readonly FieldPath[]>;
  /** The layout of a column at its place, by what is known now. */
  readonly layoutOf: (path: FieldPath, place: number, measure: TextMeasure) => MeasuredLayout;
  readonly measure: Accessor<TextMeasure | undefined>;
  /** Another scope has other values: layouts are made anew. */
  readonly scope: Accessor<string | undefined>;
  /** Called with the widths of columns whose layout is new. */
  readonly onWidths: (widths: Readonly<Record<FieldPath, number>>) => void;
}

/**
 * The layout of each column: a first one from what is known of the field, and once from the first values that are
 * seen, so that neither widths nor precision change while scrolling, sorting or following live data.
 */
export function createColumnLayouts(
  options: ColumnLayoutsOptions,
): (path: FieldPath) => ColumnLayout | undefined {
  const [layouts, setLayouts] = createSignal<ReadonlyMap<FieldPath, ColumnLayout>>(new Map());
  const seen = new Set<FieldPath>();
  let scope: string | undefined;

  createComputed(() => {
    const measure = options.measure();
    if (measure === undefined) return;
    if (scope !== options.scope()) seen.clear();
    const old = scope === options.scope() ? untrack(layouts) : new Map<FieldPath, ColumnLayout>();
    scope = options.scope();
    const next = new Map(old);
    const widths: Record<FieldPath, number> = {};
    options.columns().forEach((path, place) => {
      if (seen.has(path)) return;
      const { layout, hasValues } = options.layoutOf(path, place, measure);
      const known = old.get(path);
      if (known !== undefined && !hasValues) return;
      next.set(path, layout);
      widths[path] = Math.max(layout.width, known?.width ?? 0);
      if (hasValues) seen.add(path);
    });
    batch(() => {
      setLayouts(next);
      options.onWidths(widths);
    });
  });

  return (path) => layouts().get(path);
}
