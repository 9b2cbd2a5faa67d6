import { readFileSync } from "node:fs";
import type { TablePreview } from "@atlas/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delimitedRows } from "../../src/preview/delimited-rows.ts";
import { bytesRead, contentOf } from "../content-of.ts";
import { previewOf } from "./preview-of.ts";

async function tableOf(name: string, file: string | Uint8Array): Promise<TablePreview | undefined> {
  return (await previewOf(name, contentOf(file))).preview.table;
}

/** The columns of a table in short: "name: type". */
const columnsOf = (table: TablePreview | undefined) =>
  table?.columns.map(({ name, type }) => `${name}: ${type}`);

describe("a CSV file", () => {
  it("is shown as rows of values of the columns' types, and as text", async () => {
    const text = "step,loss,ok,at,word\r\n1,0.5,true,2026-01-27 10:30:00,a\r\n2,,false,2026-01-28,1\r\n";
    const { preview, preview_truncated } = await previewOf(".csv", contentOf(text));
    expect(columnsOf(preview.table)).toEqual([
      "step: number",
      "loss: number",
      "ok: boolean",
      "at: time",
      "word: text",
    ]);
    expect(preview.table?.rows).toEqual([
      [1, 0.5, true, "2026-01-27 10:30:00", "a"],
      [2, null, false, "2026-01-28", "1"],
    ]);
    expect(preview.table?.row_count).toBe(2);
    expect(preview.text_content).toBe(text);
    expect(preview.media_type).toBe("text/csv");
    expect(preview_truncated).toBe(false);
  });

  it("may have quotes, commas and line ends in cells, and a byte order mark", async () => {
    const table = await tableOf(".csv", '\ufeffname,comment\n"Doe, J.","said ""hi""\nand left"\n=cmd(),+x\n');
    expect(columnsOf(table)).toEqual(["name: text", "comment: text"]);
    expect(table?.rows).toEqual([
      ["Doe, J.", 'said "hi"\nand left'],
      ["=cmd()", "+x"],
    ]);
  });

  it("may have no names of columns", async () => {
    const table = await tableOf(".csv", "1,2.5\n3,4");
    expect(columnsOf(table)).toEqual(["column 1: number", "column 2: number"]);
    expect(table?.rows).toEqual([
      [1, 2.5],
      [3, 4],
    ]);
  });

  it("may have rows of any length", async () => {
    const table = await tableOf(".csv", "a,b\n1\n\n1,2,3\n");
    expect(columnsOf(table)).toEqual(["a: number", "b: number", "column 3: number"]);
    expect(table?.rows).toEqual([
      [1, null, null],
      [1, 2, 3],
    ]);
  });

  it("may be separated by semicolons, tabs or bars", async () => {
    for (const [name, separator] of [
      [".csv", ";"],
      [".tsv", "\t"],
      [".csv", "|"],
    ] as const) {
      expect((await tableOf(name, `"a,b,c,d"${separator}b\n1${separator}2`))?.rows).toEqual([[1, 2]]);
    }
  });

  it("keeps all digits of integers, and words for what is not finite", async () => {
    const table = await tableOf(".csv", "n,x\n9007199254740993,nan\n-1,-inf\n+2,1e3\n");
    expect(table?.rows).toEqual([
      [9007199254740993n, Number.NaN],
      [-1, Number.NEGATIVE_INFINITY],
      [2, 1000],
    ]);
  });

  it("shows a hundred rows of a long file, and reads no more than it must", async () => {
    const lines = Array.from({ length: 1_000_000 }, (_, i) => `${i},x\n`);
    const content = contentOf(`i,word\n${lines.join("")}`);
    const { preview, preview_truncated } = await previewOf(".csv", content);
    expect(preview.table?.rows).toHaveLength(100);
    expect(preview.table?.row_count).toBeNull();
    expect(preview_truncated).toBe(true);
    expect(bytesRead(content)).toBeLessThan(400 * 1024);
    const short = await tableOf(".csv", `i\n${Array.from({ length: 150 }, (_, i) => i).join("\n")}`);
    expect(short?.rows).toHaveLength(100);
    expect(short?.row_count).toBe(150);
  });

  it("that is empty is an empty table", async () => {
    expect(await tableOf(".csv", "")).toEqual({ columns: [], rows: [], row_count: 0 });
  });

  it("gives back the cells that were written, whatever they hold", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("", '"', '""', "a,b", "\r\n", "\n", "\r", ";", 'x"y'));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }));
    const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(
        rows,
        lineEnd,
        fc.constantFrom(",", "\t", ";"),
        fc.boolean(),
        (written, end, delimiter, ends) => {
          const quoted = (text: string) =>
            /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const lines = written.map((row) => row.map(quoted).join(delimiter));
          const text = lines.join(end) + (ends && lines.length > 0 ? end : "");
          expect([...delimitedRows(text, delimiter)]).toEqual(written);
        },
      ),
    );
  });

  it("of any bytes is shown", async () => {
    const pieces = fc.constantFrom('"', ",", "\r", "\n", "a", "1", '""', ";");
    const anyFile = fc.oneof(
      fc.uint8Array(),
      fc.array(pieces).map((parts) => new TextEncoder().encode(parts.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(anyFile, async (bytes) => {
        const { preview } = await previewOf(".txt.csv", contentOf(bytes));
        expect(Object.keys(preview).length).toBeGreaterThan(1);
        for (const row of preview.table?.rows ?? []) expect(row).toHaveLength(preview.table!.columns.length);
      }),
    );
  });
});

describe("a file of JSON lines", () => {
  it("has a column for every member, in the order in which they come up", async () => {
    const text = '{"b": 1, "a": "x"}\n{"a": null, "c": {"d": NaN}}\n\n{"__proto__": 9007199254740993}';
    const { preview } = await previewOf(".jsonl", contentOf(text));
    expect(columnsOf(preview.table)).toEqual(["b: number", "a: text", "c: other", "__proto__: number"]);
    expect(preview.table?.rows).toEqual([
      [1, "x", null, null],
      [null, null, { d: Number.NaN }, null],
      [null, null, null, 9007199254740993n],
    ]);
    expect(preview.table?.row_count).toBe(3);
    expect(preview.text_content).toBe(text);
  });

  it("says which line is no JSON, and shows the others", async () => {
    const { preview } = await previewOf(".ndjson", contentOf("1\n{\n[2]"));
    expect(preview.table?.rows).toEqual([[1], [[2]]]);
    expect(preview.note).toBe("Line 2 is not JSON: expected a name in double quotes.");
  });
});

describe("a Parquet file", () => {
  const fixture = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

  it.each(["snappy", "gzip", "zstd", "brotli", "lz4"])(
    "packed by %s is shown as rows",
    async (compression) => {
      const table = await tableOf(".parquet", fixture(`${compression}.parquet`));
      expect(columnsOf(table)).toEqual([
        "id: number",
        "score: number",
        "flag: boolean",
        "name: text",
        "at: time",
        "day: time",
        "tags: other",
        "place: other",
        "raw: text",
      ]);
      expect(table?.row_count).toBe(3);
      expect(table?.rows).toEqual([
        [
          1,
          0.5,
          true,
          "a",
          "1970-01-01T00:00:00.000Z",
          "1970-01-01T00:00:00.000Z",
          ["a", "b"],
          { x: 1, y: null },
          "00ff",
        ],
        [
          2n ** 60n,
          null,
          null,
          "größe",
          "2026-01-27T10:30:00.000Z",
          "2026-01-27T00:00:00.000Z",
          [],
          null,
          "",
        ],
        [null, Number.NaN, false, null, null, null, null, { x: 2, y: 3.5 }, null],
      ]);
    },
  );

  it("of several groups shows the first hundred rows", async () => {
    const { preview, preview_truncated } = await previewOf(".parquet", contentOf(fixture("long.parquet")));
    expect(preview.table?.rows).toEqual(Array.from({ length: 100 }, (_, i) => [i, i / 2]));
    expect(preview.table?.row_count).toBe(120);
    expect(preview_truncated).toBe(true);
  });

  it("that is damaged says so, or shows what can be read", async () => {
    const whole = fixture("snappy.parquet");
    const cut = await previewOf(".parquet", contentOf(whole.subarray(0, 500)));
    expect(cut.preview.note).toBe("The file cannot be shown: it is no Parquet file, or was cut short.");
    const hurt = whole.slice();
    hurt.fill(0xff, 20, 60);
    const { preview } = await previewOf(".parquet", contentOf(hurt));
    expect(preview.note).toBe("These columns cannot be shown: id.");
    expect(preview.table?.rows[0]?.slice(0, 3)).toEqual([null, 0.5, true]);
  });

  it("with bytes in it changed is shown as far as it goes, and leaves no failure behind", async () => {
    const files = fc
      .constantFrom("snappy", "gzip", "zstd", "brotli", "lz4", "long")
      .map((name) => fixture(`${name}.parquet`));
    const change = fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(files, fc.array(change, { minLength: 1, maxLength: 4 }), async (whole, changes) => {
        const changed = whole.slice();
        for (const [place, byte] of changes) changed[Math.floor(place * whole.length)] = byte;
        const { preview } = await previewOf(".parquet", contentOf(changed));
        expect(preview.table ?? preview.note).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
