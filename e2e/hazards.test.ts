import { readFileSync } from "node:fs";
import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Atlas, startAtlas, untilRead } from "./atlas.ts";
import { hasSharedStore, sharedStore, type TemporaryStore } from "./stores.ts";

interface Hazards {
  readonly stores: { readonly traversal: { readonly request_paths_that_must_not_leak: readonly string[] } };
}

/** What the server says to a path as it stands: `fetch` would tidy it up first. */
function ask(url: string, path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    }).on("error", reject);
  });
}

describe.skipIf(!hasSharedStore("hazards"))(
  "hostile stores, beside the project only, served by the command",
  () => {
    let place: TemporaryStore;
    let atlas: Atlas;
    let paths: readonly string[] = [];

    beforeAll(async () => {
      place = sharedStore("hazards");
      const facts = new URL("../../shared/stores/hazards.FILES.json", import.meta.url);
      const { stores } = JSON.parse(readFileSync(facts, "utf8")) as Hazards;
      paths = stores.traversal.request_paths_that_must_not_leak;
      atlas = await startAtlas(["serve", "--store", place.path]);
      await untilRead(atlas);
    });
    afterAll(async () => {
      await atlas?.stop();
      place?.remove();
    });

    it("give nothing away that lies outside of them", async () => {
      const secret = readFileSync(`${place.path}/OUTSIDE_secret.txt`, "utf8").trim();
      expect(secret).not.toBe("");
      expect(paths.length).toBeGreaterThan(5);
      for (const path of [...paths, "/..%5c..%5cetc%5cpasswd", "//etc/passwd", "/assets//etc/passwd"]) {
        const { status, body } = await ask(atlas.url, path);
        expect(body, path).not.toContain(secret);
        expect(body, path).not.toContain("root:");
        expect(status, path).toBeLessThan(500);
      }
    });

    it("answer every page of the API, and name what was left out", async () => {
      const { status, body } = await ask(atlas.url, "/api/health");
      const health = JSON.parse(body) as { runs: number; problem_count: number };
      expect(status).toBe(200);
      expect(health.runs).toBeGreaterThan(5);
      expect(health.problem_count).toBeGreaterThan(5);
      for (const path of ["/api/runs", "/api/meta/fields", "/api/meta/experiments/summary"])
        expect((await ask(atlas.url, path)).status, path).toBe(200);
    });
  },
);
