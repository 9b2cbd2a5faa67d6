import type { FieldIndex, FieldInfo, Filter, Namespace } from "@atlas/core";
import { splitFieldPath } from "@atlas/core";
import type { Context, Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { readBody, readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import {
  type FieldInfoAnswer,
  type FieldsAnswer,
  FieldsRequestSchema,
  FieldsSchema,
} from "../schemas/fields.ts";
import { FilterQuerySchema } from "../schemas/runs-query.ts";

/**
 * `/api/meta/fields`: what is known of every field over the runs that match a filter, which `GET` takes from the
 * query string as `/api/runs` does, and `POST` from a body, where it may be of any length.
 */
export function serveFields(app: Hono, { source, dataset }: ApiContext): void {
  const answer = (c: Context, filter: Filter, basis: readonly string[] = []) => {
    const state = source.state();
    const make = async () =>
      fieldsAnswerOf(await dataset.fields({ filter }, { signal: c.req.raw.signal }), state.last_scan);
    return dataAnswer(c, state, make, { basis: [state.last_scan, ...basis], filter });
  };

  serveResource(app, "/api/meta/fields", {
    GET: {
      summary: "What is known of every field: type, count, values, range",
      query: FilterQuerySchema,
      gives: FieldsSchema,
      example: { query: { experiment_id: EXAMPLE.experiment } },
      answer: (c) => answer(c, readQuery(c, FilterQuerySchema)),
    },
    POST: {
      summary: "What is known of every field over the runs of a filter of any length",
      body: FieldsRequestSchema,
      gives: FieldsSchema,
      example: { body: { filter: { status: ["success"] } } },
      answer: async (c) => {
        const { value, text } = await readBody(c, FieldsRequestSchema);
        return answer(c, value, [text]);
      },
    },
  });
}

function fieldsAnswerOf(index: FieldIndex, lastScan: string | null): FieldsAnswer {
  const fieldsOf = (namespace: Namespace) => {
    const entries = index.fields.map((field) => ({ ...splitFieldPath(field.path), field }));
    const own = entries.filter((entry) => entry.namespace === namespace);
    return Object.fromEntries(own.map(({ key, field }) => [key, fieldInfoAnswerOf(field)]));
  };
  return {
    version: index.version,
    last_scan: lastScan,
    run_count: index.run_count,
    params_fields: fieldsOf("params"),
    metrics_fields: fieldsOf("metrics"),
    derived_fields: fieldsOf("derived"),
    record_fields: fieldsOf("record"),
  };
}

function fieldInfoAnswerOf(field: FieldInfo): FieldInfoAnswer {
  const { type, count, distinct, values = null, min_value = null, max_value = null } = field;
  return { type, count, distinct, values, min_value, max_value };
}
