import type { MiddlewareHandler } from "hono";
import { errorAnswer } from "./answer.ts";
import { OutOfTime } from "./out-of-time.ts";

/**
 * Gives up what has no answer after some time: 503, and the request's signal is aborted. Sending an answer that was
 * found in time may take as long as it takes.
 */
export function limitTime(maxMs: number): MiddlewareHandler {
  return async (c, next) => {
    const limit = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isOver = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        limit.abort(new OutOfTime(maxMs));
        resolve();
      }, maxMs);
    });
    abortWith(c.req.raw, limit.signal);
    try {
      await Promise.race([next(), isOver]);
    } finally {
      clearTimeout(timer);
    }
    if (!limit.signal.aborted) return;
    c.res = undefined;
    // Whoever notices only now that it was given up gives the same answer.
    c.res = errorAnswer(c, limit.signal.reason);
  };
}

/**
 * Makes a request's signal abort with another one, too. In place, and for who asks for it: a Request of its own costs
 * more than most answers.
 */
function abortWith(request: Request, other: AbortSignal): void {
  let both: AbortSignal | undefined;
  Object.defineProperty(request, "signal", {
    get() {
      both ??= AbortSignal.any([Reflect.get(Object.getPrototypeOf(request), "signal", request), other]);
      return both;
    },
  });
}
