import type { MiddlewareHandler } from "hono";
import { failureAnswer } from "./answer.ts";
import { streamWithEnd } from "./stream-with-end.ts";

/** When to try again where too much is under way. */
const RETRY_AFTER_S = 5;

/**
 * Answers at most so many requests at a time, from their beginning until the last byte of their answers is sent or the
 * client has gone; what is too much is 503.
 *
 * @param what is limited, in the plural
 */
export function limitConcurrency(max: number, what: string): MiddlewareHandler {
  let count = 0;
  return async (c, next) => {
    if (count >= max) {
      const detail = `There are ${max} ${what} under way already, which is as many as there may be`;
      return failureAnswer(c, 503, detail, { "retry-after": String(RETRY_AFTER_S) });
    }
    count++;
    const release = () => void count--;
    let isHandedOn = false;
    try {
      await next();
      const { body } = c.res;
      // Nobody reads the body of what is asked for with HEAD.
      if (body === null || c.req.method === "HEAD") return;
      c.res = new Response(streamWithEnd(body, release), c.res);
      isHandedOn = true;
    } finally {
      if (!isHandedOn) release();
    }
  };
}
