import { type FieldPath, NAMESPACES, splitFieldPath } from "@atlas/core";
import {
  columnOrderingFeature,
  columnSizingFeature,
  createTable,
  type SolidTable,
  tableFeatures,
} from "@tanstack/solid-table";
import { type Accessor, createMemo } from "solid-js";
import { NAMESPACE_NAMES } from "../format/namespace-names.ts";

const features = tableFeatures({ columnOrderingFeature, columnSizingFeature });

/** How narrow and how wide a column may be, in pixels. */
export const MIN_COLUMN_WIDTH = 40;
export const MAX_COLUMN_WIDTH = 1600;

/** The columns of a table: their order, the groups above them, their widths. The rows are no affair of it. */
export type ColumnModel = SolidTable<typeof features, never>;

/** The model of columns in a given order, neighbours of one namespace under one head. */
export function createColumnModel(columns: Accessor<readonly FieldPath[]>): ColumnModel {
  const definitions = createMemo(() =>
    NAMESPACES.map((namespace) => ({
      id: namespace,
      header: NAMESPACE_NAMES[namespace],
      columns: columns()
        .filter((path) => splitFieldPath(path).namespace === namespace)
        .map((path) => ({ id: path, minSize: MIN_COLUMN_WIDTH, maxSize: MAX_COLUMN_WIDTH })),
    })).filter((group) => group.columns.length > 0),
  );
  return createTable<typeof features, never>({
    features,
    data: [],
    get columns() {
      return definitions();
    },
    get state() {
      return { columnOrder: [...columns()] };
    },
  });
}
