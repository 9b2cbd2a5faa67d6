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
  /** Where a path below `/api` lies. */
  urlOf(path: string): string;
  /**
   * Asks, and reads the answer, whose integers keep all their digits.
   *
   * @throws AtlasError `invalid_query`, `unavailable`, `aborted`, `internal`
   */
  ask(path: string, question?: Question): Promise<Reply>;
  /**
   * Asks for bytes, and for the headers that come with them.
   *
   * @throws AtlasError as `ask` does; `unavailable` also where there is nothing
   */
  askBytes(
    path: string,
    question?: Question,
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Headers }>;
  /** Gives up every question under way, and every later one. */
  close(): void;
}

/** Opens a way to the server below whose `baseUrl` lies `/api`; "" is the page's own server. */
export function openConnection(baseUrl: string, send: typeof fetch): Connection {
  const base = baseUrl.replace(/\/+$/, "");
  const address = base === "" ? "this address" : base;
  const urlOf = (path: string) => base + path;
  const underWay = new Set<AbortController>();
  let isClosed = false;

  /** What `read` makes of an answer, before the question may be given up no more. */
  async function exchange<Read>(
    path: string,
    question: Question,
    read: (response: Response) => Promise<Read>,
  ): Promise<{ readonly response: Response; readonly read: Read }> {
    const { body, etag, signal, method = "GET" } = question;
    const abort = new AbortController();
    const giveUp = () => abort.abort();
    if (isClosed || signal?.aborted) giveUp();
    signal?.addEventListener("abort", giveUp);
    underWay.add(abort);
    try {
      const response = await send(urlOf(path), {
        method,
        headers: {
          ...(body && { "content-type": "application/json" }),
          ...(etag && { "if-none-match": etag }),
        },
        // The text of an object keeps NaN and infinities, which a filter may hold and the server reads.
        ...(body && { body: exactJson(body) }),
        signal: abort.signal,
      });
      return { response, read: await read(response) };
    } catch (cause) {
      if (abort.signal.aborted) throw new AtlasError("aborted", "The question was given up", { cause });
      throw new AtlasError("unavailable", `The Atlas server at ${address} does not answer`, { cause });
    } finally {
      signal?.removeEventListener("abort", giveUp);
      underWay.delete(abort);
    }
  }

  async function ask(path: string, question: Question = {}): Promise<Reply> {
    const { response, read: text } = await exchange(path, question, (answer) => answer.text());
    const { status } = response;
    if (status === 304 || status === 404) return { status };
    if (status !== 200) throw failureOf(status, text, address);
    const parsed = parseJson(text);
    if (!parsed.ok) throw new AtlasError("unavailable", `The server at ${address} does not answer in JSON`);
    return { status, body: parsed.value, etag: response.headers.get("etag") ?? undefined };
  }

  async function askBytes(path: string, question: Question = {}) {
    const { response, read: bytes } = await exchange(path, question, (answer) => answer.arrayBuffer());
    if (response.status !== 200) throw failureOf(response.status, new TextDecoder().decode(bytes), address);
    return { bytes: new Uint8Array(bytes), headers: response.headers };
  }

  function close(): void {
    isClosed = true;
    for (const question of underWay) question.abort();
  }

  return { address, urlOf, ask, askBytes, close };
}

function failureOf(status: number, text: string, address: string): AtlasError {
  const parsed = parseJson(text);
  const detail = parsed.ok ? (parsed.value as Partial<ErrorAnswer> | null)?.detail : undefined;
  const code = errorCodeOf(status);
  if (typeof detail === "string") return new AtlasError(code, detail);
  const [issue] = detail ?? [];
  if (issue === undefined)
    return new AtlasError(code, `The server at ${address} answered with status ${status}`);
  const [, ...location] = issue.loc;
  return new AtlasError(code, issue.msg, { location });
}
