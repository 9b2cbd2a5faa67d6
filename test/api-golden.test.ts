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
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly status: number;
  readonly body?: unknown;
  /** In place of `body` where the answer is a file. */
  readonly body_text?: string;
  readonly body_base64?: string;
}

const stores = fileURLToPath(new URL("../../shared/stores/", import.meta.url));
const isPresent = existsSync(stores);

/** Endpoints that Atlas does not serve yet, and pages that are not the API's. */
const ELSEWHERE = /\/(slurm-status|search\/logs)\b|^\/runs/;

/** Recorded answers, by name, that are not to be given again, and why. */
const OVERRIDDEN = new Map([
  ["api_404", "an unknown path below /api is 404 in JSON, and the words are Starlette's"],
  ["runs_sort_metric_asc", "the original does not sort when a run lacks the value"],
  ["runs_sort_metric_desc", "the original does not sort when a run lacks the value"],
  ["runs_sort_derived", "the original does not sort when a run lacks the value"],
  ["runs_sort_duration", "the original does not sort when a run lacks the value"],
  ["runs_sort_param", "equal values stand in ascending run_id"],
  ["runs_sort_unknown_field", "missing values stand in ascending run_id"],
  ["runs_sort_bad_path", "a sort_by without a namespace is 422, never ignored"],
  ["runs_status_invalid", "an unknown status is 422; the original crashes"],
  ["filter_bad_json", "field_filters that cannot be read are 422, never ignored"],
  ["filter_bad_op", "an unknown operator is 422, never ignored"],
  ["filter_bool_eq_1", "true is not 1"],
  ["filter_bool_in_true", "in takes the texts True and true"],
  ["aggregate_ci95", "the original's table of t quantiles is rounded"],
  ["aggregate_no_reduce", "points of single runs stand by X, then by run_id"],
  ["histogram_bool", "booleans are left out of histograms"],
  ["logs_unknown_run", "an unknown run is 404"],
  ["export_csv", "the original could not export on the machine where it was recorded"],
  ["search_red", "values are found as values, each with the number of its runs"],
  ["search_score", "names of fields are found as fields, each with the number of its runs"],
  ["search_number", "values are found as values, and fingerprints among them"],
  ["field_values", "of more runs than asked for, a uniform sample is taken"],
  ["filter_size_in_list [2]", "in takes values as well as their texts"],
]);

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

/** A value whose numbers have twelve digits and whose lists of runs are in order, as sums and sets compare. */
function comparable(value: unknown, name = ""): unknown {
  if (typeof value === "number") return Number(value.toPrecision(12));
  if (Array.isArray(value))
    return name === "run_ids" ? [...value].sort() : value.map((item) => comparable(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, comparable(member, key)]));
}

/** The file's name without its number; where two share it, what tells them apart. */
function nameOf(file: string, path: string): string {
  const name = file.replace(/^\d+_|\.json$/g, "");
  if (!name.endsWith("_in_list")) return name;
  const [filter] = JSON.parse(new URLSearchParams(path.split("?")[1]).get("field_filters") ?? "[]");
  return `${name} ${JSON.stringify(filter.value)}`;
}

if (!isPresent) test.skip("../shared, with answers of the Python Atlas, is not beside this checkout");

describe.runIf(isPresent)("answers of the Python Atlas", () => {
  let directory: string;
  let source: RunSource;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "atlas-golden-"));
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
      const { method, path, body: asked } = golden.request;
      const name = nameOf(file, path);
      const reason = ELSEWHERE.test(path) ? "not served here" : OVERRIDDEN.get(name);
      test.skipIf(reason)(reason ? `${name}: ${reason}` : name, async () => {
        const app = createApi({ source, version: "1", timeZone: "UTC" });
        const response = await app.request(path, {
          method,
          ...(asked === undefined ? {} : { body: JSON.stringify(asked) }),
        });
        expect(response.status).toBe(golden.status);
        const { body_text = undefined, body_base64 = undefined } = golden;
        const file = body_text === undefined ? body_base64 : Buffer.from(body_text).toString("base64");
        if (file !== undefined) {
          expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(file);
          return;
        }
        const body = await response.json();
        if (golden.body === null) expect(body).toBeNull();
        else expect(comparable(body)).toMatchObject(comparable(lasting(golden)) as object);
      });
    }
  });
});
