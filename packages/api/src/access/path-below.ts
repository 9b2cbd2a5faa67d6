import { getPath } from "hono/utils/url";

/**
 * How an app that lies below a path takes it off: for `new Hono({ getPath })`. What comes without it is taken as it is,
 * since some proxies take it off themselves.
 *
 * @param basePath without a slash at its end; empty for nothing
 */
export function pathBelow(basePath: string): (request: Request) => string {
  if (basePath === "") return getPath;
  const base = getPath(new Request(`http://localhost${basePath}`));
  return (request) => {
    const path = getPath(request);
    return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || "/" : path;
  };
}
