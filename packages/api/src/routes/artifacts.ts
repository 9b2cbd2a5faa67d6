import type { ArrayPreview, ArtifactPreview } from "@atlas/core";
import type { Context, Hono } from "hono";
import { failureAnswer, fileAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { contentAnswer } from "../content/content-answer.ts";
import { artifactHeaders } from "../content/content-headers.ts";
import { EXAMPLE } from "../operation.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import {
  type ArtifactsAnswer,
  ArtifactsSchema,
  type PreviewAnswer,
  PreviewQuerySchema,
  PreviewSchema,
} from "../schemas/artifacts.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** What a run left behind: the list, each one's bytes, and what can be shown of them. */
export function serveArtifacts(app: Hono, { source }: ApiContext): void {
  const namesOf = (c: Context) => {
    const runId = c.req.param("run_id") ?? "";
    const name = c.req.param("name") ?? "";
    return { runId, name, absent: `Artifact not found: ${runId}/${name}` };
  };
  const example = { path: { run_id: EXAMPLE.run, name: EXAMPLE.artifact } };

  serveResource(app, "/api/runs/:run_id/artifacts", {
    GET: {
      summary: "What a run left behind",
      description: "NaN and infinities in `metadata` are null, and named in the artifact's `non_finite`.",
      gives: ArtifactsSchema,
      mayBeAbsent: true,
      example: { path: { run_id: EXAMPLE.run } },
      answer: (c) => {
        const { runId } = namesOf(c);
        const list = async (): Promise<ArtifactsAnswer | undefined> =>
          (await source.artifacts(runId))?.map(withNonFinite);
        return fileAnswer(c, list, `Run not found: ${runId}`);
      },
    },
  });

  serveResource(app, "/api/runs/:run_id/artifacts/:name", {
    GET: {
      summary: "The bytes of an artifact, whole or a range of them",
      description:
        "Goes by its name or its artifact_id. What could run in a browser is sandboxed, or downloaded rather than shown.",
      gives: ["*/*"],
      mayBeAbsent: true,
      example,
      answer: async (c) => {
        const { runId, name, absent } = namesOf(c);
        const found = await source.artifact(runId, name);
        return found?.content === undefined
          ? failureAnswer(c, 404, absent)
          : contentAnswer(c, found.content, artifactHeaders(found.artifact), absent);
      },
    },
  });

  serveResource(app, "/api/runs/:run_id/artifacts/:name/preview", {
    GET: {
      summary: "What an artifact holds, as far as it can be shown without reading all of it",
      description:
        "Of a file of arrays, all of them, or the one that `array` names at the plane that `slice` says.",
      query: PreviewQuerySchema,
      gives: PreviewSchema,
      mayBeAbsent: true,
      example,
      answer: (c) => {
        const { runId, name, absent } = namesOf(c);
        const part = readQuery(c, PreviewQuerySchema);
        const make = async () => {
          const preview = await source.preview(runId, name, part);
          return preview && previewAnswerOf(preview);
        };
        return fileAnswer(c, make, absent);
      },
    },
  });
}

function previewAnswerOf(artifact: ArtifactPreview): PreviewAnswer {
  const { json_content = null, numpy_info, text_content = null, image_thumbnail = null } = artifact.preview;
  const parts = {
    json_content,
    numpy_info: numpy_info === undefined ? null : { arrays: arraysAnswerOf(numpy_info.arrays) },
    text_content,
    image_thumbnail,
  };
  return withNonFinite({ ...artifact, preview: { ...artifact.preview, ...parts } });
}

/** Clients ask each array for its values, also one that has too many. */
function arraysAnswerOf(arrays: { readonly [name: string]: ArrayPreview }) {
  const entries = Object.entries(arrays).map(
    ([name, array]) => [name, { ...array, values: array.values ?? null }] as const,
  );
  return Object.fromEntries(entries);
}
