import type { ColumnsQuery } from "@atlas/core";
import * as v from "valibot";
import { FieldPathsSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { requestOf } from "./json.ts";

/** The body of `POST /api/columns`. */
export const ColumnsRequestSchema = v.pipe(
  requestOf({ columns: FieldPathsSchema, ...FilterEntries }),
  v.transform(({ columns, ...body }) => withoutAbsent<ColumnsQuery>({ columns, filter: filterOf(body) })),
);
