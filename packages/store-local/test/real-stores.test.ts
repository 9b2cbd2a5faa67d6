import { execFileSync } from "node:child_process";
import { countStatuses, type FieldInfo, filterRows, indexFields, type RunSource } from "@atlas/core";
import { openFileSource } from "@atlas/store";
import { openLocalFileSystem } from "@atlas/store-local";
import { describe, expect, it, onTestFinished } from "vitest";
import { expectedOf, HAS_REAL_STORES, NEEDS_REAL_STORES, unpackStore } from "./real-stores.ts";

/** The parts of an EXPECTED.json that these tests look at. */
interface Expected {
  layout: {
    stores_found: { path: string; experiment_id_in_meta: string | null; runs: number }[];
    stores_not_found: string[];
  };
  runs: {
    total: number;
    records_in_all_stores: number;
    run_ids: string[];
    by_status: Record<string, number>;
  };
  fields: ExpectedFields;
  experiments: Record<string, ExpectedExperiment>;
  manifests: Record<string, ExpectedManifest[]>;
}

type ExpectedFields = Record<string, Record<string, ExpectedField>>;

interface ExpectedField {
  type: string;
  non_null: number;
  min?: number | { $int: string };
  max?: number | { $int: string };
  first_100_strings?: string[];
}

interface ExpectedExperiment {
  runs: number;
  by_status: Record<string, number>;
  latest_started_at: string;
  fields: ExpectedFields;
}

interface ExpectedManifest {
  timestamp: string;
  submitted_at: string;
  total_runs: number;
  name: string;
  version: string;
  tags: string[];
}

const NAMES = [
  "mini",
  "examples",
  "kitchen",
  "statuses",
  "artifacts",
  "results",
  "logs",
  "aggregates",
  "collection",
  "slurm",
];

describe.skipIf(!HAS_REAL_STORES).each(NAMES)(`the real store %s ${NEEDS_REAL_STORES}`, (name) => {
  const expected = HAS_REAL_STORES ? expectedOf<Expected>(name) : undefined!;

  it("is read as it was computed without Atlas, and left as it was", async () => {
    const { directory, remove } = unpackStore(name);
    onTestFinished(remove);
    const before = listingOf(directory);
    const source = await openSource(directory);
    checkRuns(source, expected);
    checkStores(source, expected);
    checkExperiments(source, expected);
    checkManifests(source, expected);
    checkFields(indexFields(source.state().table), expected.fields);
    await checkRecords(source);
    await source.refresh();
    checkRuns(source, expected);
    expect(listingOf(directory)).toBe(before);
  });
});

async function openSource(directory: string): Promise<RunSource> {
  const source = openFileSource([await openLocalFileSystem(directory)]);
  onTestFinished(() => source.close());
  await source.ready();
  return source;
}

/** Every name below a directory with its kind, size and times of change. */
function listingOf(directory: string): string {
  return execFileSync("find", [directory, "-printf", "%p %y %s %T@ %C@\n"], { encoding: "utf8" });
}

function checkRuns(source: RunSource, { runs }: Expected): void {
  const { table, progress } = source.state();
  expect([...table.runIds].sort()).toEqual(runs.run_ids);
  expect(statusesOf(countStatuses(table))).toEqual(runs.by_status);
  const read = runs.records_in_all_stores;
  expect(progress).toEqual({ read, found: read, done: true });
}

function checkStores(source: RunSource, { layout, runs }: Expected): void {
  const { stores, problems } = source.state();
  expect(stores.map(({ path, experiment_id, runs }) => ({ path, experiment_id, runs }))).toEqual(
    layout.stores_found.map(({ path, experiment_id_in_meta, runs }) => ({
      path,
      experiment_id: experiment_id_in_meta,
      runs,
    })),
  );
  // The only trouble in these stores is that some runs are in two of them.
  expect(problems).toHaveLength(runs.records_in_all_stores - runs.total);
}

function checkExperiments(source: RunSource, expected: Expected): void {
  const { experiments, table } = source.state();
  const named = expected.layout.stores_found.flatMap((store) => store.experiment_id_in_meta ?? []);
  const known = [...Object.keys(expected.experiments), ...Object.keys(expected.manifests), ...named];
  expect(experiments.map((experiment) => experiment.experiment_id).sort()).toEqual(
    [...new Set(known)].sort(),
  );
  for (const [id, wanted] of Object.entries(expected.experiments)) {
    const found = experiments.find((experiment) => experiment.experiment_id === id)!;
    expect(found.run_count).toBe(wanted.runs);
    expect(statusesOf(found)).toEqual(wanted.by_status);
    expect(found.latest_run?.startsWith(wanted.latest_started_at)).toBe(true);
    checkFields(indexFields(table, filterRows(table, { experiment_id: id })), wanted.fields);
  }
}

function checkManifests(source: RunSource, expected: Expected): void {
  for (const [id, wanted] of Object.entries(expected.manifests)) {
    const found = source.manifests(id);
    expect(found.map(({ content, experiment_id, ...manifest }) => manifest)).toEqual(
      wanted.map(({ timestamp, submitted_at, total_runs, name, version, tags }) => ({
        timestamp,
        submitted_at,
        total_runs,
        name,
        version,
        tags,
      })),
    );
    for (const { experiment_id, content } of found) expect(content).toMatchObject({ experiment_id });
  }
}

function checkFields(found: readonly FieldInfo[], expected: ExpectedFields): void {
  for (const [namespace, fields] of Object.entries(expected)) {
    for (const [key, wanted] of Object.entries(fields)) {
      const info = found.find((field) => field.path === `${namespace}.${key}`);
      if (wanted.non_null === 0) {
        expect(info).toBeUndefined();
        continue;
      }
      const isTyped = ["numeric", "string", "boolean"].includes(wanted.type);
      expect(info).toMatchObject({ type: isTyped ? wanted.type : "unknown", count: wanted.non_null });
      if (wanted.type === "numeric") {
        expect(info?.min_value).toEqual(numberOf(wanted.min));
        expect(info?.max_value).toEqual(numberOf(wanted.max));
      }
      if (wanted.type === "string") {
        expect(info?.values?.map(shortened)).toEqual(wanted.first_100_strings);
      }
    }
  }
}

/** Reading each run again gives what its row says. */
async function checkRecords(source: RunSource): Promise<void> {
  const { table } = source.state();
  const runs = await source.runs(table.runIds);
  for (const [row, run] of runs.entries()) {
    expect(run?.record.run_id).toBe(table.runIds[row]);
    expect(run?.record.status).toBe(table.cell(row, "record.status"));
    for (const [key, value] of Object.entries(run?.derived_metrics ?? {})) {
      expect(table.cell(row, `derived.${key}`) ?? null).toEqual(value);
    }
  }
}

/** Without the states that no run is in. */
function statusesOf(counts: object): Record<string, number> {
  const states = ["success", "failed", "running", "cancelled", "other"];
  return Object.fromEntries(
    Object.entries(counts).filter(([state, count]) => states.includes(state) && count > 0),
  );
}

function numberOf(value: number | { $int: string } | undefined): number | bigint | undefined {
  return typeof value === "object" ? BigInt(value.$int) : value;
}

/** As the expectations shorten long texts. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 200
    ? text
    : `${characters.slice(0, 200).join("")}...(${characters.length} characters)`;
}
