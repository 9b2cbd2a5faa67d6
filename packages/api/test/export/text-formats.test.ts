import type { Cell } from "@atlas/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf } from "../../src/export/csv-of.ts";
import type { ExportBatch } from "../../src/export/export-batches.ts";
import type { ExportColumn } from "../../src/export/export-column.ts";
import { jsonLinesOf } from "../../src/export/json-lines-of.ts";

type Write = (
  columns: readonly ExportColumn[],
  batches: AsyncIterable<ExportBatch>,
) => AsyncIterable<Uint8Array>;

/** What a format makes of columns of texts that come in two batches. */
async function written(
  write: Write,
  names: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<string> {
  const columns = names.map((name): ExportColumn => ({ name, type: "text", read: () => [] }));
  async function* batches() {
    const middle = rows.length >> 1;
    for (const some of [rows.slice(0, middle), rows.slice(middle)])
      yield names.map((_, k) => some.map((row) => row[k]));
  }
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of write(columns, batches())) text += decoder.decode(bytes, { stream: true });
  return text;
}

/** RFC 4180, read a character at a time. A field that is in no quotes and empty is `undefined`. */
function parseCsv(text: string): (string | undefined)[][] {
  const lines: (string | undefined)[][] = [];
  const line: (string | undefined)[] = [];
  let field: string | undefined;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (isQuoted && char === '"' && text[i + 1] === '"') field += text[++i] as string;
    else if (char === '"') {
      isQuoted = !isQuoted;
      field ??= "";
    } else if (!isQuoted && (char === "," || char === "\n")) {
      line.push(field);
      field = undefined;
      if (char === "\n") lines.push(line.splice(0));
    } else field = (field ?? "") + char;
  }
  return lines;
}

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", " ", '"', ",", "\n", "\r\n", 'a"b', "=1+1"),
);
const name = fc.oneof(
  fc.constantFrom("__proto__", "constructor", 'a"b', "x,y"),
  fc.string({ minLength: 1, unit: "grapheme" }),
);
const tables = fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).chain((names) =>
  fc.tuple(
    fc.constant(names),
    fc.array(fc.tuple(text, ...names.slice(1).map(() => fc.option(text, { nil: undefined }))), {
      minLength: 2,
      maxLength: 5,
    }),
  ),
);

test("CSV tells every text from every other, and from none", async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ([names, rows]) => {
      expect(parseCsv(await written(csvOf, names, rows))).toEqual([names, ...rows]);
    }),
  );
});

test("JSON lines are JSON, and hold what the run has", async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ([names, rows]) => {
      const lines = (await written(jsonLinesOf, names, rows)).trimEnd().split("\n");
      const members = lines.map((line) => Object.entries(JSON.parse(line)));
      const expected = rows.map((row) =>
        Object.entries(
          JSON.parse(
            `{${row.flatMap((cell, k) => (cell === undefined ? [] : [`${JSON.stringify(names[k])}:${JSON.stringify(cell)}`])).join()}}`,
          ),
        ),
      );
      expect(members).toEqual(expected);
    }),
  );
});
