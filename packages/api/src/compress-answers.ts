import type { MiddlewareHandler } from "hono";
import { BINARY } from "./wire/headers.ts";

/** What bytes go through to become gzip. */
export interface GzipStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

/** What becomes much smaller. Files that runs left behind say that they are to be sent as they are. */
const COMPRESSED = new RegExp(`^(?:application/(?:json|jsonl)|text/csv|${BINARY})(?:;|$)`);

/** What fits in a packet does not arrive sooner for being smaller. */
const MIN_BYTES = 1024;

/**
 * Sends what becomes smaller as gzip to who accepts that.
 *
 * @param openGzip makes a stream for one answer; the platform's own, which takes its time, when absent
 */
export function compressAnswers(
  openGzip: () => GzipStream = () => new CompressionStream("gzip") as GzipStream,
): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { status, headers } = c.res;
    const length = headers.get("content-length");
    const isWorthIt =
      COMPRESSED.test(headers.get("content-type") ?? "") &&
      !/\bno-transform\b/.test(headers.get("cache-control") ?? "") &&
      (length === null || Number(length) >= MIN_BYTES);
    if (status === 206 || c.req.method === "HEAD" || !isWorthIt) return;
    headers.append("vary", "Accept-Encoding");
    if (!acceptsGzip(c.req.header("accept-encoding") ?? "")) return;
    // Looked at last: a server sends an answer faster whose body nobody has touched.
    const { body } = c.res;
    if (body === null) return;
    c.res = new Response(body.pipeThrough(openGzip()), c.res);
    c.res.headers.delete("content-length");
    c.res.headers.set("content-encoding", "gzip");
  };
}

/** Whether an Accept-Encoding header admits gzip: by its name, or else with everything. */
function acceptsGzip(header: string): boolean {
  const codings = header.split(",").map((part) => part.toLowerCase().replace(/\s/g, "").split(";"));
  const [, ...parameters] = codings.find(([name]) => name === "gzip") ??
    codings.find(([name]) => name === "*") ?? ["", "q=0"];
  return !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
}
