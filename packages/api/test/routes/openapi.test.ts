import { createApi } from "@atlas/api";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exampleUrl, templateOf } from "../../src/openapi/example-url.ts";
import { isSchema, mediaTypesOf, operationsOf } from "../../src/resource.ts";
import { openExampleSource } from "../example-source.ts";

const app = createApi({ source: openExampleSource(), version: "1.2.3" });
const operations = operationsOf(app);
const named = operations.map((served) => [`${served.method} ${templateOf(served.route)}`, served] as const);

interface Document {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, unknown> };
}

interface DocumentedOperation {
  operationId: string;
  parameters: { name: string; in: string; schema: { type?: string; enum?: unknown[] } }[];
  responses: Record<string, unknown>;
}

const document = (await (await app.request("/api/openapi.json")).json()) as Document;

test("whatever is served below /api is described, and nothing else", () => {
  // Middleware is of every method; an answer of 405 or 404 too.
  const served = app.routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"));
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(
    [...new Set(served.map(({ method, path }) => `${method} ${templateOf(path)}`))].sort(),
  );
});

test("the document says what it is, and whose version", () => {
  expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Atlas", version: "1.2.3" } });
});

test("the document says where it is served, and how to show a token", async () => {
  expect(document).toMatchObject({
    servers: [{ url: "/" }],
    security: [{}, { token: [] }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  });
  const below = createApi({ source: openExampleSource(), version: "1", basePath: "/x" });
  expect(await (await below.request("/api/openapi.json")).json()).toMatchObject({ servers: [{ url: "/x" }] });
});

test("every operation has an id of its own, and every part of a path is a parameter", () => {
  const all = Object.values(document.paths).flatMap((item) => Object.values(item));
  expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
  for (const [path, item] of Object.entries(document.paths))
    for (const { parameters, operationId } of Object.values(item)) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => `{${name}}`);
      expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
});

test("every schema says something, and every reference leads somewhere", () => {
  const pending: [string, unknown][] = [["", document]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [place, value] = next;
    if (typeof value !== "object" || value === null) continue;
    const isMember =
      /\/(?:properties\/[^/]+|items|additionalProperties|schema|anyOf\/\d+|prefixItems\/\d+)$/.test(place);
    if (isMember) expect(Object.keys(value), place).not.toEqual([]);
    if ("$ref" in value) {
      const name = String(value.$ref).replace("#/components/schemas/", "");
      expect(Object.keys(document.components.schemas), place).toContain(name);
    }
    for (const [key, inner] of Object.entries(value)) pending.push([`${place}/${key}`, inner]);
  }
});

describe("parameters of a query", () => {
  test("have the types that a client thinks in", () => {
    const { parameters = [] } = document.paths["/api/runs"]?.["get"] ?? {};
    const typeOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.schema;
    expect(typeOf("limit")).toMatchObject({ type: "integer", minimum: 1, maximum: 1000, default: 100 });
    expect(typeOf("sort_order")).toMatchObject({ enum: ["asc", "desc"], default: "desc" });
    expect(typeOf("status")).toMatchObject({
      type: "array",
      items: { enum: ["success", "failed", "running", "cancelled"] },
    });
    expect(typeOf("field_filters")).toMatchObject({ type: "string" });
  });
});

describe("the examples", () => {
  test.each(named)("%s can be asked as it stands, and answers as its schema says", async (_, served) => {
    const { method, route, example, gives } = served;
    const response = await app.request(exampleUrl(route, example), {
      method,
      ...(example.body && { body: JSON.stringify(example.body) }),
    });
    expect(response.status).toBe(200);
    const mediaType = response.headers.get("content-type") ?? "";
    if (!isSchema(gives)) {
      const types = mediaTypesOf(served);
      expect(types.includes("*/*") || types.includes(mediaType)).toBe(true);
      await response.body?.cancel();
      return;
    }
    expect(mediaType).toBe("application/json");
    const body = await response.json();
    const result = v.safeParse(gives, body);
    expect(result.issues ?? []).toEqual([]);
    // A member that the schema does not name would be lost here.
    expect(result.output).toEqual(body);
  });

  test.each(named.filter(([, { mayBeAbsent }]) => mayBeAbsent))(
    "%s is 404 for what there is not",
    async (_, served) => {
      const path = Object.fromEntries(Object.keys(served.example.path ?? {}).map((name) => [name, "nope"]));
      const response = await app.request(exampleUrl(served.route, { path }), { method: served.method });
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ detail: expect.any(String) });
    },
  );

  test.each(named)("%s is 406 for who wants something else", async (_, served) => {
    if (mediaTypesOf(served).includes("*/*")) return;
    const { method, route, example } = served;
    const response = await app.request(exampleUrl(route, example), {
      method,
      headers: { accept: "application/x-nope" },
    });
    expect(response.status).toBe(406);
    expect(await response.json()).toEqual({ detail: expect.stringContaining(mediaTypesOf(served)[0] ?? "") });
  });
});
