import {
  createTableBuilder,
  type FieldPath,
  openMemorySource,
  type Run,
  type SearchCategory,
  type SearchRequest,
  search,
} from "@atlas/core";
import { sampleManifests, sampleRuns } from "@atlas/core/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, poolString, runOf, someRuns } from "../arbitrary.ts";
import { naiveCell, naivePaths, naiveText } from "../naive.ts";

const stateOf = (runs: readonly Run[]) => openMemorySource(runs).state();

function hitsOf(runs: readonly Run[], query: string, category: SearchCategory, limit = 100) {
  return search(stateOf(runs), { query, limit }).groups.find((group) => group.category === category);
}

/** The different texts of values that hold a text, or are the number that it is, with the field of each. */
function naiveValues(runs: readonly Run[], query: string): string[] {
  const found = new Set<string>();
  const paths: FieldPath[] = [
    ...naivePaths(runs),
    "record.status",
    "record.tags",
    "record.params_fingerprint",
  ];
  for (const path of paths) {
    for (const run of runs) {
      const cell = naiveCell(run, path);
      if (cell === undefined) continue;
      if (
        typeof cell === "number" ? cell === Number(query) : typeof cell === "bigint" && `${cell}` === query
      ) {
        found.add(`${path} number`);
      } else if (typeof cell === "string" || typeof cell === "boolean" || Array.isArray(cell)) {
        const text = naiveText(cell);
        const kind = Array.isArray(cell) ? "list" : typeof cell;
        if (text.toLowerCase().includes(query.toLowerCase())) found.add(`${path} ${kind} ${text}`);
      }
    }
  }
  return [...found];
}

it("finds the runs, fields and values that loops over the runs find", () => {
  const anyQuery = fc
    .oneof(
      poolString,
      anyText,
      fc.constantFrom("a", "1", "param", "success", "e:", `${2n ** 60n}`, "1.0", "-0"),
    )
    .map((text) => text.trim())
    .filter((text) => text !== "");
  fc.assert(
    fc.property(someRuns, anyQuery, fc.integer({ min: 1, max: 100 }), (runs, query, limit) => {
      const answer = search(stateOf(runs), { query, limit });
      const totals = new Map(answer.groups.map(({ category, total }) => [category, total]));
      const needle = query.toLowerCase();
      const holds = (text: string) => text.toLowerCase().includes(needle);
      const count = (texts: Iterable<string>) => [...texts].filter(holds).length || undefined;
      expect(totals.get("runs")).toBe(count(runs.map(({ record }) => record.run_id)));
      expect(totals.get("experiments")).toBe(count(new Set(runs.map(({ record }) => record.experiment_id))));
      const fields = stateOf(runs).table.paths.filter((path) => path !== "record.run_id");
      expect(totals.get("fields")).toBe(count(fields));
      expect(totals.get("values") ?? 0).toBe(naiveValues(runs, query).length);
      for (const { hits, total } of answer.groups) expect(hits).toHaveLength(Math.min(limit, total));
      expect(answer.truncated).toBe(answer.groups.some(({ total }) => total > limit));
    }),
    { numRuns: 1000 },
  );
});

describe("finds", () => {
  it("experiments by id, name and tag, the newest first", () => {
    const source = openMemorySource(sampleRuns(), { manifests: sampleManifests() });
    const { experiments } = source.state();
    const [group] = search(source.state(), { query: "ALPHA" }).groups;
    expect(group).toMatchObject({ category: "experiments", label: "Experiments", scope: "experiment" });
    const id = "alpha:1.0";
    expect(group!.hits).toContainEqual({
      ...{
        label: id,
        sublabel: "5 runs",
        entity_type: "experiment",
        entity_id: id,
        field: null,
        value: null,
      },
    });
    const tag = experiments.flatMap(({ tags }) => tags)[0]!;
    expect(search(source.state(), { query: tag }).groups[0]!.category).toBe("experiments");
  });

  it("runs: the id itself, then those that begin with it, then those that hold it", () => {
    const runs = ["xab", "abc", "ab", "ABa", "b"].map((run_id) => runOf({ run_id }));
    const group = hitsOf(runs, " ab ", "runs")!;
    expect(group.hits.map(({ label }) => label)).toEqual(["ab", "ABa", "abc", "xab"]);
    expect(group.hits[0]).toEqual({
      ...{ label: "ab", sublabel: "e:1", entity_type: "run", entity_id: "ab", field: null, value: null },
    });
  });

  it("fields by their key first", () => {
    const group = hitsOf([runOf({}, { alr: 1, lr: 2, lr2: 3 })], "LR", "fields")!;
    expect(group.hits.map(({ label }) => label)).toEqual(["params.lr", "params.lr2", "params.alr"]);
    expect(group.hits[0]).toMatchObject({
      sublabel: "1 run",
      entity_type: "field",
      field: "params.lr",
      value: null,
    });
  });

  it("values, with how many runs have each", () => {
    const runs = ["red", "infrared", "red", "blue"].map((kind, i) => runOf({ run_id: `${i}` }, { kind }));
    const group = hitsOf(runs, "red", "values")!;
    expect(group.total).toBe(2);
    expect(group.hits).toEqual([
      {
        ...{ label: "red", sublabel: "params.kind, 2 runs", entity_type: "value" },
        ...{ entity_id: "params.kind", field: "params.kind", value: "red" },
      },
      {
        ...{ label: "infrared", sublabel: "params.kind, 1 run", entity_type: "value" },
        ...{ entity_id: "params.kind", field: "params.kind", value: "infrared" },
      },
    ]);
  });

  it("numbers that are the text, not those whose digits hold it", () => {
    const big = 2n ** 60n + 1n;
    const runs = [0.001, 0.0011, "0.001", -0, 0, big].map((lr, i) => runOf({ run_id: `r${i}` }, { lr }));
    expect(hitsOf(runs, "1e-3", "values")!.hits.map(({ value }) => value)).toEqual(["0.001"]);
    expect(hitsOf(runs, "0.001", "values")!.total).toBe(2);
    expect(hitsOf(runs, "-0", "values")!.hits).toMatchObject([{ value: "0", sublabel: "params.lr, 2 runs" }]);
    expect(hitsOf([runOf({}, { lr: -0 })], "-0", "values")!.hits).toMatchObject([{ value: "0" }]);
    expect(hitsOf(runs, `${big}`, "values")!.hits[0]!.value).toBe(`${big}`);
    const numbers = [0.5, 0.25, 0.5].map((lr, i) => runOf({ run_id: `r${i}` }, { lr }));
    expect(hitsOf(numbers, "0.50", "values")!.hits).toMatchObject([
      { label: "0.5", sublabel: "params.lr, 2 runs" },
    ]);
  });

  it("no value that no run has any more", () => {
    const builder = createTableBuilder();
    builder.add(runOf({ run_id: "a" }, { kind: "red" }));
    builder.add(runOf({ run_id: "a" }, { kind: "blue" }));
    const state = { table: builder.build(), experiments: [] };
    expect(search(state, { query: "red" }).groups).toEqual([]);
  });
});

it("says whether a group holds more than it lists, five at most unless asked", () => {
  const runs = Array.from({ length: 6 }, (_, i) => runOf({ run_id: `same${i}` }));
  const answer = search(stateOf(runs), { query: "same" });
  expect(answer).toMatchObject({ query: "same", truncated: true });
  expect(answer.groups).toHaveLength(1);
  expect([answer.groups[0]!.hits.length, answer.groups[0]!.total]).toEqual([5, 6]);
  expect(search(stateOf(runs.slice(1)), { query: "same" }).truncated).toBe(false);
});

it("finds nothing where there is nothing", () => {
  expect(search(stateOf([]), { query: "a" })).toEqual({ query: "a", groups: [], truncated: false });
});

it.each<[Partial<SearchRequest>, string]>([
  [{ query: "" }, "query"],
  [{ query: " \n" }, "query"],
  [{ limit: 0 }, "limit"],
  [{ limit: 101 }, "limit"],
  [{ limit: 1.5 }, "limit"],
])("refuses %j", (part, place) => {
  expect(() => search(stateOf([]), { query: "a", ...part })).toThrow(
    expect.objectContaining({ code: "invalid_query", location: [place] }),
  );
});
