import type { FieldPath } from "../model/field.ts";

/**
 * A table in bytes: a prefix, a header in JSON (ASCII, padded with spaces), and blobs, all of them multiples of 8
 * bytes long, so that each blob can be looked at where it is. Numbers are little-endian.
 */

/** "ATLT" on a little-endian machine, and anything else on another. */
export const MAGIC = 0x544c_5441;
export const VERSION = 1;

/**
 * Bytes before the header: the magic number, the version, the length of everything (a double), the length of the
 * header, 0, and two words of checksum over all other bytes.
 */
export const PREFIX_BYTES = 32;
/** The bytes of the prefix that the checksum covers. */
export const CHECKED_PREFIX_BYTES = 24;

/** The element kinds of blobs. */
export const BLOB_ARRAYS = {
  f64: Float64Array,
  i32: Int32Array,
  u32: Uint32Array,
  i16: Int16Array,
  u16: Uint16Array,
  u8: Uint8Array,
} as const;

/** The array of each element kind. */
interface BlobArrays {
  readonly f64: Float64Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly i16: Int16Array;
  readonly u16: Uint16Array;
  readonly u8: Uint8Array;
}

/** One of the element kinds. */
export type BlobKind = keyof BlobArrays;

/** The array of an element kind. */
export type BlobArray<K extends BlobKind = BlobKind> = BlobArrays[K];

/** Where an array is: its element kind, its first byte counted from the end of the header, how many elements it has. */
export type BlobPlace<K extends BlobKind = BlobKind> = readonly [kind: K, offset: number, length: number];

/** `NumberSegmentParts`. */
export interface NumberSegmentPlace {
  readonly length: number;
  readonly values: BlobPlace<"f64" | "i32" | "i16" | "u8">;
  readonly dictionary?: BlobPlace<"f64">;
  readonly places?: BlobPlace<"u16">;
  readonly nanPlaces?: BlobPlace<"u16">;
}

/** `CodeSegmentParts`. */
export interface CodeSegmentPlace {
  readonly length: number;
  readonly codes: BlobPlace<"u8" | "u16" | "u32">;
  readonly places?: BlobPlace<"u16">;
}

/** A `TextBlock`: the units of its texts, and where these begin, or how long each is. */
export interface TextBlockPlace {
  readonly length: number;
  readonly units: BlobPlace<"u8" | "u16">;
  readonly starts: BlobPlace<"u32"> | number;
}

/** A column of one of the kinds; null stands for a segment without values. */
export type ColumnPlace = { readonly path: FieldPath } & (
  | { readonly kind: "numbers"; readonly segments: readonly (NumberSegmentPlace | null)[] }
  | {
      readonly kind: "times";
      readonly segments: readonly (NumberSegmentPlace | null)[];
      readonly unusualRows: BlobPlace<"u32">;
      readonly unusualTexts: readonly TextBlockPlace[];
    }
  | {
      readonly kind: "codes";
      readonly segments: readonly (CodeSegmentPlace | null)[];
      /** The text of each code's value, from code 1 on. */
      readonly texts: readonly TextBlockPlace[];
      /** What each text is. */
      readonly textKinds: BlobPlace<"u8">;
    }
);

/** What the text of a value in a dictionary is. */
export const TEXT_KINDS = { string: 0, json: 1, bigint: 2 } as const;

/** The header. */
export interface TablePlace {
  readonly rowCount: number;
  readonly runIds: readonly TextBlockPlace[];
  readonly columns: readonly ColumnPlace[];
}

/** Two words of checksum over some bytes, whose lengths are multiples of 8: a change of any one bit changes it. */
export function checksumOf(parts: Iterable<Uint8Array<ArrayBuffer>>): readonly [number, number] {
  let a = 0x1e37_79b9;
  let b = 0x25eb_ca6b;
  for (const part of parts) {
    const words = new Int32Array(part.buffer, part.byteOffset, part.byteLength / 4);
    for (let i = 0; i < words.length; i += 2) {
      a = (Math.imul(a ^ words[i]!, 0x0100_0193) + 1) | 0;
      b = (Math.imul(b ^ words[i + 1]!, 0x5bd1_e995) + 1) | 0;
    }
  }
  return [a >>> 0, b >>> 0];
}
