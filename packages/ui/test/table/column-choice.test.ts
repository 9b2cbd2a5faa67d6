import type { FieldIndex, FieldInfo, FieldPath } from "@atlas/core";
import { describe, expect, it } from "vitest";
import {
  columnFields,
  constantFields,
  defaultColumns,
  varyingColumns,
  withColumn,
  withoutColumn,
} from "../../src/table/column-choice.ts";

function field(path: FieldPath, distinct: number, count = 10): FieldInfo {
  return { path, type: "unknown", count, distinct };
}

const INDEX: FieldIndex = {
  run_count: 10,
  version: 1,
  fields: [
    field("record.duration_ms", 10),
    field("record.error.type", 1, 3),
    field("record.experiment_id", 2),
    field("record.provenance.host", 1),
    field("record.run_id", 10),
    field("record.started_at", 10),
    field("record.status", 2),
    field("params.dim", 3),
    field("params.max_iter", 1),
    field("params.sometimes", 1, 4),
    field("metrics.flat", 1),
    field("metrics.loss", 9),
    field("derived.log_loss", 9),
  ],
};

describe("defaultColumns", () => {
  it("are what varies: params, metrics, derived, then what is worth seeing of the record", () => {
    expect(defaultColumns(INDEX)).toEqual([
      "record.experiment_id",
      "params.dim",
      "params.sometimes",
      "metrics.loss",
      "derived.log_loss",
      "record.status",
      "record.error.type",
      "record.duration_ms",
      "record.started_at",
    ]);
  });

  it("are all fields of a single run, of which nothing varies", () => {
    const fields = INDEX.fields.map((info) => ({ ...info, distinct: 1, count: 1 }));
    const columns = defaultColumns({ ...INDEX, run_count: 1, fields });
    expect(columns).toContain("params.max_iter");
    expect(constantFields({ ...INDEX, run_count: 1, fields })).toEqual([]);
  });

  it("are at most forty, those that most runs have, in their own order", () => {
    const many = Array.from({ length: 4000 }, (_, place) =>
      field(`metrics.m${String(place).padStart(4, "0")}`, 5, place % 100 === 7 ? 9 : 1),
    );
    const columns = defaultColumns({ ...INDEX, fields: many });
    expect(columns).toHaveLength(40);
    expect(columns.slice(0, 2)).toEqual(["metrics.m0007", "metrics.m0107"]);
    expect(columns).toEqual(columns.toSorted());
  });
});

describe("constantFields", () => {
  it("are the same in every run, params first", () => {
    expect(constantFields(INDEX).map((info) => info.path)).toEqual([
      "params.max_iter",
      "metrics.flat",
      "record.provenance.host",
    ]);
  });
});

describe("columnFields and varyingColumns", () => {
  it("leave out the id that every row begins with", () => {
    expect(columnFields(INDEX)).toHaveLength(12);
    expect(varyingColumns(INDEX)).not.toContain("record.run_id");
    expect(varyingColumns(INDEX)).not.toContain("params.max_iter");
    expect(varyingColumns(INDEX)).toContain("record.error.type");
  });
});

describe("withColumn", () => {
  it("puts a column where the index has it among its namespace", () => {
    const columns: readonly FieldPath[] = ["metrics.loss", "params.dim", "params.sometimes"];
    expect(withColumn(columns, "params.max_iter", INDEX)).toEqual([
      "metrics.loss",
      "params.dim",
      "params.max_iter",
      "params.sometimes",
    ]);
    expect(withColumn(columns, "metrics.flat", INDEX)).toEqual(["metrics.flat", ...columns]);
    expect(withColumn(columns, "derived.log_loss", INDEX)).toEqual([...columns, "derived.log_loss"]);
    expect(withColumn(columns, "params.dim", INDEX)).toBe(columns);
  });

  it("is undone by withoutColumn", () => {
    expect(withoutColumn(withColumn(["params.dim"], "metrics.loss", INDEX), "metrics.loss")).toEqual([
      "params.dim",
    ]);
  });
});
