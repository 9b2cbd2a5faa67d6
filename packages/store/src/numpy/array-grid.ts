import type { ArrayPreview } from "@atlas/core";
import { numberReader } from "./item-reader.ts";
import type { NpyHeader } from "./npy-header.ts";

/** How many rows and columns of a plane are shown. */
const MAX_SIDE = 100;

/** How many values of a long array of one dimension are shown. */
const MAX_POINTS = 1000;

/** How many items lie before a plane: that at a place on each axis but the last two. `undefined` where there is none. */
export function planeOffset(
  { shape, isFortranOrder }: NpyHeader,
  slice: readonly number[],
): number | undefined {
  if (slice.length !== shape.length - 2) return undefined;
  const isWithin = slice.every(
    (place, axis) => Number.isInteger(place) && place >= 0 && place < shape[axis]!,
  );
  if (!isWithin) return undefined;
  const strides = stridesOf(shape, isFortranOrder);
  return slice.reduce((offset, place, axis) => offset + place * strides[axis]!, 0);
}

/** One of the two axes of a grid, as far as it was read. */
interface Axis {
  readonly length: number;
  /** How many items lie between one place and the next. */
  readonly stride: number;
  readonly step: number;
}

/**
 * Rows and columns of a plane of an array, thinned to fit, as far as the first `count` items reach; of an array of one
 * dimension the one row. None for an array that holds no numbers, or of which less than a row was read.
 *
 * @param offset how many items lie before the plane
 */
export function arrayGrid(
  view: DataView,
  { dtype, shape, isFortranOrder }: NpyHeader,
  count: number,
  offset = 0,
): Pick<ArrayPreview, "grid"> {
  const read = numberReader(dtype);
  if (read === undefined || shape.length === 0) return {};
  const [rows, columns] =
    shape.length === 1
      ? [axisOf(1, 1, 1), axisOf(count, 1, MAX_POINTS)]
      : planeOf(shape, isFortranOrder, count - offset);
  if (rows.length === 0 || columns.length === 0) return {};
  const values = placesOf(rows).map((row) =>
    placesOf(columns).map((column) => {
      const value = read(view, (offset + row + column) * dtype.itemBytes);
      return Number.isFinite(value) ? value : null;
    }),
  );
  return { grid: { values, row_step: rows.step, column_step: columns.step } };
}

/** The last two axes: that whose places lie further apart ends with the last of which all was read. */
function planeOf(shape: readonly number[], isFortranOrder: boolean, count: number): readonly [Axis, Axis] {
  const strides = stridesOf(shape, isFortranOrder);
  const [rowStride, columnStride] = [strides.at(-2)!, strides.at(-1)!];
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  /** How many of the places that lie so far apart are within reach, where each spans some items. */
  const reached = (length: number, stride: number, span: number) =>
    Math.max(0, Math.min(length, Math.floor((count - span) / stride) + 1));
  const rowSpan = (columns - 1) * columnStride + 1;
  const columnSpan = (rows - 1) * rowStride + 1;
  return [
    axisOf(isFortranOrder ? rows : reached(rows, rowStride, rowSpan), rowStride, MAX_SIDE),
    axisOf(isFortranOrder ? reached(columns, columnStride, columnSpan) : columns, columnStride, MAX_SIDE),
  ];
}

function axisOf(length: number, stride: number, most: number): Axis {
  return { length, stride, step: Math.max(1, Math.ceil(length / most)) };
}

function placesOf({ length, stride, step }: Axis): number[] {
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step * stride);
}

/** How many items lie between one place and the next along each axis. */
function stridesOf(shape: readonly number[], isFortranOrder: boolean): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const size of isFortranOrder ? shape : shape.toReversed()) {
    strides.push(stride);
    stride *= size;
  }
  return isFortranOrder ? strides : strides.reverse();
}
