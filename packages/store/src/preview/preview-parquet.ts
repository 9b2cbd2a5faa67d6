import { AtlasError, type Content, type JsonValue } from "@atlas/core";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { DamagedFile } from "./damaged-file.ts";
import { jsonOf } from "./json-of.ts";
import { boundedCompressors, parquetFile } from "./parquet-file.ts";
import type { Preview } from "./preview.ts";
import { typeOfValues } from "./table-cells.ts";
import { MAX_COLUMNS, MAX_ROWS } from "./table-head.ts";

/** How many bytes of a column are read: more than hyparquet joins of several, so that only one is ever cut. */
const MAX_COLUMN_BYTES = 3 * 1024 * 1024;

/** How many values a column of lists or groups may have. */
const MAX_NESTED_VALUES = 500_000;

/** How many bytes of what describes a file are read. */
const MAX_METADATA_BYTES = 32 * 1024 * 1024;

/**
 * The first rows of a Parquet file, of which no more is read than they need. A column that cannot be read is empty, and
 * hides no other.
 *
 * @throws {DamagedFile} when the file is none.
 */
export async function previewParquet(content: Content): Promise<Preview> {
  const metadata = await damagedUnless(() =>
    parquetMetadataAsync(parquetFile(content, MAX_METADATA_BYTES), { geoparquet: false }),
  );
  const all = await damagedUnless(() => columnNames(metadata));
  const names = all.slice(0, MAX_COLUMNS);
  const wanted = names.filter((name) => !isTooLong(metadata, name));
  const columns = await readColumns(
    { file: parquetFile(content, MAX_COLUMN_BYTES), metadata, compressors: boundedCompressors() },
    wanted,
  );
  const rowCount = Number(metadata.num_rows);
  const length = Math.max(0, ...Array.from(columns.values(), (values) => values.length));
  const table = {
    columns: names.map((name) => ({ name, type: typeOfValues(columns.get(name) ?? []) })),
    rows: Array.from({ length }, (_, row) => names.map((name) => columns.get(name)?.[row] ?? null)),
    row_count: rowCount,
  };
  const unread = names.filter((name) => !columns.has(name));
  const note = unread.length === 0 ? {} : { note: `These columns cannot be shown: ${unread.join(", ")}.` };
  return { parts: { table, ...note }, isCut: rowCount > length || all.length > names.length };
}

/**
 * The names of the columns. Throws when the groups of rows do not have just the columns of the schema, each once: of
 * such a file hyparquet leaves promises behind that nobody waits for.
 */
function columnNames(metadata: FileMetaData): string[] {
  const { children } = parquetSchema(metadata);
  const names = children.map(({ element }) => element.name);
  const paths = JSON.stringify(children.flatMap(leafPaths));
  for (const { columns } of metadata.row_groups) {
    const own = columns.map(({ meta_data }) => meta_data?.path_in_schema);
    if (JSON.stringify(own) !== paths) throw new DamagedFile("its columns contradict each other");
  }
  if (new Set(names).size < names.length) throw new DamagedFile("two of its columns have one name");
  return names;
}

function leafPaths({ path, children }: SchemaTree): string[][] {
  return children.length === 0 ? [path] : children.flatMap(leafPaths);
}

/** Whether a column of lists or groups has so many values that reading them takes long: hyparquet reads them all. */
function isTooLong(metadata: FileMetaData, name: string): boolean {
  const [group] = metadata.row_groups;
  const parts = (group?.columns ?? []).flatMap(({ meta_data }) => meta_data ?? []);
  return parts.some(
    ({ path_in_schema: path, num_values: count }) =>
      path[0] === name && path.length > 1 && count > MAX_NESTED_VALUES,
  );
}

/** A Parquet file, and how it is read. */
interface OpenedParquet {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly compressors: Compressors;
}

/** The first values of each column, by name; without those that cannot be read. */
async function readColumns(
  opened: OpenedParquet,
  names: readonly string[],
): Promise<ReadonlyMap<string, JsonValue[]>> {
  try {
    return await readRows(opened, names);
  } catch (error) {
    if (error instanceof AtlasError) throw error;
  }
  const columns = new Map<string, JsonValue[]>();
  for (const name of names) {
    try {
      for (const [, values] of await readRows(opened, [name])) columns.set(name, values);
    } catch (error) {
      if (error instanceof AtlasError) throw error;
    }
  }
  return columns;
}

/** The first values of some columns, by name. */
async function readRows(opened: OpenedParquet, names: readonly string[]): Promise<Map<string, JsonValue[]>> {
  let rows: unknown[][] = [];
  await parquetRead({
    ...opened,
    columns: [...names],
    rowStart: 0,
    rowEnd: MAX_ROWS,
    utf8: false,
    onComplete: (read) => {
      rows = read;
    },
  });
  return new Map(names.map((name, i) => [name, rows.map((row) => jsonOf(row[i]))]));
}

/** What `read` makes of a file; whatever it throws says that the file is damaged, unless it could not be read at all. */
async function damagedUnless<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AtlasError || error instanceof DamagedFile) throw error;
    throw new DamagedFile("it is no Parquet file, or was cut short");
  }
}
