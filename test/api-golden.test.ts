import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApi } from "@atlas/api";
import type { Run, RunSource } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** An answer of the Python Atlas, as it was recorded. */
interface GoldenAnswer {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  /** Null where the connection was cut. */
  readonly status: number | null;
  readonly body?: unknown;
  /** Of a long page of runs, of which `body` holds the first alone. */
  readonly run_ids_in_order?: readonly string[];
  /** In place of `body` where the answer is a file. */
  readonly body_text?: string;
  readonly body_base64?: string;
  /** In place of both where the file is long. */
  readonly body_sha256?: string;
}

const stores = fileURLToPath(new URL("../../shared/stores/", import.meta.url));
const isPresent = existsSync(stores);

/** Which recorded answers, by STORE/NAME, are not to be given again, and why. The first that fits counts. */
const OVERRIDDEN: readonly (readonly [names: RegExp, reason: string])[] = [
  [/\/spa_fallback$/, "a page, which is not the API's"],
  [/\/api_404$/, "an unknown path below /api is 404 in JSON, and the words are Starlette's"],
  [
    /\/runs_sort_(?:metric|derived|duration)|special_sort_/,
    "the original does not sort when a run lacks the value",
  ],
  [/\/runs_sort_param$/, "equal values stand in ascending run_id"],
  [/\/runs_sort_unknown_field$/, "missing values stand in ascending run_id"],
  [/\/runs_sort_bad_path$/, "a sort_by without a namespace is 422, never ignored"],
  [/\/filter_bad_json$/, "field_filters that cannot be read are 422, never ignored"],
  [/\/filter_bad_op$/, "an unknown operator is 422, never ignored"],
  [/\/filter_bool_eq_1$/, "true is not 1"],
  [/\/filter_bool_in_true$/, "in takes the texts True and true"],
  [/\/filter_size_in_list \[2\]$/, "in takes values as well as their texts"],
  [/\/aggregate_ci95$/, "the original's table of t quantiles is rounded"],
  [/^aggregates\/aggregate_count$/, "the original takes the value of a run that is alone for a count"],
  [/\/aggregate_no_reduce$/, "points of single runs stand by X, then by run_id"],
  [/\/histogram_bool$/, "booleans are left out of histograms"],
  [/\/logs_unknown_run$/, "an unknown run is 404"],
  [/\/search_red$/, "values are found as values, each with the number of its runs"],
  [/\/search_score$/, "names of fields are found as fields, each with the number of its runs"],
  [/\/search_number$/, "values are found as values, and fingerprints among them"],
  [/\/search_run_id$/, "logs are searched as well, and name the run"],
  [/\/search_logs$/, "all runs whose logs hold it are counted, the newest first"],
  [/\/field_values$/, "of more runs than asked for, a uniform sample is taken"],
  [
    /^collection\/(?:experiments|fields|runs_default|status_counts)/,
    "the original counts a run in two stores twice",
  ],
  [/^slurm\/experiments/, "the original shows an empty store in the root as an experiment"],
  [/^slurm\/slurm_status/, "where SLURM cannot be asked there are zeros, and a reason"],
  [
    /^kitchen\/(?:slash_|experiments_summary)/,
    "the original does not find the manifest of an id with a slash",
  ],
  [/^results\/data_\w+-/, "the original does not find what has a slash in its name"],
  [/^artifacts\/preview_/, "the original tells what the artifacts of a moved store are by their endings"],
  [/^artifacts\/download_names_plot$/, "of two artifacts with one name the later counts"],
  [/^statuses\/runs_default$/, "the original compares times with a zone and without as texts"],
  [
    /^(?!mini).*\/manifest_latest_/,
    "a manifest is as it is stored; the last original rearranged its members",
  ],
  [/^results\/data_list/, "the original lists in no order, and without what has a slash in its name"],
];

/** What lies in a store that was moved since it was written. */
const MOVED = /^artifacts\/(?:preview|download)_/;

function reasonAgainst(name: string, status: number | null): string | undefined {
  if (status === null || status >= 500) return "the original crashes";
  if (MOVED.test(name) && status === 404) return "the original loses the artifacts of a moved store";
  return OVERRIDDEN.find(([names]) => names.test(name))?.[1];
}

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

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Of an answer that is a file. */
function digestOfFile({ body_text, body_base64, body_sha256 }: GoldenAnswer): string | undefined {
  if (body_text !== undefined) return sha256(Buffer.from(body_text));
  return body_base64 === undefined ? body_sha256 : sha256(Buffer.from(body_base64, "base64"));
}

/** What was recorded of a store: the answers, in the order in which they were asked for. */
function recordedOf(directory: string, commit: string, store: string) {
  const folder = join(directory, commit, store);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const golden: GoldenAnswer = JSON.parse(readFileSync(join(folder, file), "utf8"));
      const name = `${store}/${nameOf(file, golden.request.path)}`;
      return { golden, name, reason: reasonAgainst(name, golden.status) };
    });
}

if (!isPresent) test.skip("../shared, with answers of the Python Atlas, is not beside this checkout");

describe.runIf(isPresent)("answers of the Python Atlas", () => {
  const directory = mkdtempSync(join(tmpdir(), "atlas-golden-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const commits = isPresent ? ["3fef03c", "a81366b"] : [];
  for (const commit of commits)
    execFileSync("tar", ["xzf", join(stores, "golden", `${commit}-all.tar.gz`), "-C", directory]);
  const names = commits.length > 0 ? readdirSync(join(directory, "3fef03c")).sort() : [];

  describe.each(names)("%s", (store) => {
    let source: RunSource;
    let app: ReturnType<typeof createApi>;
    beforeAll(async () => {
      execFileSync("tar", ["xzf", join(stores, `${store}.tar.gz`), "-C", directory]);
      source = openFileSource([await openLocalFileSystem(join(directory, store))], { follow: false });
      await source.ready();
      app = createApi({ source, version: "1", timeZone: "UTC" });
    });
    afterAll(() => source.close());

    describe.each(commits)("%s", (commit) => {
      for (const { golden, name, reason } of recordedOf(directory, commit, store))
        test.skipIf(reason)(reason ? `${name}: ${reason}` : name, async () => {
          const { method, path, body: asked } = golden.request;
          const response = await app.request(path, {
            method,
            ...(asked === undefined ? {} : { body: JSON.stringify(asked) }),
          });
          expect(response.status).toBe(golden.status);
          const digest = digestOfFile(golden);
          if (digest !== undefined) {
            expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(digest);
            return;
          }
          const body = await response.json();
          // Of some long answers no more was kept than that there was one.
          if (golden.body === undefined) return;
          if (golden.run_ids_in_order !== undefined) {
            const runIds = body.runs.map((run: Run) => run.record.run_id);
            expect(runIds).toEqual(golden.run_ids_in_order);
            body.runs.length = (golden.body as { runs: unknown[] }).runs.length;
          }
          if (golden.body === null) expect(body).toBeNull();
          else expect(comparable(body)).toMatchObject(comparable(lasting(golden)) as object);
        });
    });
  });
});
