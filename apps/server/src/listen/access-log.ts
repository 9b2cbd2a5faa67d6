import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log, LogLevel } from "../log.ts";

/** What is refused or put off is worth a warning: it may be an attack, or a setting that is missing. */
const WARNED = new Set([401, 403, 413, 421, 429, 503]);

/** Says of every request, once its answer is sent or cut, what was asked for and what became of it; never its query. */
export function accessLog(log: Log): (request: IncomingMessage, answer: ServerResponse) => void {
  return (request, answer) => {
    const startedAt = performance.now();
    const { method = "", socket } = request;
    const path = pathOf(request);
    const bytesBefore = socket.bytesWritten;
    answer.once("close", () => {
      const { statusCode: status, writableFinished } = answer;
      const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
      const sizeBytes = socket.bytesWritten - bytesBefore;
      const end = writableFinished ? "" : ", cut";
      log.say(levelOf(status), `${method} ${path} ${status} ${durationMs} ms ${sizeBytes} B${end}`, {
        method,
        path,
        status,
        duration_ms: durationMs,
        size_bytes: sizeBytes,
        ...(!writableFinished && { cut: true }),
      });
    });
  };
}

function levelOf(status: number): Exclude<LogLevel, "silent"> {
  if (WARNED.has(status)) return "warn";
  return status >= 500 ? "error" : "info";
}

/** Without the query, which may hold a token, and without what a terminal could take for a command. */
function pathOf({ url = "" }: IncomingMessage): string {
  const [path = ""] = url.split("?");
  return path.replace(/[^\x21-\x7e]/g, "?");
}
