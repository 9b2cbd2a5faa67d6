import type { DType } from "./dtype.ts";
import { complexParts } from "./item-reader.ts";
import { timeText } from "./time-text.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  constructor(encoding: "latin1");
  decode(bytes: Uint8Array): string;
}

/** How many characters of a text are shown. */
const MAX_LENGTH = 1000;

/** What is neither a number nor a boolean at a place of some bytes, as numpy prints it; `undefined` for a type without texts. */
export function textReader(dtype: DType): ((view: DataView, at: number) => string) | undefined {
  const { kind, itemBytes, isLittleEndian: little, unit } = dtype;
  switch (kind) {
    case "text":
      return (view, at) => textAt(view, at, Math.min(itemBytes / 4, MAX_LENGTH), little);
    case "bytes":
      return (view, at) => bytesAt(view, at, Math.min(itemBytes, MAX_LENGTH));
    case "complex":
      return (view, at) => complexText(...complexParts(view, at, itemBytes, little));
    case "time":
    case "duration":
      return (view, at) => timeText(view.getBigInt64(at, little), kind, unit);
    default:
      return undefined;
  }
}

/** Code points of 32 bits, with zeros behind the end. */
function textAt(view: DataView, at: number, length: number, little: boolean): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    const point = view.getUint32(at + 4 * i, little);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
  }
  return text.replace(/\0+$/, "");
}

function bytesAt(view: DataView, at: number, length: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  return new TextDecoder("latin1").decode(bytes).replace(/\0+$/, "");
}

function complexText(real: number, imaginary: number): string {
  const isNegative = imaginary < 0 || Object.is(imaginary, -0);
  return `(${partText(real)}${isNegative ? "-" : "+"}${partText(Math.abs(imaginary))}j)`;
}

function partText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0" : String(value);
}
