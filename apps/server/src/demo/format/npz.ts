import { endianness } from "node:os";
import { zipBytes } from "./zip.ts";

/** Numbers in rows of the last dimension, the last index changing fastest. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** The file that `numpy.savez_compressed` writes of some arrays. */
export function npzBytes(arrays: Readonly<Record<string, NumberArray>>): Uint8Array {
  return zipBytes(new Map(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, npyBytes(array)])));
}

/** The array of these numbers, in one dimension. */
export function vector(data: Float64Array): NumberArray {
  return { shape: [data.length], data };
}

/**
 * An array in numpy's own format, version 1.0.
 *
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
function npyBytes({ shape, data }: NumberArray): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const description = `{'descr': '<f8', 'fortran_order': False, 'shape': ${tuple}, }`;
  const prefix = 10;
  const headerLength = Math.ceil((prefix + description.length + 1) / 64) * 64 - prefix;
  const head = Buffer.alloc(prefix);
  head.write("\x93NUMPY\x01\x00", "latin1");
  head.writeUInt16LE(headerLength, 8);
  const numbers = Buffer.from(data.slice().buffer);
  if (endianness() === "BE") numbers.swap64();
  return Buffer.concat([head, Buffer.from(`${description.padEnd(headerLength - 1)}\n`), numbers]);
}
