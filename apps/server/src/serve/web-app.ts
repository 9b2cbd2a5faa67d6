import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { getMimeType } from "hono/utils/mime";
import type { WebFiles } from "../web-files.ts";

/** Where the build puts files whose names change with their content. */
const HASHED = "/assets/";

/** What the page says of where it lies, as it is built. */
const BASE_TAG = '<base href="/" />';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

const NOT_BUILT = `The web app is not built. In a checkout of Atlas: pnpm build, then start again.
The API answers meanwhile: /api/health
`;

/**
 * Serves the built web app: its files, and its page for every other path that a browser goes to. Only the listed files
 * can be reached, whatever a path says. Without files every page says how to build them.
 *
 * @param basePath what stands before every path, as a browser sees it: without a slash at its end, empty for nothing
 */
export function createWebApp(files: WebFiles | undefined, basePath: string): Hono {
  const app = new Hono();
  // Worth its milliseconds through a tunnel; a browser keeps what it got.
  app.get("*", compress({ encoding: "gzip" }), async (c) => {
    if (!files) return c.text(NOT_BUILT, 503);
    const path = decodedPath(c.req.path);
    if (path === undefined) return c.text("Bad Request", 400);
    const isPage =
      path === "/" || (!path.startsWith(HASHED) && c.req.header("accept")?.includes("text/html"));
    const found = files.has(path) ? path : isPage ? "/index.html" : undefined;
    return found === undefined ? c.text("Not Found", 404) : answer(c, found, files.get(found)!, basePath);
  });
  return app;
}

async function answer(c: Context, path: string, file: string, basePath: string): Promise<Response> {
  const type = getMimeType(path) ?? "application/octet-stream";
  c.header("Content-Type", type);
  c.header("Cache-Control", path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
  if (!type.startsWith("text/html")) return c.body(await readFile(file));
  c.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  return c.body((await readFile(file, "utf8")).replace(BASE_TAG, () => `<base href="${basePath}/" />`));
}

/** `undefined` where the percent-encoding is none. */
function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
