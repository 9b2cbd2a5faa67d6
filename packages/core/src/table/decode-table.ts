import { parseJson } from "../json/parse-json.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import { CodeSegment } from "./code-segment.ts";
import { CodedColumn, type Dictionary } from "./coded-column.ts";
import type { Column } from "./column.ts";
import { ColumnTable } from "./column-table.ts";
import { NumberColumn } from "./number-column.ts";
import { NumberSegment } from "./number-segment.ts";
import { RunIdList } from "./run-id-list.ts";
import type { Table } from "./table.ts";
import {
  BLOB_ARRAYS,
  type BlobArray,
  type BlobKind,
  type BlobPlace,
  CHECKED_PREFIX_BYTES,
  type CodeSegmentPlace,
  type ColumnPlace,
  checksumOf,
  MAGIC,
  type NumberSegmentPlace,
  PREFIX_BYTES,
  type TablePlace,
  TEXT_KINDS,
  type TextBlockPlace,
  VERSION,
} from "./table-format.ts";
import { TextBlock, textOfUnits } from "./text-block.ts";
import { TimeColumn } from "./time-column.ts";

/**
 * The table that `encodeTable` made bytes of. It shares their memory, which is not to be changed, if they begin at a
 * multiple of 8 in their buffer. `undefined` for bytes that are no such table, of another version, or damaged.
 */
export function decodeTable(bytes: Uint8Array<ArrayBuffer>): Table | undefined {
  if (bytes.length < PREFIX_BYTES || bytes.length % 8 !== 0) return undefined;
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, PREFIX_BYTES / 4);
  const length = new Float64Array(aligned.buffer, aligned.byteOffset + 8, 1)[0];
  if (words[0] !== MAGIC || words[1] !== VERSION || length !== bytes.length) return undefined;
  const [a, b] = checksumOf([aligned.subarray(0, CHECKED_PREFIX_BYTES), aligned.subarray(PREFIX_BYTES)]);
  if (words[6] !== a || words[7] !== b) return undefined;
  const blobStart = PREFIX_BYTES + words[4]!;
  const place = JSON.parse(textOfUnits(aligned.subarray(PREFIX_BYTES, blobStart))) as TablePlace;
  return tableAt(place, new BlobReader(aligned.buffer, aligned.byteOffset + blobStart));
}

function tableAt({ rowCount, runIds, columns }: TablePlace, blobs: BlobReader): Table {
  const idList = new RunIdList(runIds.map((block) => blobs.texts(block)));
  const byPath = new Map<FieldPath, Column>(columns.map((column) => [column.path, columnAt(column, blobs)]));
  return new ColumnTable(idList, rowCount, byPath);
}

/** Looks at arrays in the bytes that they are in. */
class BlobReader {
  readonly #buffer: ArrayBuffer;
  readonly #start: number;

  constructor(buffer: ArrayBuffer, start: number) {
    this.#buffer = buffer;
    this.#start = start;
  }

  array<K extends BlobKind>([kind, offset, length]: BlobPlace<K>): BlobArray<K> {
    return new BLOB_ARRAYS[kind](this.#buffer, this.#start + offset, length) as BlobArray<K>;
  }

  /** What some kind of array is, where there is one. */
  arrayIf<K extends BlobKind>(place: BlobPlace<K> | undefined): BlobArray<K> | undefined {
    return place && this.array(place);
  }

  texts({ length, units, starts }: TextBlockPlace): TextBlock {
    return TextBlock.ofUnits(this.array(units) as Uint8Array<ArrayBuffer>, {
      length,
      starts: typeof starts === "number" ? starts : this.array(starts),
    });
  }
}

function columnAt(place: ColumnPlace, blobs: BlobReader): Column {
  switch (place.kind) {
    case "numbers":
      return numbersAt(place.segments, blobs);
    case "times":
      return new TimeColumn(numbersAt(place.segments, blobs), new Map(unusualTextsAt(place, blobs)));
    case "codes": {
      const dictionary = new DecodedDictionary(
        place.texts.map((block) => blobs.texts(block)),
        blobs.array(place.textKinds),
      );
      return new CodedColumn(codesAt(place.segments, blobs), dictionary, place.textKinds[2] + 1);
    }
  }
}

function numbersAt(segments: readonly (NumberSegmentPlace | null)[], blobs: BlobReader): NumberColumn {
  return new NumberColumn(
    segments.map((segment) => {
      if (segment === null) return undefined;
      const { length, values, dictionary, places, nanPlaces } = segment;
      const numbers = { values: blobs.array(values), dictionary: blobs.arrayIf(dictionary) };
      return new NumberSegment({
        length,
        numbers,
        places: blobs.arrayIf(places),
        nanPlaces: blobs.arrayIf(nanPlaces),
      });
    }),
  );
}

function codesAt(
  segments: readonly (CodeSegmentPlace | null)[],
  blobs: BlobReader,
): (CodeSegment | undefined)[] {
  return segments.map((segment) => {
    if (segment === null) return undefined;
    const { length, codes, places } = segment;
    return new CodeSegment({ length, codes: blobs.array(codes), places: blobs.arrayIf(places) });
  });
}

function* unusualTextsAt(
  { unusualRows, unusualTexts }: ColumnPlace & { readonly kind: "times" },
  blobs: BlobReader,
): Generator<readonly [number, string]> {
  const rows = blobs.array(unusualRows);
  let i = 0;
  for (const place of unusualTexts) {
    for (const text of blobs.texts(place).all()) yield [rows[i++]!, text];
  }
}

/** Values that are made of their texts when one of them is first asked for. */
class DecodedDictionary implements Dictionary {
  readonly #blocks: readonly TextBlock[];
  readonly #kinds: Uint8Array;
  #values: readonly Cell[] | undefined;

  constructor(blocks: readonly TextBlock[], kinds: Uint8Array) {
    this.#blocks = blocks;
    this.#kinds = kinds;
  }

  at(code: number): Cell {
    this.#values ??= this.#decode();
    return this.#values[code];
  }

  #decode(): Cell[] {
    const values: Cell[] = [undefined];
    for (const block of this.#blocks) {
      for (const text of block.all()) values.push(cellOfText(text, this.#kinds[values.length - 1]!));
    }
    return values;
  }
}

function cellOfText(text: string, kind: number): Cell {
  if (kind === TEXT_KINDS.string) return text;
  if (kind === TEXT_KINDS.bigint) return BigInt(text);
  const parsed = parseJson(text);
  return "value" in parsed ? (parsed.value as Cell) : undefined;
}
