import type { MiddlewareHandler } from "hono";

const HEADERS = {
  // What is no script or picture by its type is none.
  "x-content-type-options": "nosniff",
  // An address may say much about an experiment.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "SAMEORIGIN",
};

/** Tells browsers with every answer what they are not to do with it; what an answer says itself stands. */
export function protectiveHeaders({
  isOpenToOrigins,
}: {
  readonly isOpenToOrigins: boolean;
}): MiddlewareHandler {
  // Other sites are not to show pictures of runs, either, as long as nobody may read here.
  const all = { ...HEADERS, ...(!isOpenToOrigins && { "cross-origin-resource-policy": "same-origin" }) };
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(all))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
