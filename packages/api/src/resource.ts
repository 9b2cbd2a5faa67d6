import type { Context, Hono } from "hono";
import { failureAnswer } from "./answer.ts";

type Answer = (c: Context) => Response | Promise<Response>;

/** Serves one path. A method without a handler is 405 with `Allow`; HEAD goes with GET. */
export function serveResource(
  app: Hono,
  path: string,
  handlers: { readonly GET?: Answer; readonly POST?: Answer },
): void {
  const methods = Object.entries(handlers);
  for (const [method, handler] of methods) app.on(method, path, handler);
  const allow = methods.map(([method]) => (method === "GET" ? "GET, HEAD" : method)).join(", ");
  app.all(path, (c) => failureAnswer(c, 405, "Method Not Allowed", { allow }));
}
