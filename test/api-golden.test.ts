import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApi } from "@atlas/api";
import type { RunSource } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** An answer of the Python Atlas, as it was recorded. */
interface GoldenAnswer {
  readonly request: { readonly method: string; readonly path: string };
  readonly status: number;
  readonly body?: unknown;
}

const stores = fileURLToPath(new URL("../../shared/stores/", import.meta.url));
const isPresent = existsSync(stores);

const WRONG_ORDER = "the original does not sort when a run lacks the value";
const NOT_SERVED = "an endpoint that is not there yet";

/** Recorded answers that Atlas does not give, by name, and why. */
const OVERRIDDEN: Record<string, string> = {};

/** What of a recorded answer must be in ours: everything but what was only so on that day and machine. */
function lasting({ status, body }: GoldenAnswer): unknown {
  if (status === 422) {
    const { detail } = body as { detail: { loc: unknown; input: unknown }[] };
    return { detail: detail.map(({ loc, input }) => ({ loc, input })) };
  }
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => !["store_path", "last_scan", "version"].includes(name)),
  );
}

describe.skipIf(!isPresent)(`answers of the Python Atlas${isPresent ? "" : ": not beside this checkout"}`, () => {
  const directory = mkdtempSync(join(tmpdir(), "atlas-golden-"));
  let source: RunSource;

  beforeAll(async () => {
    execFileSync("tar", ["xzf", join(stores, "mini.tar.gz"), "-C", directory]);
    source = openFileSource([await openLocalFileSystem(join(directory, "mini"))]);
    await source.ready();
  });
  afterAll(async () => {
    await source.close();
    rmSync(directory, { recursive: true });
  });

  const recorded = isPresent ? ["3fef03c", "a81366b"] : [];
  describe.each(recorded)("%s", (commit) => {
    const folder = join(stores, "golden", commit, "mini");
    for (const file of readdirSync(folder).sort()) {
      const golden: GoldenAnswer = JSON.parse(readFileSync(join(folder, file), "utf8"));
      const { method, path } = golden.request;
      const name = file.replace(/^\d+_|\.json$/g, "");
      test(name, async () => {
        const response = await createApi({ source, version: "1", timeZone: "UTC" }).request(path, { method });
        expect(response.status).toBe(golden.status);
        expect(await response.json()).toEqual(golden.body === null ? null : expect.objectContaining(lasting(golden) as object));
      });
    }
  });
});
