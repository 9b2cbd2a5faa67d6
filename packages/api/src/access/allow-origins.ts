import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { VERSION_HEADER } from "../wire/headers.ts";

/**
 * Lets pages of other sites read the answers: of those that are listed, and without the browser's cookies, so that a
 * page needs the token where there is one. Without it no other site can read anything.
 *
 * @param origins such as `https://notebooks.example.org`
 */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: [...origins],
    allowMethods: ["GET", "HEAD", "POST"],
    allowHeaders: ["authorization", "content-type", "if-none-match", "range"],
    exposeHeaders: ["content-disposition", "content-range", "etag", "retry-after", VERSION_HEADER],
    maxAge: 600,
  });
}
