import { type DensityGridRequest, SCALES } from "@atlas/core";
import * as v from "valibot";
import { FieldPathSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { CountSchema, integerFrom, listOf, requestOf, VersionSchema } from "./json.ts";

const CellCount = v.nullish(integerFrom(1, 255));
const Range = v.nullish(v.strictTuple([v.number(), v.number()], "Expected two numbers"));

/** The body of `POST /api/density`. */
export const DensityRequestSchema = v.pipe(
  requestOf({
    x_field: FieldPathSchema,
    y_field: FieldPathSchema,
    columns: CellCount,
    rows: CellCount,
    x_scale: v.nullish(v.picklist(SCALES)),
    y_scale: v.nullish(v.picklist(SCALES)),
    x_range: Range,
    y_range: Range,
    ...FilterEntries,
  }),
  v.transform((body) =>
    withoutAbsent<DensityGridRequest>({
      x: body.x_field,
      y: body.y_field,
      columns: body.columns,
      rows: body.rows,
      xScale: body.x_scale,
      yScale: body.y_scale,
      xRange: body.x_range,
      yRange: body.y_range,
      filter: filterOf(body),
    }),
  ),
);

/** `POST /api/density`. */
export const DensitySchema = v.object({
  /** The edges of the columns, one more than there are columns. */
  x_edges: listOf(v.number()),
  y_edges: listOf(v.number()),
  /** A count a cell: the row of the least Y first, and in it the cell of the least X. */
  cells: listOf(CountSchema),
  counts: v.object({
    matched: CountSchema,
    used: CountSchema,
    missing: CountSchema,
    not_finite: CountSchema,
    outside: CountSchema,
  }),
  version: VersionSchema,
});
