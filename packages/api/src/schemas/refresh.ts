import * as v from "valibot";
import { CountSchema, VersionSchema } from "./json.ts";

/** `POST /api/meta/refresh`. */
export const RefreshSchema = v.object({
  stores_discovered: CountSchema,
  message: v.string(),
  /** The data version after reading again. */
  version: VersionSchema,
});

/** What reading the stores again came to, as an answer holds it. */
export type RefreshAnswer = v.InferOutput<typeof RefreshSchema>;
