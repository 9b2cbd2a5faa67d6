import type { Manifest } from "@atlas/core";
import type { Context, Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { readQuery } from "../read-request.ts";
import { serveResource } from "../resource.ts";
import {
  LatestManifestSchema,
  ManifestSchema,
  type ManifestsAnswer,
  ManifestsQuerySchema,
  ManifestsSchema,
} from "../schemas/manifests.ts";
import { withNonFinite } from "../wire/non-finite.ts";

/** The versions of an experiment's manifest, the latest, and one by its timestamp. */
export function serveManifests(app: Hono, { source }: ApiContext): void {
  const manifestsOf = (c: Context) => source.manifests(c.req.param("id") ?? "");

  serveResource(app, "/api/experiments/:id{[^/]*}/manifests", {
    GET: {
      summary: "The versions of an experiment's manifest, the newest first",
      query: ManifestsQuerySchema,
      gives: ManifestsSchema,
      example: { path: { id: EXAMPLE.experiment } },
      answer: (c) => {
        const { include_content } = readQuery(c, ManifestsQuerySchema);
        const make = (): ManifestsAnswer =>
          withNonFinite({
            manifests: manifestsOf(c).map(({ content, ...manifest }) =>
              include_content ? { ...manifest, content } : manifest,
            ),
          });
        return dataAnswer(c, source.state(), make);
      },
    },
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/manifests/latest", {
    GET: {
      summary: "The newest manifest as it is stored, or null",
      gives: LatestManifestSchema,
      example: { path: { id: EXAMPLE.experiment } },
      answer: (c) => dataAnswer(c, source.state(), () => answerOf(manifestsOf(c)[0]) ?? null),
    },
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/manifests/:timestamp", {
    GET: {
      summary: "One version of an experiment's manifest as it is stored",
      gives: ManifestSchema,
      mayBeAbsent: true,
      example: { path: { id: EXAMPLE.experiment, timestamp: EXAMPLE.manifest } },
      answer: (c) => {
        const find = () =>
          answerOf(manifestsOf(c).find(({ timestamp }) => timestamp === c.req.param("timestamp")));
        return dataAnswer(c, source.state(), find, { absent: "Manifest not found" });
      },
    },
  });
}

function answerOf(manifest: Manifest | undefined) {
  return manifest && withNonFinite(manifest.content);
}
