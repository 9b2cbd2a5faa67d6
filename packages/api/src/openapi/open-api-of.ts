import type { JsonSchema } from "@valibot/to-json-schema";
import type { OperationExample } from "../operation.ts";
import { isSchema, mediaTypesOf, type ServedOperation } from "../resource.ts";
import { ErrorSchema } from "../schemas/error.ts";
import { templateOf } from "./example-url.ts";
import { jsonSchemaOf, namedSchemas } from "./json-schema-of.ts";

/** What the parts of a path in braces are. */
const PATH_PARAMETERS = new Map([
  ["id", "An experiment's id, percent-encoded"],
  ["run_id", "A run's id, percent-encoded"],
  ["name", "A name, percent-encoded; of an artifact also its artifact_id"],
  ["timestamp", "A manifest's timestamp: YYYYMMDD_HHMMSS"],
]);

const BYTES = "application/octet-stream";

const PRETTY = {
  name: "pretty",
  in: "query",
  description: "`true` indents JSON by 2",
  schema: { type: "boolean", default: false },
};

const TOKEN = {
  type: "http",
  scheme: "bearer",
  description:
    "Where Atlas was started with a token, or with a --host that others can reach. A browser has it as a cookie.",
};

/**
 * The description of an API from what is served.
 *
 * @param version Atlas's own
 * @param basePath what stands before every path, without a slash at its end
 * @see {@link https://spec.openapis.org/oas/v3.1.0}
 */
export function openApiOf(operations: readonly ServedOperation[], version: string, basePath: string): object {
  const paths = [...new Set(operations.map(({ route }) => route))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Atlas",
      version,
      license: { name: "MIT", identifier: "MIT" },
      description:
        "Runs of metalab experiments: parameters and seeds to one record a run. Every answer from data has an ETag; errors are `{detail}`.",
    },
    servers: [{ url: basePath === "" ? "/" : basePath }],
    // Whether there is a token is said at the start: both are right somewhere.
    security: [{}, { token: [] }],
    paths: Object.fromEntries(
      paths.map((path) => [templateOf(path), pathItemOf(operations.filter(({ route }) => route === path))]),
    ),
    components: { schemas: namedSchemas(), securitySchemes: { token: TOKEN } },
  };
}

function pathItemOf(operations: readonly ServedOperation[]): object {
  return Object.fromEntries(operations.map((served) => [served.method.toLowerCase(), operationOf(served)]));
}

function operationOf(served: ServedOperation): object {
  const { route, method, summary, description, query, body, example, mayBeAbsent } = served;
  const names = [...templateOf(route).matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  return {
    operationId: operationIdOf(served),
    tags: [tagOf(route)],
    summary,
    ...(description && { description }),
    parameters: [
      ...names.map((name) => pathParameterOf(name, example)),
      ...queryParametersOf(query && jsonSchemaOf(query), example),
      ...(isSchema(served.gives) ? [PRETTY] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: jsonSchemaOf(body), example: example.body } },
      },
    }),
    responses: {
      200: successOf(served),
      ...(method === "GET" && {
        304: { description: "The client has this answer: its If-None-Match names it" },
      }),
      ...(mayBeAbsent && { 404: errorOf("There is no such thing") }),
      ...((query || body) && {
        422: errorOf("The request cannot be understood: `detail` says what and where"),
      }),
      401: errorOf("A token is needed, and it was not shown or is another"),
      default: errorOf("It failed: `detail` says why"),
    },
  };
}

function pathParameterOf(name: string, { path = {} }: OperationExample): object {
  const description = PATH_PARAMETERS.get(name);
  return { name, in: "path", required: true, description, schema: { type: "string" }, example: path[name] };
}

function queryParametersOf(schema: JsonSchema | undefined, { query = {} }: OperationExample): object[] {
  const required = schema?.required ?? [];
  return Object.entries(schema?.properties ?? {}).map(([name, given]) => ({
    name,
    in: "query",
    ...(required.includes(name) && { required: true }),
    schema: withTypedDefault(given),
    ...(Object.hasOwn(query, name) && { example: typed(query[name], given) }),
  }));
}

/** The default of a parameter is the text that a query string would hold: as a value of the parameter's type. */
function withTypedDefault(schema: JsonSchema | boolean): JsonSchema | boolean {
  if (typeof schema === "boolean" || schema.default === undefined) return schema;
  return { ...schema, default: typed(schema.default, schema) };
}

/** The text of a query string as the value that a schema makes of it. */
function typed(text: unknown, schema: JsonSchema | boolean) {
  const type = typeof schema === "boolean" ? undefined : schema.type;
  if (typeof text !== "string") return text;
  if (type === "array") return [text];
  return type === "integer" || type === "boolean" ? JSON.parse(text) : text;
}

function successOf(served: ServedOperation): object {
  const { gives } = served;
  const schema = isSchema(gives) ? jsonSchemaOf(gives) : { type: "string", format: "binary" };
  // Generators of clients know no ranges of media types.
  const content = mediaTypesOf(served).map((mediaType) => [mediaType.replace("*/*", BYTES), { schema }]);
  return { description: "What was asked for", content: Object.fromEntries(content) };
}

function errorOf(description: string): object {
  return { description, content: { "application/json": { schema: jsonSchemaOf(ErrorSchema) } } };
}

/** `getRunsArtifacts` of `GET /api/runs/{run_id}/artifacts`; what is in braces at the end is said as `ByName`. */
function operationIdOf({ method, route }: ServedOperation): string {
  const parts = templateOf(route).split("/").slice(2);
  const words = parts.flatMap((part, i) => {
    if (!part.startsWith("{")) return part.split(/[^A-Za-z0-9]+/);
    return i === parts.length - 1 ? ["by", ...part.slice(1, -1).split("_")] : [];
  });
  return method.toLowerCase() + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

/** The first part of the path: what the operation is about. */
function tagOf(route: string): string {
  return route.split("/")[2] ?? "";
}
