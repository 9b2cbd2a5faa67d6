import { exactJson } from "../json/stringify-json.ts";
import type { FieldPath, Value } from "../model/field.ts";

/** How many missing cells are listed, and of how many cells at most they are looked for. */
const MAX_LISTED = 200;
const MAX_CELLS = 1_000_000;

/** A param of a grid, and its values; null for having none. */
export interface GridAxis {
  readonly path: FieldPath;
  readonly values: readonly (Value | null)[];
}

/** The cells of a grid that nothing lies in. */
export interface MissingCells {
  readonly cells: number;
  readonly missing_count: number;
  /** The first 200, in the order of the axes' values, the last axis changing fastest. Empty for more than a million cells. */
  readonly missing: readonly (readonly (Value | null)[])[];
}

/**
 * Which cells of a grid are missing.
 *
 * @param found for each axis, the values of what there is; those that are no value of the axis lie outside of the grid
 */
export function missingCells(
  axes: readonly GridAxis[],
  found: readonly (readonly (Value | null)[])[],
): MissingCells {
  const cells = axes.reduce((product, { values }) => product * values.length, 1);
  const places = new Set<number>();
  const columns = axes.map(({ values }, axis) => {
    const placeOf = new Map(values.map((value, place) => [exactJson(value), place] as const));
    return found[axis]!.map((value) => placeOf.get(exactJson(value)));
  });
  for (let i = 0; i < (found[0]?.length ?? 0); i++) {
    let place = 0;
    for (const [axis, { values }] of axes.entries())
      place = place * values.length + (columns[axis]![i] ?? Number.NaN);
    if (!Number.isNaN(place)) places.add(place);
  }
  const missing: (readonly (Value | null)[])[] = [];
  for (let place = 0; cells <= MAX_CELLS && place < cells && missing.length < MAX_LISTED; place++) {
    if (!places.has(place)) missing.push(cellAt(axes, place));
  }
  return { cells, missing_count: cells - places.size, missing };
}

function cellAt(axes: readonly GridAxis[], place: number): (Value | null)[] {
  let rest = place;
  const cell: (Value | null)[] = [];
  for (const { values } of axes.toReversed()) {
    cell.unshift(values[rest % values.length]!);
    rest = Math.floor(rest / values.length);
  }
  return cell;
}
