import type { AskOptions, Filter } from "@atlas/core";
import type { Context } from "hono";
import type * as v from "valibot";
import { dataAnswer } from "./answer.ts";
import type { ApiContext } from "./api-context.ts";
import { readBody } from "./read-request.ts";

/**
 * Answers what a request's body asks of the data, with an ETag of their version and the body. A client that goes
 * away gives the question up.
 *
 * @param schema what the body is read with: a question, about the runs of its `filter` where it has one
 */
export function bodyAnswer<const Schema extends v.GenericSchema<unknown, object>>(
  { source }: ApiContext,
  schema: Schema,
  ask: (question: v.InferOutput<Schema>, options: AskOptions) => Promise<object>,
): (c: Context) => Promise<Response> {
  return async (c) => {
    const { value, text } = await readBody(c, schema);
    const make = () => ask(value, { signal: c.req.raw.signal });
    const { filter } = value as { readonly filter?: Filter };
    return dataAnswer(c, source.state(), make, { basis: [text], filter });
  };
}
