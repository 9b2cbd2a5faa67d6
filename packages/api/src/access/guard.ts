import type { Context, Hono } from "hono";
import { allowOrigins } from "./allow-origins.ts";
import { checkHost } from "./check-host.ts";
import { checkToken } from "./check-token.ts";
import { protectiveHeaders } from "./protective-headers.ts";

/** Who may ask. */
export interface GuardOptions {
  /** The names that the server goes by, beside the loopback ones and numbers. */
  readonly hosts?: readonly string[];
  /** The sites whose pages may read the answers; none but the server's own when absent. */
  readonly origins?: readonly string[];
  /** What everyone must know; nothing when absent. */
  readonly token?: string | undefined;
  /** What stands before every path, without a slash at its end; nothing when absent. */
  readonly basePath?: string;
  /** Where a request comes from, so that who guesses tokens is stopped and nobody else; all are one where absent. */
  readonly addressOf?: (c: Context) => string | undefined;
}

/** Guards everything that is added to an app afterwards: who may ask, under which name, and what a browser may do with it. */
export function guard(app: Hono, options: GuardOptions): void {
  const { hosts = [], origins = [], token, basePath = "", addressOf } = options;
  app.use(protectiveHeaders({ isOpenToOrigins: origins.length > 0 }));
  app.use(checkHost(hosts));
  if (origins.length > 0) app.use(allowOrigins(origins));
  if (token !== undefined) app.use(checkToken({ token, path: `${basePath}/`, addressOf }));
}
