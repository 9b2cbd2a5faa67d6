import type { FieldPath, GroupValue, GroupValues } from "@atlas/core";
import type { Fact } from "../chart/figure.ts";
import { keyOf, labelOfValue } from "../chart/scale.ts";
import { fieldLabel } from "../format/field-label.ts";
import { compareValues } from "./value-colors.ts";

/** What belongs to one combination of facet values. */
export interface Faceted {
  readonly facet: GroupValues;
}

/** A place of a grid, and what is in it. */
interface FacetCell<Item extends Faceted> {
  readonly column: number;
  readonly row: number;
  readonly head: readonly Fact[];
  readonly facet: GroupValues;
  /** Empty for a combination that no run has: it keeps its place. */
  readonly items: readonly Item[];
}

/** Panels by facet values. */
export interface FacetGrid<Item extends Faceted> {
  readonly columns: number;
  readonly rows: number;
  readonly rowHeads: readonly Fact[];
  readonly cells: readonly FacetCell<Item>[];
}

/** The panels of a plot: one for each column value in each row value; columns alone go on in the next line. */
export function facetGrid<Item extends Faceted>(
  items: readonly Item[],
  fields: { readonly column: FieldPath | undefined; readonly row: FieldPath | undefined },
  mostColumns: number,
): FacetGrid<Item> {
  const { column, row } = fields;
  const columnValues = valuesOf(items, column);
  const rowValues = valuesOf(items, row);
  const isWrapped = row === undefined && columnValues.length > mostColumns;
  const columns = isWrapped ? evenColumns(columnValues.length, mostColumns) : columnValues.length;
  const cells = rowValues.flatMap((rowValue, rowIndex) =>
    columnValues.map((columnValue, index): FacetCell<Item> => {
      const facet: Record<FieldPath, GroupValue> = {
        ...(column && { [column]: columnValue }),
        ...(row && { [row]: rowValue }),
      };
      return {
        column: index % columns,
        row: isWrapped ? Math.floor(index / columns) : rowIndex,
        head:
          column && (isWrapped || rowIndex === 0) ? [[fieldLabel(column), labelOfValue(columnValue)]] : [],
        facet,
        items: items.filter((item) => isOf(item, column, columnValue) && isOf(item, row, rowValue)),
      };
    }),
  );
  return {
    columns,
    rows: isWrapped ? Math.ceil(columnValues.length / columns) : rowValues.length,
    rowHeads: row ? rowValues.map((value): Fact => [fieldLabel(row), labelOfValue(value)]) : [],
    cells,
  };
}

/** As few lines as there must be, about equally long. */
function evenColumns(count: number, most: number): number {
  return Math.ceil(count / Math.ceil(count / Math.max(1, most)));
}

function valuesOf(items: readonly Faceted[], field: FieldPath | undefined): readonly GroupValue[] {
  if (field === undefined) return [null];
  const values = new Map(items.map(({ facet }) => [keyOf(facet[field]), facet[field] ?? null]));
  return values.size === 0 ? [null] : [...values.values()].sort(compareValues);
}

function isOf(item: Faceted, field: FieldPath | undefined, value: GroupValue): boolean {
  return field === undefined || keyOf(item.facet[field]) === keyOf(value);
}

/** A combination of facet values as facts, for a tooltip. */
export function factsOfFacet(facet: GroupValues): Fact[] {
  return Object.entries(facet).map(
    ([field, value]): Fact => [fieldLabel(field as FieldPath), labelOfValue(value)],
  );
}
