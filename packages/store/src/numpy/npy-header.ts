import type { ByteReader } from "../preview/byte-reader.ts";
import { DamagedFile } from "../preview/damaged-file.ts";
import { type DType, dtypeOf } from "./dtype.ts";
import { type PythonValue, parsePythonLiteral } from "./python-literal.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  constructor(encoding: "latin1" | "utf-8");
  decode(bytes: Uint8Array): string;
}

/** What stands before the values of an array. */
export interface NpyHeader {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Whether the first index runs fastest, and not the last. */
  readonly isFortranOrder: boolean;
}

/** What an npy file begins with. */
export const NPY_MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const;

/** How long a header may be: those of records with thousands of fields are shorter. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** How many dimensions numpy's arrays have at most. */
const MAX_DIMENSIONS = 64;

/**
 * Reads the header of an npy file; the values follow it.
 *
 * @throws {DamagedFile} when there is none.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function readNpyHeader(reader: ByteReader): Promise<NpyHeader> {
  const start = await reader.take(NPY_MAGIC.length + 2);
  if (!NPY_MAGIC.every((byte, i) => start[i] === byte)) throw new DamagedFile("it is no npy file");
  const version = start[NPY_MAGIC.length] ?? 0;
  if (version < 1 || version > 3) throw new DamagedFile(`its version ${version} is unknown`);
  const length = littleEndian(await reader.take(version === 1 ? 2 : 4));
  if (length > MAX_HEADER_BYTES) throw new DamagedFile("its header is too long");
  const bytes = await reader.take(length);
  if (bytes.length < length) throw new DamagedFile("it was cut short");
  return headerOf(new TextDecoder(version === 3 ? "utf-8" : "latin1").decode(bytes));
}

function headerOf(text: string): NpyHeader {
  const header = parsePythonLiteral(text);
  if (!(header instanceof Map)) throw new DamagedFile("its header cannot be read");
  return {
    dtype: dtypeOf(header.get("descr")),
    shape: shapeOf(header.get("shape")),
    isFortranOrder: header.get("fortran_order") === true,
  };
}

function shapeOf(value: PythonValue | undefined): number[] {
  const isShape =
    Array.isArray(value) &&
    value.length <= MAX_DIMENSIONS &&
    value.every((size) => Number.isSafeInteger(size) && Number(size) >= 0);
  if (!isShape) throw new DamagedFile("its shape cannot be read");
  return value as number[];
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}
