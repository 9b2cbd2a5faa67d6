import { type AskOptions, AtlasError, exactJson, type JsonValue, parseJson } from "@atlas/core";
import type { ErrorAnswer } from "../schemas/error.ts";
import { errorCodeOf } from "../wire/error-status.ts";

/** How something is asked, and what goes with it. */
export interface Question extends AskOptions {
  /** GET where absent. */
  readonly method?: "GET" | "POST";
  /** Plain data, sent as JSON. */
  readonly body?: object;
  /** The ETag of the answer that the caller has. */
  readonly etag?: string | undefined;
}

/** What the server said: found, unchanged since the question's ETag, or absent. Everything else is thrown. */
export type Reply =
  | { readonly status: 200; readonly body: JsonValue; readonly etag: string | undefined }
  | { readonly status: 304 | 404 };

/** A way to one Atlas server. */
export interface Connection {
  /** What was given to open it, for messages. */
  readonly address: string;
  /**
   * Asks, and reads the answer, whose integers keep all their digits.
   *
   * @throws AtlasError `invalid_query`, `unavailable`, `aborted`, `internal`
   */
  ask(path: string, question?: Question): Promise<Reply>;
  /** Gives up every question under way, and every later one. */
  close(): void;
}

/** Opens a way to the server below whose `baseUrl` lies `/api`; "" is the page's own server. */
export function openConnection(baseUrl: string, send: typeof fetch): Connection {
  const base = baseUrl.replace(/\/+$/, "");
  const address = base === "" ? "this address" : base;
  const closing = new AbortController();

  async function exchange(path: string, question: Question) {
    const { body, etag, method = "GET" } = question;
    const abort = new AbortController();
    const giveUp = () => abort.abort();
    const signals = [question.signal, closing.signal].filter((signal) => signal !== undefined);
    if (signals.some((signal) => signal.aborted)) giveUp();
    for (const signal of signals) signal.addEventListener("abort", giveUp);
    try {
      const response = await send(base + path, {
        method,
        headers: {
          accept: "application/json",
          ...(body && { "content-type": "application/json" }),
          ...(etag && { "if-none-match": etag }),
        },
        // The text of an object keeps NaN and infinities, which a filter may hold and the server reads.
        ...(body && { body: exactJson(body) }),
        signal: abort.signal,
      });
      return { status: response.status, etag: response.headers.get("etag"), text: await response.text() };
    } catch (cause) {
      if (abort.signal.aborted) throw new AtlasError("aborted", "The question was given up", { cause });
      throw new AtlasError("unavailable", `The Atlas server at ${address} does not answer`, { cause });
    } finally {
      for (const signal of signals) signal.removeEventListener("abort", giveUp);
    }
  }

  async function ask(path: string, question: Question = {}): Promise<Reply> {
    const { status, etag, text } = await exchange(path, question);
    if (status === 304 || status === 404) return { status };
    const parsed = parseJson(text);
    const body = parsed.ok ? parsed.value : undefined;
    if (status !== 200) throw failureOf(status, body, address);
    if (body === undefined)
      throw new AtlasError("unavailable", `The server at ${address} does not answer in JSON`);
    return { status, body, etag: etag ?? undefined };
  }

  return { address, ask, close: () => closing.abort() };
}

function failureOf(status: number, body: unknown, address: string): AtlasError {
  const detail = (body as Partial<ErrorAnswer> | undefined)?.detail;
  const code = errorCodeOf(status);
  if (typeof detail === "string") return new AtlasError(code, detail);
  const [issue] = detail ?? [];
  if (issue === undefined)
    return new AtlasError(code, `The server at ${address} answered with status ${status}`);
  const [, ...location] = issue.loc;
  return new AtlasError(code, issue.msg, { location });
}
