import type { MiddlewareHandler } from "hono";
import { failureAnswer } from "./answer.ts";

/** When to try again what took too long. */
const RETRY_AFTER_S = 10;

/**
 * Gives up what has no answer after some time: 503, and the request's signal is aborted. Sending an answer that was
 * found in time may take as long as it takes.
 */
export function limitTime(maxMs: number): MiddlewareHandler {
  return async (c, next) => {
    const limit = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isOver = new Promise<true>((resolve) => {
      timer = setTimeout(() => {
        limit.abort();
        resolve(true);
      }, maxMs);
    });
    c.req.raw = new Request(c.req.raw, { signal: AbortSignal.any([c.req.raw.signal, limit.signal]) });
    try {
      await Promise.race([next(), isOver]);
    } finally {
      clearTimeout(timer);
    }
    if (!limit.signal.aborted) return;
    c.res = undefined;
    c.res = failureAnswer(c, 503, `This took longer than ${maxMs / 1000} s, and was given up`, {
      "retry-after": String(RETRY_AFTER_S),
    });
  };
}
