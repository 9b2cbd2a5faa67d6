import type { MiddlewareHandler } from "hono";
import { failureAnswer } from "../answer.ts";
import { hostNameOf, isAddress, isLoopbackName } from "./host-name.ts";

/**
 * Refuses with 421 what was sent to another name than one that Atlas goes by: a page of a foreign site, whose name was
 * made to lead to this machine, would otherwise be of the same origin as Atlas, and could read everything. Numbers and
 * the names of the machine itself cannot be made to lead elsewhere.
 *
 * @param allowed further names, without ports
 * @see {@link https://en.wikipedia.org/wiki/DNS_rebinding}
 */
export function checkHost(allowed: readonly string[]): MiddlewareHandler {
  const names = new Set(allowed.map(hostNameOf));
  return async (c, next) => {
    const name = hostNameOf(c.req.header("host") ?? "");
    if (names.has(name) || isLoopbackName(name) || isAddress(name)) return next();
    return failureAnswer(
      c,
      421,
      `Atlas does not go by the name ${JSON.stringify(name)}: if it should, start it with --allow-host and this name`,
    );
  };
}
