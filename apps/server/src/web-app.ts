import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { getMimeType } from "hono/utils/mime";
import type { WebFiles } from "./web-files.ts";

/** Where the build puts files whose names change with their content. */
const HASHED = "/assets/";

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

const NOT_BUILT = `The web app is not built. In a checkout of Atlas: pnpm build, then start again.
The API answers meanwhile: /api/health
`;

/**
 * Serves the built web app: its files, and its page for every other path that a browser goes to. Only the listed files
 * can be reached, whatever a path says. Without files every page says how to build them.
 */
export function createWebApp(files: WebFiles | undefined): Hono {
  const app = new Hono();
  app.get("*", async (c) => {
    if (!files) return c.text(NOT_BUILT, 503);
    const path = decodedPath(c.req.url);
    if (path === undefined) return c.text("Bad Request", 400);
    const isPage =
      path === "/" || (!path.startsWith(HASHED) && c.req.header("accept")?.includes("text/html"));
    const found = files.has(path) ? path : isPage ? "/index.html" : undefined;
    return found === undefined ? c.text("Not Found", 404) : answer(c, found, files.get(found)!);
  });
  return app;
}

async function answer(c: Context, path: string, file: string): Promise<Response> {
  const type = getMimeType(path) ?? "application/octet-stream";
  c.header("Content-Type", type);
  c.header("Cache-Control", path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
  if (type.startsWith("text/html")) c.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  return c.body(await readFile(file));
}

/** `undefined` where the percent-encoding is none. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
}
