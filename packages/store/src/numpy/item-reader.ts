import type { DType } from "./dtype.ts";

/** The number that lies at a place of some bytes; of a complex number the magnitude. */
export type ReadNumber = (view: DataView, at: number) => number;

/** What reads the items of a type as numbers, with the rounding of doubles; `undefined` for what is none. */
export function numberReader({ kind, itemBytes, isLittleEndian: little }: DType): ReadNumber | undefined {
  switch (kind) {
    case "boolean":
      return (view, at) => (view.getUint8(at) === 0 ? 0 : 1);
    case "integer":
      if (itemBytes === 1) return (view, at) => view.getInt8(at);
      if (itemBytes === 2) return (view, at) => view.getInt16(at, little);
      if (itemBytes === 4) return (view, at) => view.getInt32(at, little);
      return (view, at) => Number(view.getBigInt64(at, little));
    case "unsigned":
      if (itemBytes === 1) return (view, at) => view.getUint8(at);
      if (itemBytes === 2) return (view, at) => view.getUint16(at, little);
      if (itemBytes === 4) return (view, at) => view.getUint32(at, little);
      return (view, at) => Number(view.getBigUint64(at, little));
    case "float":
      if (itemBytes === 2) return (view, at) => halfOf(view.getUint16(at, little));
      if (itemBytes === 4) return (view, at) => view.getFloat32(at, little);
      return (view, at) => view.getFloat64(at, little);
    case "complex":
      return (view, at) => Math.hypot(...complexParts(view, at, itemBytes, little));
    default:
      return undefined;
  }
}

/** The exact value of an item that is a real number or a boolean, as JSON has it: null where it is not finite. */
export function exactReader(
  dtype: DType,
): ((view: DataView, at: number) => number | bigint | null) | undefined {
  const { kind, itemBytes, isLittleEndian: little } = dtype;
  const read = kind === "complex" ? undefined : numberReader(dtype);
  if (read === undefined) return undefined;
  return (view, at) => {
    const value = read(view, at);
    if (!Number.isFinite(value)) return null;
    if (itemBytes < 8 || kind === "float" || Number.isSafeInteger(value)) return value;
    return kind === "unsigned" ? view.getBigUint64(at, little) : view.getBigInt64(at, little);
  };
}

/** The real and the imaginary part. */
export function complexParts(
  view: DataView,
  at: number,
  itemBytes: number,
  little: boolean,
): readonly [real: number, imaginary: number] {
  return itemBytes === 8
    ? [view.getFloat32(at, little), view.getFloat32(at + 4, little)]
    : [view.getFloat64(at, little), view.getFloat64(at + 8, little)];
}

/** The number that 16 bits stand for. @see IEEE 754-2008, binary16 */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
