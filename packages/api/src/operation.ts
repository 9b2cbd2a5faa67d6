import type { Context } from "hono";
import type * as v from "valibot";

/** What one method of one path does, and what its documentation says of it. */
export interface Operation {
  /** What it answers, in a few words. */
  readonly summary: string;
  /** What the summary and the schemas leave open. */
  readonly description?: string;
  /** An object with a member a parameter of the query string. */
  readonly query?: v.GenericSchema;
  readonly body?: v.GenericSchema;
  /** The schema of a JSON answer, or the media types of one that is not JSON. */
  readonly gives: v.GenericSchema | readonly string[];
  /** Whether what is asked for may not exist: 404. */
  readonly mayBeAbsent?: boolean;
  /** A request that can be made as it stands, of the store that every example is about. */
  readonly example: OperationExample;
  readonly answer: (c: Context) => Response | Promise<Response>;
}

/** One request. */
export interface OperationExample {
  /** By the names in the path, not yet percent-encoded. */
  readonly path?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  readonly body?: object;
}

/** Whom and what the examples are about. */
export const EXAMPLE = {
  experiment: "mini:0.1",
  run: "4c6951009102e429",
  artifact: "summary",
  log: "run",
  result: "loss",
  manifest: "20260303_091502",
} as const;
