import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type JsonValue, openMemorySource } from "@atlas/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOf, testApiOf } from "../test-api.ts";

/** The interpreter that has pandas, pyarrow and duckdb; `ATLAS_PYTHON` names another than `python3`. */
const python = process.env["ATLAS_PYTHON"] ?? "python3";
const isPresent = spawnSync(python, ["-c", "import pandas, pyarrow, duckdb"]).status === 0;

/** More than a batch of any format, with values that are easily lost. */
const ROWS = 25_000;
const runs = Array.from({ length: ROWS }, (_, i) => {
  const odd: JsonValue = i % 3 === 0 ? i : `text ${i}`;
  return runOf({
    id: `r${String(i).padStart(6, "0")}`,
    params: {
      lr: i / 7,
      dim: i,
      name: ["", "a,b", 'say "hi"', "zwei\nZeilen", "größe 实验"][i % 5] as string,
      flag: i % 2 === 0,
      odd,
    },
    metrics: {
      loss: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 5e-324][i % 5] as number,
      long: 9007199254740993n + BigInt(i),
      huge: 10n ** 40n,
      ...(i % 4 === 0 && { sometimes: i }),
    },
    derived: { list: [i, null] },
  });
});

/** What each tool must find, whatever the format; written in Python, which the tools speak. */
const CHECK = `
import math, sys
import duckdb, pandas, pyarrow.csv, pyarrow.ipc, pyarrow.parquet
csv, jsonl, parquet, arrow = sys.argv[1:]
ROWS = ${ROWS}
names = ["", "a,b", 'say "hi"', "zwei\\nZeilen", "größe 实验"]
losses = [math.nan, math.inf, -math.inf, -0.0, 5e-324]

def same(a, b):
    return (a != a and b != b) or (a == b and math.copysign(1, a) == math.copysign(1, b))

def check_typed(table, tool):
    types = {field.name: str(field.type) for field in table.schema}
    expected = {"run_id": "string", "param_lr": "double", "param_dim": "int64", "param_flag": "bool", "param_odd": "string",
                "loss": "double", "long": "int64", "huge": "string", "sometimes": "int64", "derived_list": "string"}
    assert all(types[name].replace("large_", "") == kind for name, kind in expected.items()), (tool, types)
    columns = {name: table.column(name).to_pylist() for name in expected | {"param_name": ""}}
    assert len(columns["run_id"]) == ROWS, tool
    for i in range(ROWS):
        assert columns["run_id"][i] == f"r{i:06}", (tool, i)
        assert columns["param_lr"][i] == i / 7
        assert columns["param_dim"][i] == i
        assert columns["param_flag"][i] is (i % 2 == 0)
        assert columns["param_odd"][i] == (str(i) if i % 3 == 0 else f"text {i}")
        assert columns["param_name"][i] == names[i % 5], (tool, i, columns["param_name"][i])
        assert same(columns["loss"][i], losses[i % 5]), (tool, i, columns["loss"][i])
        assert columns["long"][i] == 9007199254740993 + i
        assert columns["huge"][i] == str(10**40)
        assert columns["sometimes"][i] == (i if i % 4 == 0 else None), (tool, i)
        assert columns["derived_list"][i] == f"[{i},null]"

check_typed(pyarrow.parquet.read_table(parquet), "pyarrow parquet")
check_typed(pyarrow.ipc.open_stream(arrow).read_all(), "pyarrow arrow")
check_typed(duckdb.sql(f"select * from '{parquet}'").to_arrow_table(), "duckdb parquet")
stream = pyarrow.ipc.open_stream(arrow).read_all()
assert duckdb.sql("select count(*), sum(param_dim) from stream").fetchall() == [(ROWS, ROWS * (ROWS - 1) // 2)]
assert duckdb.sql(f"select count(*) from '{parquet}' where isnan(loss)").fetchall() == [(ROWS // 5,)]
assert duckdb.sql(f"select run_id from '{parquet}' where param_dim = 24999").fetchall() == [("r024999",)]

frame = pandas.read_csv(csv)
assert list(frame.dtypes[["param_lr", "param_dim", "param_flag", "loss", "long"]].astype(str)) == ["float64", "int64", "bool", "float64", "int64"], frame.dtypes
for i in range(ROWS):
    name = frame["param_name"][i]
    assert name == names[i % 5] or (names[i % 5] == "" and pandas.isna(name))
    assert same(frame["loss"][i], losses[i % 5])
    assert frame["long"][i] == 9007199254740993 + i
assert frame["sometimes"].count() == (ROWS + 3) // 4
assert len(pandas.read_parquet(parquet)) == ROWS

table = pyarrow.csv.read_csv(csv, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True))
assert table.num_rows == ROWS and str(table.schema.field("long").type) == "int64"
assert duckdb.sql(f"select count(*), sum(param_dim), count(sometimes) from read_csv('{csv}')").fetchall() == [(ROWS, ROWS * (ROWS - 1) // 2, (ROWS + 3) // 4)]
assert duckdb.sql(f"select count(*), sum(param_dim) from read_json('{jsonl}')").fetchall() == [(ROWS, ROWS * (ROWS - 1) // 2)]
print("all well")
`;

if (!isPresent)
  test.skip(`${python} does not have pandas, pyarrow and duckdb, which are to open the exports`);

describe.runIf(isPresent)("pandas, pyarrow and DuckDB", () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "atlas-export-"));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test("open what is exported, and find in it what the runs hold", { timeout: 120_000 }, async () => {
    const { app } = testApiOf(openMemorySource(runs));
    const files = [];
    for (const format of ["csv", "jsonl", "parquet", "arrow"]) {
      const response = await app.request(`/api/export?format=${format}`);
      const file = join(directory, `runs.${format}`);
      writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
      files.push(file);
    }
    const output = execFileSync(python, ["-c", CHECK, ...files], { encoding: "utf8" });
    expect(output.trim()).toBe("all well");
  });
});
