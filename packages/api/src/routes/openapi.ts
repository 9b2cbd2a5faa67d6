import type { Hono } from "hono";
import * as v from "valibot";
import { jsonAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { openApiOf } from "../openapi/open-api-of.ts";
import { operationsOf, serveResource } from "../resource.ts";

/** `GET /api/openapi.json`: all of this, as a machine reads it. */
export function serveOpenApi(app: Hono, { version, basePath }: ApiContext): void {
  let document: object | undefined;
  serveResource(app, "/api/openapi.json", {
    GET: {
      summary: "This description",
      gives: v.looseObject({ openapi: v.string() }),
      example: {},
      answer: (c) => {
        document ??= openApiOf(operationsOf(app), version, basePath);
        return jsonAnswer(c, document);
      },
    },
  });
}
