import * as v from "valibot";
import { CountSchema, VersionSchema } from "./json.ts";

/** The data of an event of `GET /api/events`. */
export const EventSchema = v.object({
  /** The data version: answers of another one may have changed. */
  version: VersionSchema,
  runs: CountSchema,
  progress: v.object({ read: CountSchema, found: CountSchema, done: v.boolean() }),
  last_scan: v.nullable(v.string()),
});

/** What an event says. */
export type EventAnswer = v.InferOutput<typeof EventSchema>;
