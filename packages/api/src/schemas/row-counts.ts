import * as v from "valibot";
import { CountSchema } from "./json.ts";

/** What a page of rows was taken from. */
export const RowCountsSchema = v.object({
  all: CountSchema,
  matched: CountSchema,
  success: CountSchema,
  failed: CountSchema,
  running: CountSchema,
  cancelled: CountSchema,
  other: CountSchema,
});
