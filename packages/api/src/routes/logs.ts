import { type LogRange, readLog } from "@atlas/core";
import type { Context, Hono } from "hono";
import { failureAnswer, fileAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import { type LogAnswer, LogQuerySchema, LogSchema, type LogsAnswer, LogsSchema } from "../schemas/logs.ts";

/** A run's logs, and each one in parts. */
export function serveLogs(app: Hono, { source }: ApiContext): void {
  const runIdOf = (c: Context) => c.req.param("run_id") ?? "";

  serveResource(app, "/api/runs/:run_id/logs", {
    GET: {
      summary: "The names of a run's logs",
      gives: LogsSchema,
      mayBeAbsent: true,
      example: { path: { run_id: EXAMPLE.run } },
      answer: (c) => {
        const runId = runIdOf(c);
        const list = async (): Promise<LogsAnswer | undefined> => {
          const logs = await source.logs(runId);
          return logs && { run_id: runId, logs };
        };
        return fileAnswer(c, list, `Run not found: ${runId}`);
      },
    },
  });

  serveResource(app, "/api/runs/:run_id/logs/:name", {
    GET: {
      summary: "A log, or a part of it by bytes",
      description: "Without a query, all of it up to 32 MiB. A log that there is not has `exists: false`.",
      query: LogQuerySchema,
      gives: LogSchema,
      mayBeAbsent: true,
      example: { path: { run_id: EXAMPLE.run, name: EXAMPLE.log }, query: { tail: "1000" } },
      answer: (c) => {
        const runId = runIdOf(c);
        const range = readQuery(c, LogQuerySchema);
        if (source.state().table.rowOf(runId) === undefined)
          return failureAnswer(c, 404, `Run not found: ${runId}`);
        return fileAnswer(c, () => logOf(runId, c.req.param("name") ?? "", range), "Not Found");
      },
    },
  });

  async function logOf(runId: string, name: string, range: LogRange): Promise<LogAnswer> {
    const content = await source.log(runId, name);
    const chunk = content && (await readLog(content, range));
    const nothing = { content: "", size: 0, offset: 0, next_offset: 0 };
    return { run_id: runId, log_name: name, exists: chunk !== undefined, ...(chunk ?? nothing) };
  }
}
