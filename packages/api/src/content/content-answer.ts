import { AtlasError, type Content } from "@atlas/core";
import type { Context } from "hono";
import { failureAnswer } from "../answer.ts";
import { etagMatches } from "../etag.ts";
import { type ByteRange, byteRangeOf } from "./byte-range.ts";

const CHUNK_BYTES = 256 * 1024;

/**
 * Answers with the bytes of a file, read while they are sent: whole, the one range that was asked for (206), or
 * not at all when the client has them (304). A file that ends before the length that was promised ends the
 * connection instead.
 *
 * @param headers what is said of the bytes beside their length, age and ETag
 * @param absent what is said, with 404, when the file is gone
 */
export async function contentAnswer(
  c: Context,
  content: Content,
  headers: Record<string, string>,
  absent: string,
): Promise<Response> {
  const { sizeBytes, modifiedMs } = content;
  const validators = {
    etag: `"${sizeBytes.toString(36)}-${Math.round(modifiedMs * 1000).toString(36)}"`,
    "last-modified": new Date(modifiedMs).toUTCString(),
    // Its length and its ranges are those of the file.
    "cache-control": "no-cache, no-transform",
  };
  if (isFresh(c, validators)) return new Response(null, { status: 304, headers: validators });

  const range = rangeOf(c, validators, sizeBytes);
  if (range === "unsatisfiable")
    return failureAnswer(c, 416, `There are only ${sizeBytes} bytes`, {
      "content-range": `bytes */${sizeBytes}`,
    });
  const { start, end } = range ?? { start: 0, end: sizeBytes };
  const all = {
    ...headers,
    ...validators,
    "accept-ranges": "bytes",
    "content-length": String(end - start),
    ...(range && { "content-range": `bytes ${start}-${end - 1}/${sizeBytes}` }),
  };
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD") return new Response(null, { status, headers: all });
  const first = await content.read(start, Math.min(start + CHUNK_BYTES, end));
  if (first === undefined) return failureAnswer(c, 404, absent);
  return new Response(streamOf(content, { start, end }, first), { status, headers: all });
}

interface Validators {
  readonly etag: string;
  readonly "last-modified": string;
}

/** Whether the client has these bytes. */
function isFresh(c: Context, validators: Validators): boolean {
  const ifNoneMatch = c.req.header("if-none-match");
  if (ifNoneMatch !== undefined) return etagMatches(ifNoneMatch, validators.etag);
  const since = Date.parse(c.req.header("if-modified-since") ?? "");
  return since >= Date.parse(validators["last-modified"]);
}

/** The range asked for, unless the client asks for it only if the file is still what it was. */
function rangeOf(c: Context, validators: Validators, sizeBytes: number) {
  const condition = c.req.header("if-range");
  if (condition !== undefined && ![validators.etag, validators["last-modified"]].includes(condition))
    return undefined;
  return c.req.method === "GET" ? byteRangeOf(c.req.header("range"), sizeBytes) : undefined;
}

/** The bytes of a range, each chunk read when it is asked for. */
function streamOf(content: Content, range: ByteRange, first: Uint8Array): ReadableStream<Uint8Array> {
  let at = range.start;
  let chunk: Uint8Array | undefined = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const expected = Math.min(CHUNK_BYTES, range.end - at);
        chunk ??= await content.read(at, at + expected);
        if (chunk?.length !== expected)
          throw new AtlasError("unavailable", "A file became shorter while it was being sent");
        if (expected > 0) controller.enqueue(chunk);
        at += expected;
        chunk = undefined;
        if (at === range.end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
