import {
  compareNatural,
  type FieldInfo,
  type FieldPath,
  indexFields,
  type JsonValue,
  type Run,
  tableOf,
  textOf,
} from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOf, someRuns } from "../arbitrary.ts";
import { isSameKind, naiveCell, naiveCompare, naivePaths } from "../naive.ts";

function naiveInfo(runs: readonly Run[], path: FieldPath): FieldInfo {
  const cells = runs.map((run) => naiveCell(run, path)).filter((cell) => cell !== undefined);
  const sorted = cells.filter((cell) => !Number.isNaN(cell)).sort(naiveCompare);
  const distinct = sorted.filter((cell, i) => i === 0 || naiveCompare(sorted[i - 1]!, cell) !== 0);
  const hasNaN = sorted.length < cells.length;
  const [first] = cells;
  const info = { path, count: cells.length, distinct: distinct.length + (hasNaN ? 1 : 0) };
  if (!cells.every((cell) => isSameKind(cell, first!)) || typeof first === "object")
    return { ...info, type: "unknown" };
  if (typeof first === "string" || typeof first === "boolean") {
    return {
      ...info,
      type: typeof first as "string" | "boolean",
      values: distinct.slice(0, 100).map(textOf),
    };
  }
  const finite = distinct.filter((cell) => typeof cell === "bigint" || Number.isFinite(cell)) as (
    | number
    | bigint
  )[];
  const [min, max] = [finite[0], finite.at(-1)];
  if (min === undefined || max === undefined) return { ...info, type: "numeric" };
  return { ...info, type: "numeric", min_value: min || 0, max_value: max || 0 };
}

/** With a double and an integer that are equal made one: either may stand for both. */
function withExactRange(info: FieldInfo): object {
  const exact = (value?: number | bigint) => (Number.isInteger(value) ? BigInt(value!) : value);
  return { ...info, min_value: exact(info.min_value), max_value: exact(info.max_value) };
}

/** The index of one param's values, a run for each. */
function infoOf(values: readonly JsonValue[]): FieldInfo | undefined {
  const fields = indexFields(tableOf(values.map((v, i) => runOf({ run_id: `${i}` }, { v }))));
  return fields.find(({ path }) => path === "params.v");
}

describe("against a loop over runs", () => {
  const withoutRecord = (fields: readonly FieldInfo[]) =>
    fields.filter(({ path }) => !path.startsWith("record."));
  const byName = (a: FieldPath, b: FieldPath) =>
    Number(a.startsWith("metrics.")) - Number(b.startsWith("metrics.")) ||
    compareNatural(a.slice(a.indexOf(".")), b.slice(b.indexOf(".")));

  it("of all runs, and of some", () => {
    fc.assert(
      fc.property(someRuns, fc.array(fc.boolean(), { minLength: 12 }), (runs, picks) => {
        const table = tableOf(runs);
        const rows = Uint32Array.from([...runs.keys()].filter((row) => picks[row]));
        const some = Array.from(rows, (row) => runs[row]!);
        for (const [asked, fields] of [
          [runs, indexFields(table)],
          [some, indexFields(table, rows)],
        ] as const) {
          const wanted = naivePaths(asked)
            .sort(byName)
            .map((path) => naiveInfo(asked, path));
          expect(withoutRecord(fields).map(withExactRange)).toEqual(wanted.map(withExactRange));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("values", () => {
  it("are the first 100 by code point", () => {
    const values = Array.from({ length: 131 }, (_, i) => `v${i}`);
    const info = infoOf([...values, "\u{1f600}", "\ue000"])!;
    expect(info.distinct).toBe(133);
    expect(info.values).toEqual([...values].sort().slice(0, 100));
  });

  it("of booleans are as the text of a value", () => {
    expect(infoOf([true])).toMatchObject({ type: "boolean", values: ["True"] });
    expect(infoOf([true, false])).toMatchObject({ type: "boolean", values: ["False", "True"] });
  });
});

describe("ranges", () => {
  it.each<[JsonValue[], Partial<FieldInfo>]>([
    [[Number.NaN, Infinity, 3, -Infinity, -2], { min_value: -2, max_value: 3, distinct: 5 }],
    [[2n ** 60n, 5, 2n ** 60n + 1n], { min_value: 5, max_value: 2n ** 60n + 1n, distinct: 3 }],
    [[-(2n ** 60n), -Infinity], { min_value: -(2n ** 60n), max_value: -(2n ** 60n), distinct: 2 }],
  ])("%#", (values, range) => {
    expect(infoOf(values)).toMatchObject({ type: "numeric", count: values.length, ...range });
  });

  it("are absent where nothing is finite", () => {
    expect(infoOf([Number.NaN, Number.NaN])).toEqual({
      path: "params.v",
      type: "numeric",
      count: 2,
      distinct: 1,
    });
  });
});

describe("types", () => {
  it.each<[JsonValue[], FieldInfo["type"] | undefined]>([
    [[1, "1"], "unknown"],
    [[true, 1], "unknown"],
    [[[1]], "unknown"],
    [[{}], "unknown"],
    [[Number.NaN, "a"], "unknown"],
    [[null, "a"], "string"],
    [[null], undefined],
  ])("of %j is %s", (values, type) => {
    expect(infoOf(values)?.type).toBe(type);
  });
});

it("has the texts of times, those that are not as metalab writes them among them", () => {
  const times = ["2026-01-27", "2026-01-26T10:30:00", "2026-01-26 10:30:00", "2026-01-26T10:30:00", null];
  const fields = indexFields(tableOf(times.map((started_at, i) => runOf({ run_id: `${i}`, started_at }))));
  expect(fields.find(({ path }) => path === "record.started_at")).toEqual({
    path: "record.started_at",
    type: "string",
    count: 4,
    distinct: 3,
    values: ["2026-01-26 10:30:00", "2026-01-26T10:30:00", "2026-01-27"],
  });
});

it("leaves the run_id out, and puts namespaces in their order", () => {
  const fields = indexFields(tableOf([runOf({ duration_ms: 1 }, { x10: 1, x9: 1 }, { a: 1 })]));
  expect(fields.map(({ path }) => path)).toEqual([
    ...[
      "record.context_fingerprint",
      "record.duration_ms",
      "record.experiment_id",
      "record.params_fingerprint",
    ],
    ...["record.seed_fingerprint", "record.status", "params.x9", "params.x10", "metrics.a"],
  ]);
});
