import type { Filter } from "@atlas/core";
import * as v from "valibot";
import { FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { CountSchema, JsonValueSchema, listOf, requestOf, VersionSchema } from "./json.ts";
import { NonFiniteSchema } from "./run.ts";

/** The body of `POST /api/varying`. */
export const VaryingRequestSchema = v.pipe(
  requestOf(FilterEntries),
  v.transform((body) => withoutAbsent<{ readonly filter?: Filter }>({ filter: filterOf(body) })),
);

/** `POST /api/varying`. */
export const VaryingSchema = v.object({
  varying: listOf(v.object({ path: v.string(), distinct: CountSchema, missing: CountSchema })),
  constant: listOf(v.object({ path: v.string(), value: JsonValueSchema })),
  version: VersionSchema,
  non_finite: v.exactOptional(NonFiniteSchema),
});
