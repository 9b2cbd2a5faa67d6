import { parseJson } from "@atlas/core";
import type { Context } from "hono";
import type * as v from "valibot";
import { InvalidRequest, readRequestPart } from "./invalid-request.ts";

/**
 * What a schema makes of a request's query string. Of a parameter that is given twice the last counts, except of
 * `status`, which is a list; parameters that the schema does not know are passed over.
 *
 * @throws AtlasError `invalid_query`
 */
export function readQuery<const Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): v.InferOutput<Schema> {
  const parameters = new URL(c.req.url).searchParams;
  const status = parameters.getAll("status");
  return readRequestPart("query", schema, { ...Object.fromEntries(parameters), status });
}

/**
 * What a schema makes of a request's body, whose integers keep all their digits, and the body's text.
 *
 * @throws AtlasError `invalid_query`
 */
export async function readBody<const Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<{ value: v.InferOutput<Schema>; text: string }> {
  const text = await c.req.text();
  const parsed = parseJson(text);
  if (!parsed.ok)
    throw new InvalidRequest([
      { type: "json_invalid", loc: ["body", parsed.offset], msg: `Expected a JSON body: ${parsed.reason}` },
    ]);
  return { value: readRequestPart("body", schema, parsed.value), text };
}
