import { exactJson } from "../json/stringify-json.ts";
import type { Cell, FieldPath } from "../model/field.ts";
import type { CodeSegment } from "./code-segment.ts";
import type { CodedColumn } from "./coded-column.ts";
import type { Column } from "./column.ts";
import type { NumberSegment } from "./number-segment.ts";
import { SEGMENT_ROWS } from "./segment.ts";
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
import { TextBlock, unitsOfText } from "./text-block.ts";
import type { TimeColumn } from "./time-column.ts";

/**
 * A table as bytes that `decodeTable` reads, exactly: in parts, to be written one after another. They may share
 * memory with the table and are not to be changed.
 */
export function encodeTable(table: Table): Uint8Array<ArrayBuffer>[] {
  const blobs = new BlobWriter();
  const place: TablePlace = {
    rowCount: table.rowCount,
    runIds: table.idBlocks.map((block) => blobs.addTexts(block)),
    columns: table.paths
      .filter((path) => path !== "record.run_id")
      .map((path) => placeOfColumn(blobs, path, table.column(path)!, table.rowCount)),
  };
  const header = headerBytes(place);
  const length = PREFIX_BYTES + header.length + blobs.byteLength;
  const prefix = new Uint8Array(PREFIX_BYTES);
  const words = new Uint32Array(prefix.buffer);
  words[0] = MAGIC;
  words[1] = VERSION;
  new Float64Array(prefix.buffer)[1] = length;
  words[4] = header.length;
  words.set(checksumOf([prefix.subarray(0, CHECKED_PREFIX_BYTES), header, ...blobs.parts]), 6);
  return [prefix, header, ...blobs.parts];
}

function headerBytes(place: TablePlace): Uint8Array<ArrayBuffer> {
  const escaped = JSON.stringify(place).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const bytes = unitsOfText(escaped.padEnd(Math.ceil(escaped.length / 8) * 8));
  return bytes as Uint8Array<ArrayBuffer>;
}

/** Collects arrays as blobs. */
class BlobWriter {
  readonly parts: Uint8Array<ArrayBuffer>[] = [];
  byteLength = 0;

  add<K extends BlobKind>(array: BlobArray<K>): BlobPlace<K> {
    const place = [kindOf(array) as K, this.byteLength, array.length] as const;
    const { byteLength } = array;
    const bytes = new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, byteLength);
    const rest = byteLength % 8;
    const isAligned = array.byteOffset % 4 === 0;
    if (byteLength > rest) {
      const whole = bytes.subarray(0, byteLength - rest);
      this.parts.push(isAligned ? whole : whole.slice());
    }
    if (rest > 0) {
      const last = new Uint8Array(8);
      last.set(bytes.subarray(byteLength - rest));
      this.parts.push(last);
    }
    this.byteLength += Math.ceil(byteLength / 8) * 8;
    return place;
  }

  addTexts({ joined, places: { length, starts } }: TextBlock): TextBlockPlace {
    const units = this.add<"u8" | "u16">(unitsOfText(joined));
    return { length, units, starts: typeof starts === "number" ? starts : this.add<"u32">(starts) };
  }

  /** The texts in blocks, none of which becomes too long for a string. */
  addTextList(texts: readonly string[]): TextBlockPlace[] {
    const places: TextBlockPlace[] = [];
    for (let start = 0; start < texts.length; start += SEGMENT_ROWS) {
      places.push(this.addTexts(TextBlock.of(texts.slice(start, start + SEGMENT_ROWS))));
    }
    return places;
  }
}

function kindOf(array: BlobArray): BlobKind {
  const kinds = Object.keys(BLOB_ARRAYS) as BlobKind[];
  return kinds.find((kind) => array instanceof BLOB_ARRAYS[kind])!;
}

function placeOfColumn(blobs: BlobWriter, path: FieldPath, column: Column, rowCount: number): ColumnPlace {
  switch (column.kind) {
    case "numbers": {
      const segments = column.segments.map((segment) => placeOfNumbers(blobs, segment));
      return { path, kind: "numbers", segments };
    }
    case "times": {
      const segments = column.wallClocks.segments.map((segment) => placeOfNumbers(blobs, segment));
      return { path, kind: "times", segments, ...placeOfTexts(blobs, column, rowCount) };
    }
    case "codes": {
      const segments = column.segments.map((segment) => placeOfCodes(blobs, segment));
      return { path, kind: "codes", segments, ...placeOfDictionary(blobs, column) };
    }
  }
}

function placeOfNumbers(blobs: BlobWriter, segment: NumberSegment | undefined): NumberSegmentPlace | null {
  if (segment === undefined) return null;
  const { length, numbers, places, nanPlaces } = segment.parts;
  return {
    length,
    values: blobs.add<"f64" | "i32" | "i16" | "u8">(numbers.values),
    ...(numbers.dictionary && { dictionary: blobs.add<"f64">(numbers.dictionary) }),
    ...(places && { places: blobs.add<"u16">(places) }),
    ...(nanPlaces && { nanPlaces: blobs.add<"u16">(nanPlaces) }),
  };
}

function placeOfCodes(blobs: BlobWriter, segment: CodeSegment | undefined): CodeSegmentPlace | null {
  if (segment === undefined) return null;
  const { length, codes, places } = segment.parts;
  return {
    length,
    codes: blobs.add<"u8" | "u16" | "u32">(codes),
    ...(places && { places: blobs.add<"u16">(places) }),
  };
}

function placeOfTexts(blobs: BlobWriter, { unusualTexts }: TimeColumn, rowCount: number) {
  const texts = [...unusualTexts].filter(([row]) => row < rowCount);
  return {
    unusualRows: blobs.add<"u32">(Uint32Array.from(texts, ([row]) => row)),
    unusualTexts: blobs.addTextList(texts.map(([, text]) => text)),
  };
}

function placeOfDictionary(blobs: BlobWriter, column: CodedColumn) {
  const texts: string[] = [];
  const kinds = new Uint8Array(column.codeCount - 1);
  for (let code = 1; code < column.codeCount; code++) {
    const value = column.valueOfCode(code);
    const kind = textKindOf(value);
    kinds[code - 1] = TEXT_KINDS[kind];
    texts.push(kind === "json" ? exactJson(value) : String(value));
  }
  return { texts: blobs.addTextList(texts), textKinds: blobs.add<"u8">(kinds) };
}

function textKindOf(value: Cell): keyof typeof TEXT_KINDS {
  return typeof value === "string" || typeof value === "bigint"
    ? (typeof value as "string" | "bigint")
    : "json";
}
