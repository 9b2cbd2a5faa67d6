import { encodeTable } from "@atlas/core";
import type { Hono } from "hono";
import type { ApiContext } from "../api-context.ts";
import { bodyAnswer } from "../body-answer.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { ColumnsRequestSchema } from "../schemas/columns.ts";
import { BINARY, VERSION_HEADER } from "../wire/headers.ts";

/** `POST /api/columns`: some fields of all runs that match, in the bytes of a table. */
export function serveColumns(app: Hono, api: ApiContext): void {
  serveResource(app, "/api/columns", {
    POST: {
      summary: "Some fields of all runs that match, as the bytes of a table",
      description: `For Atlas's own client: \`decodeTable\` of @atlas/core reads them. ${VERSION_HEADER} is the data version.`,
      body: ColumnsRequestSchema,
      gives: [BINARY],
      example: {
        body: { columns: ["params.size", "metrics.score"], filter: { experiment_id: EXAMPLE.experiment } },
      },
      answer: bodyAnswer(api, ColumnsRequestSchema, async (query, options) => {
        const { table, version } = await api.dataset.columns(query, options);
        const headers = { "content-type": BINARY, [VERSION_HEADER]: String(version) };
        return new Response(new Blob(encodeTable(table)), { headers });
      }),
    },
  });
}
