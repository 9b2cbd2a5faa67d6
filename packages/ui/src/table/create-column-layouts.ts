import type { FieldInfo, FieldPath } from "@atlas/core";
import { type Accessor, batch, createComputed, createSignal, untrack } from "solid-js";
import { type ColumnLayout, columnLayout, type TextMeasure } from "./column-layout.ts";
import { cellsOf, type ShownRows } from "./create-run-rows.ts";

/** What layouts are made from. */
export interface ColumnLayoutsOptions {
  /** The columns of the table; while rows are shown, those of their question. */
  readonly columns: Accessor<readonly FieldPath[]>;
  readonly shown: Accessor<ShownRows | undefined>;
  readonly revision: Accessor<number>;
  readonly info: (path: FieldPath) => FieldInfo | undefined;
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
    const shown = options.shown();
    options.revision();
    if (measure === undefined) return;
    if (scope !== options.scope()) seen.clear();
    const old = scope === options.scope() ? untrack(layouts) : new Map<FieldPath, ColumnLayout>();
    scope = options.scope();
    const next = new Map(old);
    const widths: Record<FieldPath, number> = {};
    options.columns().forEach((path, place) => {
      if (seen.has(path)) return;
      const cells = shown === undefined ? [] : [...cellsOf(shown, place)];
      const hasValues = cells.some((cell) => cell !== undefined);
      const known = old.get(path);
      if (known !== undefined && !hasValues) return;
      const layout = columnLayout(path, options.info(path), cells, measure);
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
