import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { docsPage } from "../docs/docs-page.ts";
import { DOCS_STYLE } from "../docs/docs-style.ts";
import { operationsOf } from "../resource.ts";

/** `/docs`: all of this, as people read it. */
export function serveDocs(app: Hono, { version, basePath }: ApiContext): void {
  app.get("/docs", async (c) => {
    const base = new URL(c.req.url).origin + basePath;
    c.header("content-security-policy", "default-src 'none'; style-src 'self'");
    return c.html(docsPage(operationsOf(app), version, base));
  });
  app.get("/docs/style.css", (c) => c.body(DOCS_STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
}
