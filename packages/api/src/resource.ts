import type { Context, Hono } from "hono";
import type * as v from "valibot";
import { isAccepted } from "./accept.ts";
import { failureAnswer } from "./answer.ts";
import type { Operation } from "./operation.ts";

/** The operations of one path, by method. HEAD goes with GET. */
export interface Resource {
  readonly GET?: Operation;
  readonly POST?: Operation;
}

/** An operation, and where it is served. */
export interface ServedOperation extends Operation {
  readonly method: keyof Resource;
  /** As Hono writes it: `/api/runs/:run_id`. */
  readonly route: string;
}

/** What is served in each app, which itself remembers handlers only. */
const OPERATIONS = new WeakMap<Hono, ServedOperation[]>();

/** Serves one path. A method without an operation is 405 with `Allow`. */
export function serveResource(app: Hono, route: string, resource: Resource): void {
  const operations = OPERATIONS.get(app) ?? [];
  OPERATIONS.set(app, operations);
  const methods = (["GET", "POST"] as const).filter((method) => resource[method] !== undefined);
  for (const method of methods) {
    const operation = resource[method] as Operation;
    app.on(method, route, (c) =>
      isAcceptable(c, operation) ? operation.answer(c) : notAcceptable(c, operation),
    );
    operations.push({ ...operation, method, route });
  }
  const allow = methods.map((method) => (method === "GET" ? "GET, HEAD" : method)).join(", ");
  app.all(route, (c) => failureAnswer(c, 405, "Method Not Allowed", { allow }));
}

function isAcceptable(c: Context, operation: Operation): boolean {
  const accept = c.req.header("accept");
  return mediaTypesOf(operation).some((mediaType) => isAccepted(accept, mediaType));
}

function notAcceptable(c: Context, operation: Operation): Response {
  return failureAnswer(c, 406, `Not Acceptable: there is ${mediaTypesOf(operation).join(", ")}`);
}

/** What the answers of an operation may be. */
export function mediaTypesOf({ gives }: Operation): readonly string[] {
  return isSchema(gives) ? ["application/json"] : gives;
}

/** Whether an operation answers in JSON. */
export function isSchema(gives: Operation["gives"]): gives is v.GenericSchema {
  return !Array.isArray(gives);
}

/** Everything that `serveResource` serves in an app, in the order in which it was added. */
export function operationsOf(app: Hono): readonly ServedOperation[] {
  return OPERATIONS.get(app) ?? [];
}
