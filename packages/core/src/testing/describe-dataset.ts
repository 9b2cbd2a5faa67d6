import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Dataset, RowsQuery, SortKey } from "../dataset.ts";
import { AtlasError } from "../errors.ts";
import { stringifyJson } from "../json/stringify-json.ts";
import type { FieldPath } from "../model/field.ts";
import { openMemorySource } from "../open-memory-source.ts";
import type { FieldFilter, FilterSpec } from "../query/filter-spec.ts";
import type { RunSource } from "../source.ts";
import { sampleManifests, sampleRuns } from "./sample-runs.ts";

/** Opens the data set under test over a source, which stays the suite's to close. */
export type OpenDataset = (
  source: RunSource,
) => Promise<{ readonly dataset: Dataset; close(): Promise<void> }>;

/**
 * The contract of `Dataset` as tests: what every implementation must answer about `sampleRuns`. Call it in a test
 * file. Times with a zone in filters are left to the implementation's own tests, since they depend on where it runs.
 */
export function describeDataset(name: string, open: OpenDataset): void {
  describe(`${name} is a Dataset`, () => {
    let source: RunSource;
    let dataset: Dataset;
    let close: () => Promise<void>;

    beforeEach(async () => {
      source = openMemorySource(sampleRuns(), { manifests: sampleManifests(), location: "the sample" });
      ({ dataset, close } = await open(source));
    });
    afterEach(async () => {
      await close();
      await source.close();
    });

    const idsOf = async (query: Omit<RowsQuery, "columns">) =>
      (await dataset.rows({ columns: [], ...query })).run_ids;
    const idsWhere = async (filter: FilterSpec) => [...(await idsOf({ filter }))].sort();
    const sortedBy = (...sort: SortKey[]) => idsOf({ sort });
    const column = async (path: FieldPath) => {
      const { run_ids, columns } = await dataset.rows({ columns: [path] });
      return Object.fromEntries(run_ids.map((id, i) => [id, columns[0]?.[i]]));
    };

    describe("info and experiments", () => {
      it("tells what the data are", async () => {
        const { version, stores, problems, progress, last_scan } = source.state();
        expect(await dataset.info()).toEqual({
          version,
          location: "the sample",
          runs: 8,
          stores,
          problems,
          progress,
          last_scan,
        });
      });

      it("lists experiments, the one with the newest run first", async () => {
        expect(await dataset.experiments()).toEqual([
          {
            ...{ experiment_id: "team/β:2", name: "team/β", version: "2", tags: [], total_runs: null },
            ...{ run_count: 3, latest_run: "2026-03-01T00:00:00.5" },
            ...{ success: 1, failed: 0, running: 1, cancelled: 0, other: 1 },
          },
          {
            ...{ experiment_id: "alpha:1.0", name: "Alpha", version: "1.0", tags: ["final"], total_runs: 6 },
            ...{ run_count: 5, latest_run: "2026-01-27" },
            ...{ success: 3, failed: 1, running: 0, cancelled: 1, other: 0 },
          },
          {
            ...{ experiment_id: "queued:1", name: "queued", version: "1", tags: [], total_runs: 2 },
            ...{ run_count: 0, latest_run: null },
            ...{ success: 0, failed: 0, running: 0, cancelled: 0, other: 0 },
          },
        ]);
      });
    });

    describe("fields", () => {
      it("knows every field, by namespace, in natural order", async () => {
        const { fields, run_count, version } = await dataset.fields();
        expect(run_count).toBe(8);
        expect(version).toBe(source.state().version);
        expect(fields.map(({ path }) => path)).toEqual([
          ..."context_fingerprint duration_ms error.type experiment_id finished_at".split(" ").map(inRecord),
          ..."params_fingerprint provenance.code_hash provenance.executor_id provenance.host"
            .split(" ")
            .map(inRecord),
          ..."provenance.python_version seed_fingerprint started_at status tags".split(" ").map(inRecord),
          ...[
            "params.",
            "params.7",
            "params.__proto__",
            "params.algorithm",
            "params.constructor",
            "params.größe",
          ],
          ...[
            "params.layer9",
            "params.layer10",
            "params.layers",
            "params.lr",
            "params.opt",
            "params.opt.decay",
          ],
          ...["params.opt.decay.rate", "params.opt.lr", "params.with space"],
          ...["metrics.big", "metrics.converged", "metrics.loss", "metrics.mixed", "metrics.name.with.dots"],
          ...["metrics.text", "derived.grade", "derived.lone", "derived.nul"],
        ]);
      });

      it.each([
        [
          {
            path: "metrics.big",
            type: "numeric",
            count: 3,
            distinct: 3,
            min_value: 12,
            max_value: 9007199254740994n,
          },
        ],
        [{ path: "metrics.loss", type: "numeric", count: 7, distinct: 6, min_value: 0, max_value: 10 }],
        [{ path: "metrics.mixed", type: "unknown", count: 4, distinct: 4 }],
        [{ path: "metrics.converged", type: "boolean", count: 3, distinct: 2, values: ["False", "True"] }],
        [
          {
            path: "derived.grade",
            type: "string",
            count: 4,
            distinct: 4,
            values: ["A", "B", "\ue000", "\u{1f600}"],
          },
        ],
        [{ path: "params.opt", type: "unknown", count: 4, distinct: 4 }],
        [{ path: "params.opt.lr", type: "numeric", count: 2, distinct: 2, min_value: 1, max_value: 7 }],
        [{ path: "params.7", type: "boolean", count: 1, distinct: 1, values: ["True"] }],
        [{ path: "record.params_fingerprint", type: "string", count: 8, distinct: 2, values: ["", "p1"] }],
        [{ path: "record.tags", type: "unknown", count: 1, distinct: 1 }],
      ])("knows $path", async (info) => {
        const { fields } = await dataset.fields();
        expect(fields.find(({ path }) => path === info.path)).toEqual(info);
      });

      it("asks only the runs that pass a filter", async () => {
        const { fields, run_count } = await dataset.fields({ filter: { status: ["failed"] } });
        expect(run_count).toBe(1);
        expect(fields.filter(({ path }) => path.startsWith("metrics."))).toEqual([
          { path: "metrics.loss", type: "numeric", count: 1, distinct: 1 },
          { path: "metrics.mixed", type: "unknown", count: 1, distinct: 1 },
        ]);
      });
    });

    describe("rows", () => {
      it("has the newest runs first, missing times last, equal ones by run_id", async () => {
        expect(await idsOf({})).toEqual(["b/1 %2F?#ü", "b2", "a4", "a2", "a0", "a1", "a3", "b3"]);
        expect(await idsOf({ sort: [] })).toEqual(await idsOf({}));
      });

      it("keeps what JSON has no word for", async () => {
        expect(await column("metrics.loss")).toEqual({
          ...{ a0: undefined, a1: 0.25, a2: Number.NaN, a3: Infinity, a4: -Infinity },
          ...{ "b/1 %2F?#ü": 10, b2: -0, b3: 10 },
        });
        expect(await column("metrics.big")).toMatchObject({
          a1: 9007199254740993n,
          a2: 9007199254740994n,
          a3: 12,
        });
      });

      it.each<[FieldPath, Readonly<Record<string, unknown>>]>([
        ["metrics.mixed", { a1: 3, a2: "diverged", a3: true, a4: [1, { a: 2 }] }],
        [
          "params.opt",
          { a1: { lr: 1, decay: { rate: 0.5 } }, a2: { lr: 2 }, a3: { lr: null }, a4: [1, Number.NaN, null] },
        ],
        ["params.opt.lr", { a1: 1, a2: 7 }],
        ["params.opt.decay.rate", { a1: 0.5 }],
        ["params.layers", { a1: 2, a2: 10, a4: 10 }],
        ["params.__proto__", { "b/1 %2F?#ü": 1 }],
        ["params.constructor", { "b/1 %2F?#ü": "c" }],
        ["params.", { "b/1 %2F?#ü": "empty" }],
        ["derived.lone", { "b/1 %2F?#ü": "\ud800" }],
        ["derived.nul", { "b/1 %2F?#ü": "a\u0000b" }],
        ["record.error.type", { a4: "ValueError" }],
        ["record.tags", { a3: ["slow", "größe"] }],
        ["metrics.nobody", {}],
      ])("has the cells of %s, and none where there is nothing", async (path, cells) => {
        const nothing = Object.fromEntries(sampleRuns().map(({ record }) => [record.run_id, undefined]));
        expect(await column(path)).toEqual({ ...nothing, ...cells });
      });

      it("has times as stored", async () => {
        expect(await column("record.started_at")).toEqual(
          Object.fromEntries(
            sampleRuns().map(({ record }) => [record.run_id, record.started_at ?? undefined]),
          ),
        );
      });

      it("has the columns in the order asked for, the same one twice if need be", async () => {
        const { columns } = await dataset.rows({
          columns: ["record.run_id", "params.lr", "record.run_id"],
          filter: { status: ["failed"] },
        });
        expect(columns).toEqual([["a4"], [-0], ["a4"]]);
      });

      it("counts what the page was taken from", async () => {
        const { total, counts, version } = await dataset.rows({
          columns: [],
          filter: { experiment_id: "team/β:2" },
        });
        expect(total).toBe(3);
        expect(counts).toEqual({
          all: 8,
          matched: 3,
          success: 1,
          failed: 0,
          running: 1,
          cancelled: 0,
          other: 1,
        });
        expect(version).toBe(source.state().version);
      });

      it("pages", async () => {
        const all = await idsOf({});
        expect(await idsOf({ limit: 3 })).toEqual(all.slice(0, 3));
        expect(await idsOf({ limit: 3, offset: 6 })).toEqual(all.slice(6));
        expect(await idsOf({ offset: 8 })).toEqual([]);
        expect((await dataset.rows({ columns: [], limit: 1, offset: 99 })).total).toBe(8);
      });
    });

    describe("sorting", () => {
      it("puts NaN and then missing values last in both orders, and equal ones by run_id", async () => {
        expect(await sortedBy({ field: "metrics.loss", order: "asc" })).toEqual([
          "a4",
          "b2",
          "a1",
          "b/1 %2F?#ü",
          "b3",
          "a3",
          "a2",
          "a0",
        ]);
        expect(await sortedBy({ field: "metrics.loss", order: "desc" })).toEqual([
          "a3",
          "b/1 %2F?#ü",
          "b3",
          "a1",
          "b2",
          "a4",
          "a2",
          "a0",
        ]);
      });

      it("puts numbers before strings before booleans before lists", async () => {
        const rest = ["a0", "b/1 %2F?#ü", "b2", "b3"];
        expect(await sortedBy({ field: "metrics.mixed", order: "asc" })).toEqual([
          "a1",
          "a2",
          "a3",
          "a4",
          ...rest,
        ]);
        expect(await sortedBy({ field: "metrics.mixed", order: "desc" })).toEqual([
          "a4",
          "a3",
          "a2",
          "a1",
          ...rest,
        ]);
      });

      it("puts strings by code point and big integers by all their digits", async () => {
        const grades = await sortedBy({ field: "derived.grade", order: "desc" });
        expect(grades.slice(0, 4)).toEqual(["a4", "a3", "a2", "a1"]);
        const bigs = await sortedBy({ field: "metrics.big", order: "desc" });
        expect(bigs.slice(0, 3)).toEqual(["a2", "a1", "a3"]);
      });

      it("takes several keys, and one that nobody has", async () => {
        expect(
          await sortedBy(
            { field: "metrics.nobody", order: "asc" },
            { field: "record.experiment_id", order: "desc" },
            { field: "params.lr", order: "asc" },
          ),
        ).toEqual(["b2", "b/1 %2F?#ü", "b3", "a4", "a2", "a0", "a1", "a3"]);
      });
    });

    describe("filters", () => {
      it.each<[FilterSpec, string[]]>([
        [{}, ["a0", "a1", "a2", "a3", "a4", "b/1 %2F?#ü", "b2", "b3"]],
        [{ status: [] }, ["a0", "a1", "a2", "a3", "a4", "b/1 %2F?#ü", "b2", "b3"]],
        [{ status: ["failed", "running"] }, ["a4", "b2"]],
        [{ experiment_id: "team/β:2" }, ["b/1 %2F?#ü", "b2", "b3"]],
        [{ experiment_id: "team/β" }, []],
        [{ started_after: "2026-01-26T10:30:00.000001" }, ["a2", "a4", "b/1 %2F?#ü", "b2"]],
        [{ started_before: "2026-01-26 10:30" }, ["a0", "a1", "a3"]],
        [{ started_after: "2026-01-27", started_before: "2026-03-01" }, ["a4", "b2"]],
        [
          { experiment_id: "alpha:1.0", status: ["success"], started_after: "2026-01-26T10:00:00" },
          ["a1", "a2"],
        ],
      ])("%j", async (filter, ids) => {
        expect(await idsWhere(filter)).toEqual(ids);
      });

      const comparisons: [FieldFilter["field"], FieldFilter["op"], FieldFilter["value"], string[]][] = [
        ["params.lr", "eq", 0.1, ["a0", "a1", "b2"]],
        ["params.lr", "eq", "0.1", []],
        ["params.lr", "ne", 0.1, ["a2", "a3", "a4"]],
        ["params.lr", "eq", 0, ["a4"]],
        ["params.lr", "lt", 0.1, ["a2", "a4"]],
        ["params.lr", "ge", 0.1, ["a0", "a1", "a3", "b2"]],
        ["params.lr", "in", ["0.01", 1], ["a2", "a3"]],
        ["params.lr", "contains", "01", ["a2"]],
        ["params.algorithm", "contains", "ADAM", ["a1", "a2", "a4"]],
        ["params.algorithm", "gt", "True", ["a1", "a2", "a3"]],
        ["params.algorithm", "ne", "adam", ["a3", "a4", "b2"]],
        ["params.algorithm", "in", ["adam", "true"], ["a1", "a2"]],
        ["params.7", "in", ["true"], ["b/1 %2F?#ü"]],
        ["metrics.converged", "eq", true, ["a1", "a3"]],
        ["metrics.converged", "eq", 1, []],
        ["metrics.converged", "in", ["False"], ["a2"]],
        ["metrics.loss", "ne", 10, ["a1", "a3", "a4", "b2"]],
        ["metrics.loss", "gt", 10, ["a3"]],
        ["metrics.loss", "le", 1e308, ["a1", "a4", "b/1 %2F?#ü", "b2", "b3"]],
        ["metrics.loss", "contains", "nan", []],
        ["metrics.big", "eq", 9007199254740993n, ["a1"]],
        ["metrics.big", "gt", 9007199254740993n, ["a2"]],
        ["metrics.big", "in", ["9007199254740993", 12], ["a1", "a3"]],
        ["metrics.mixed", "lt", 4, ["a1"]],
        ["metrics.mixed", "ge", "a", ["a2"]],
        ["metrics.mixed", "contains", '{"a"', ["a4"]],
        ["metrics.mixed", "eq", null, []],
        ["metrics.text", "eq", "", ["b3"]],
        ["metrics.text", "eq", 10, []],
        ["metrics.text", "contains", "", ["b/1 %2F?#ü", "b2", "b3"]],
        ["params.opt.lr", "gt", 1, ["a2"]],
        ["derived.grade", "gt", "\ue000", ["a4"]],
        ["derived.lone", "eq", "\ud800", ["b/1 %2F?#ü"]],
        ["record.run_id", "contains", "%2f", ["b/1 %2F?#ü"]],
        ["record.tags", "contains", "GRÖSSE", []],
        ["record.tags", "contains", "Größe", ["a3"]],
        ["record.started_at", "lt", "2026-01-26T10:30:00", ["a3"]],
        ["record.started_at", "eq", "2026-01-26 10:30", ["a0", "a1"]],
        ["record.started_at", "contains", "+02:00", ["a3"]],
        ["params.nobody", "ne", 1, []],
        ["params", "contains", "LR:0.1", ["a0", "a1", "b2"]],
        ["params", "contains", "with sp", ["b/1 %2F?#ü"]],
        ["metrics", "contains", ":div", ["a2"]],
        ["derived", "contains", "grade:", ["a1", "a2", "a3", "a4"]],
      ];
      for (const [field, op, value, ids] of comparisons) {
        it(`${field} ${op} ${stringifyJson(value)}`, async () => {
          expect(await idsWhere({ field_filters: [{ field, op, value }] })).toEqual(ids);
        });
      }

      it("joins conditions by AND", async () => {
        const field_filters: FieldFilter[] = [
          { field: "params.lr", op: "le", value: 0.1 },
          { field: "params.algorithm", op: "eq", value: "adam" },
        ];
        expect(await idsWhere({ field_filters })).toEqual(["a1", "a2"]);
      });
    });

    describe("queries that cannot be understood", () => {
      const withFilter = (filter: object) => ({ columns: [], filter: { field_filters: [filter] } });
      it.each<[string, unknown, (string | number)[]]>([
        ["no limit", { columns: [], limit: 0 }, ["limit"]],
        ["too great a limit", { columns: [], limit: 1001 }, ["limit"]],
        ["a negative offset", { columns: [], offset: -1 }, ["offset"]],
        ["a column without a namespace", { columns: ["params.lr", "loss"] }, ["columns", 1]],
        [
          "a sort key without a namespace",
          { columns: [], sort: [{ field: "x.y", order: "asc" }] },
          ["sort", 0, "field"],
        ],
        [
          "an unknown order",
          { columns: [], sort: [{ field: "params.lr", order: "up" }] },
          ["sort", 0, "order"],
        ],
        [
          "a time that is none",
          { columns: [], filter: { started_after: "soon" } },
          ["filter", "started_after"],
        ],
        [
          "an unknown operator",
          withFilter({ field: "params.lr", op: "like", value: 1 }),
          ["filter", "field_filters", 0, "op"],
        ],
        [
          "a field without a namespace",
          withFilter({ field: "lr", op: "eq", value: 1 }),
          ["filter", "field_filters", 0, "field"],
        ],
        [
          "a comparison with all of a namespace",
          withFilter({ field: "params", op: "eq", value: 1 }),
          ["filter", "field_filters", 0, "op"],
        ],
        [
          "in without a list",
          withFilter({ field: "params.lr", op: "in", value: 1 }),
          ["filter", "field_filters", 0, "value"],
        ],
        [
          "an order of lists",
          withFilter({ field: "params.lr", op: "lt", value: [1] }),
          ["filter", "field_filters", 0, "value"],
        ],
      ])("%s", async (_, query, location) => {
        const answer = dataset.rows(query as RowsQuery);
        await expect(answer).rejects.toBeInstanceOf(AtlasError);
        await expect(answer).rejects.toMatchObject({ code: "invalid_query", location });
      });
    });

    describe("single runs, changes, and giving up", () => {
      it.each(sampleRuns().map((run) => [run.record.run_id, run] as const))(
        "has the run %j whole",
        async (id, run) => {
          expect(await dataset.run(id)).toEqual(run);
        },
      );

      it("has no run of an unknown id", async () => {
        expect(await dataset.run("nobody")).toBeUndefined();
        expect(await dataset.run("..")).toBeUndefined();
      });

      it("answers a refresh with what is known after it", async () => {
        expect(await dataset.refresh()).toMatchObject({ runs: 8, version: source.state().version });
      });

      it("lets subscriptions end", () => {
        const unsubscribe = dataset.subscribe(() => {});
        expect(() => {
          unsubscribe();
          unsubscribe();
        }).not.toThrow();
      });

      it("rejects questions that were given up", async () => {
        const signal = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} };
        await expect(dataset.rows({ columns: [] }, { signal })).rejects.toMatchObject({ code: "aborted" });
        await expect(dataset.run("a1", { signal })).rejects.toMatchObject({ code: "aborted" });
      });
    });
  });
}

function inRecord(key: string): FieldPath {
  return `record.${key}`;
}
