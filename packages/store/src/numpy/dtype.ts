import { DamagedFile } from "../preview/damaged-file.ts";
import type { PythonValue } from "./python-literal.ts";
import { recordTypeName } from "./record-type-name.ts";

/** The type of an array's items. */
export interface DType {
  /** As numpy prints it. */
  readonly name: string;
  readonly kind: ItemKind;
  /** How many bytes an item has; 0 where that does not matter. */
  readonly itemBytes: number;
  readonly isLittleEndian: boolean;
  /** Of times and durations: "D", "ns", "25s"; "" for none. */
  readonly unit: string;
}

/** What the items of an array are; "records", "objects", "raw" and "wide" ones (numbers of 128 bits) are not decoded. */
type ItemKind =
  | "boolean"
  | "integer"
  | "unsigned"
  | "float"
  | "complex"
  | "text"
  | "bytes"
  | "time"
  | "duration"
  | "records"
  | "objects"
  | "raw"
  | "wide";

const SIMPLE = /^([<>|=])([biufcmMSUOV])(\d*)(?:\[([^\]]*)\])?$/;

/**
 * The type that the `descr` of a header describes.
 *
 * @throws {DamagedFile} when it describes none.
 * @see https://numpy.org/doc/stable/reference/arrays.interface.html
 */
export function dtypeOf(descr: PythonValue | undefined): DType {
  if (Array.isArray(descr)) {
    return { name: recordTypeName(descr), kind: "records", itemBytes: 0, isLittleEndian: true, unit: "" };
  }
  const parts = typeof descr === "string" ? SIMPLE.exec(descr) : null;
  if (parts === null) throw new DamagedFile("its type of items is unknown");
  const isLittleEndian = parts[1] !== ">";
  const count = Number(parts[3]);
  const unit = parts[4] ?? "";
  return { ...itemsOf(parts[2]!, count, isLittleEndian, unit), isLittleEndian, unit };
}

/** What a letter of numpy and the number behind it say of items. */
function itemsOf(
  letter: string,
  count: number,
  isLittleEndian: boolean,
  unit: string,
): Pick<DType, "name" | "kind" | "itemBytes"> {
  const inBrackets = unit === "" ? "" : `[${unit}]`;
  /** Those of the other byte order go by their letter. */
  const named = (name: string) => (isLittleEndian || count === 1 ? name : `>${letter}${count}`) + inBrackets;
  switch (letter) {
    case "b":
      return { name: "bool", kind: "boolean", itemBytes: 1 };
    case "i":
      return { name: named(`int${8 * count}`), kind: sized("integer", count, 8), itemBytes: count };
    case "u":
      return { name: named(`uint${8 * count}`), kind: sized("unsigned", count, 8), itemBytes: count };
    case "f":
      return { name: named(`float${8 * count}`), kind: sized("float", count, 8), itemBytes: count };
    case "c":
      return { name: named(`complex${8 * count}`), kind: sized("complex", count, 16), itemBytes: count };
    case "M":
      return { name: named("datetime64"), kind: "time", itemBytes: 8 };
    case "m":
      return { name: named("timedelta64"), kind: "duration", itemBytes: 8 };
    case "U":
      return { name: `${isLittleEndian ? "<" : ">"}U${count}`, kind: "text", itemBytes: 4 * count };
    case "S":
      return { name: `|S${count}`, kind: "bytes", itemBytes: count };
    case "O":
      return { name: "object", kind: "objects", itemBytes: 0 };
    default:
      return { name: `|V${count}`, kind: "raw", itemBytes: count };
  }
}

/** @throws {DamagedFile} for a size that no such number has. */
function sized(kind: ItemKind, bytes: number, largest: number): ItemKind {
  const smallest = kind === "complex" ? 8 : kind === "float" ? 2 : 1;
  if (bytes > largest) return "wide";
  if (bytes < smallest || !Number.isInteger(Math.log2(bytes))) {
    throw new DamagedFile("its type of items is unknown");
  }
  return kind;
}
