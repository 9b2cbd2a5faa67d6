import type { Context, Hono } from "hono";
import { dataAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { serveResource } from "../resource.ts";
import type { ManifestsAnswer } from "../schemas/manifests.ts";

/** The versions of an experiment's manifest, the latest, and one by its timestamp. */
export function serveManifests(app: Hono, { source }: ApiContext): void {
  const manifestsOf = (c: Context) => source.manifests(c.req.param("id") ?? "");

  serveResource(app, "/api/experiments/:id{[^/]*}/manifests", {
    GET: (c) => {
      const make = (): ManifestsAnswer => ({
        manifests: manifestsOf(c).map(({ experiment_id, timestamp, submitted_at, total_runs }) => ({
          experiment_id,
          timestamp,
          submitted_at,
          total_runs,
        })),
      });
      return dataAnswer(c, source.state(), make);
    },
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/manifests/latest", {
    GET: (c) => dataAnswer(c, source.state(), () => manifestsOf(c)[0]?.content ?? null),
  });

  serveResource(app, "/api/experiments/:id{[^/]*}/manifests/:timestamp", {
    GET: (c) => {
      const find = () =>
        manifestsOf(c).find(({ timestamp }) => timestamp === c.req.param("timestamp"))?.content;
      return dataAnswer(c, source.state(), find, { absent: "Manifest not found" });
    },
  });
}
