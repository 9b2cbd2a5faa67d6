import type { ArrayPreview } from "@atlas/core";
import type { ByteReader } from "../preview/byte-reader.ts";
import { arrayGrid, planeOffset } from "./array-grid.ts";
import { arrayStatistics } from "./array-statistics.ts";
import type { DType } from "./dtype.ts";
import { exactReader } from "./item-reader.ts";
import { textReader } from "./item-texts.ts";
import { type NpyHeader, readNpyHeader } from "./npy-header.ts";

/** How many values of a one-dimensional array are shown. */
const MAX_VALUES = 10_000;

/** How many texts are shown. */
const MAX_TEXTS = 1000;

/** How many items are read, however small they are. */
const MAX_ITEMS = 8 * 1024 * 1024;

/** An array as far as it was read. */
export interface ReadArray {
  readonly preview: ArrayPreview;
  /** Whether there is more of it than was read. */
  readonly isCut: boolean;
  /** How many bytes of values were read. */
  readonly bytesRead: number;
}

/**
 * What can be shown of an array in npy format. At most `maxBytes` bytes of its values are read.
 *
 * @param slice the plane that is wanted: then nothing else of the values is shown
 * @throws {DamagedFile} when it has no header that can be read.
 */
export async function previewArray(
  reader: ByteReader,
  maxBytes: number,
  slice?: readonly number[],
): Promise<ReadArray> {
  const header = await readNpyHeader(reader);
  const { dtype, shape } = header;
  const named = { shape, dtype: dtype.name };
  const offset = slice === undefined ? 0 : planeOffset(header, slice);
  // In Fortran order the items of a plane lie all over the array.
  const skipped = header.isFortranOrder ? 0 : (offset ?? 0);
  const reason = reasonAgainst(dtype);
  if (offset === undefined) return onlyNamed("it has no such plane");
  if (reason !== undefined) return onlyNamed(reason);
  const skippedBytes = skipped * dtype.itemBytes;
  if (!reader.canSkip(skippedBytes)) return onlyNamed("the plane lies too far behind its beginning");
  await reader.skip(skippedBytes);
  const length = shape.reduce((product, size) => product * size, 1);
  const isPlane = slice !== undefined && !header.isFortranOrder;
  const needed = isPlane ? shape.at(-2)! * shape.at(-1)! : length - skipped;
  const wanted = Math.min(needed, MAX_ITEMS, itemsIn(maxBytes, dtype));
  const bytes = await reader.take(wanted * dtype.itemBytes);
  const count = Math.min(wanted, itemsIn(bytes.length, dtype));
  const view = new DataView(bytes.buffer, bytes.byteOffset, count * dtype.itemBytes);
  const isWhole = count === length;
  const preview: ArrayPreview = {
    ...named,
    ...(slice === undefined
      ? await wholeOf(view, header, count, isWhole)
      : arrayGrid(view, header, count, offset - skipped)),
    ...(count < wanted ? { error: `it was cut short: of ${length} items ${skipped + count} are there` } : {}),
  };
  return { preview, isCut: !isWhole, bytesRead: bytes.length };

  function onlyNamed(error: string): ReadArray {
    return { preview: { ...named, error }, isCut: false, bytesRead: 0 };
  }
}

async function wholeOf(view: DataView, header: NpyHeader, count: number, isWhole: boolean) {
  const values = valuesOf(view, header, count, isWhole);
  return isWhole ? { ...values, ...(await arrayStatistics(view, header.dtype, count)) } : values;
}

function itemsIn(bytes: number, { itemBytes }: DType): number {
  return itemBytes === 0 ? MAX_TEXTS : Math.floor(bytes / itemBytes);
}

/** Why items of a type are not shown, in words that continue "it"; `undefined` for those that are. */
function reasonAgainst({ kind }: DType): string | undefined {
  switch (kind) {
    case "objects":
      return "it holds Python objects, which are never opened";
    case "records":
      return "it holds records, of which only the type is shown";
    case "raw":
      return "it holds raw bytes";
    case "wide":
      return "it holds numbers of more bits than can be shown";
    default:
      return undefined;
  }
}

/** All numbers of a short array of one dimension, a grid of the others; and the first texts. */
function valuesOf(
  view: DataView,
  header: NpyHeader,
  count: number,
  isWhole: boolean,
): Pick<ArrayPreview, "values" | "grid" | "texts"> {
  const { dtype, shape } = header;
  const exact = exactReader(dtype);
  if (exact !== undefined && shape.length === 1 && isWhole && count <= MAX_VALUES) {
    return { values: itemsOf(view, dtype, count, exact) };
  }
  const text = shape.length <= 1 ? textReader(dtype) : undefined;
  return {
    ...arrayGrid(view, header, count),
    ...(text === undefined ? {} : { texts: itemsOf(view, dtype, Math.min(count, MAX_TEXTS), text) }),
  };
}

function itemsOf<T>(
  view: DataView,
  { itemBytes }: DType,
  count: number,
  read: (view: DataView, at: number) => T,
): T[] {
  return Array.from({ length: count }, (_, i) => read(view, i * itemBytes));
}
