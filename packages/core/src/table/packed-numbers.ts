/** Numbers in the smallest array that holds them exactly. */
export interface PackedNumbers {
  /** The numbers, or with a `dictionary` the place of each in that. */
  readonly values: Float64Array | Int32Array | Int16Array | Uint8Array;
  /** The different numbers, where they are few. */
  readonly dictionary: Float64Array | undefined;
}

/** Fewer numbers are not worth while. */
const LEAST_LENGTH = 64;
const MAX_DICTIONARY = 256;

/** Packs numbers, which are copied. NaN, -0 and infinities stay what they are. */
export function packNumbers(values: Float64Array): PackedNumbers {
  if (values.length < LEAST_LENGTH) return { values: values.slice(), dictionary: undefined };
  return packFew(values) ?? { values: narrowed(values), dictionary: undefined };
}

/** The numbers: the array that they are kept in, or `into`, which they are written into. */
export function unpackNumbers({ values, dictionary }: PackedNumbers, into: Float64Array): Float64Array {
  if (dictionary !== undefined) {
    lookUp(values as Uint8Array, dictionary, into);
    return into;
  }
  if (values instanceof Float64Array) return values;
  into.set(values);
  return into;
}

function lookUp(codes: Uint8Array, dictionary: Float64Array, into: Float64Array): void {
  for (let i = 0; i < codes.length; i++) into[i] = dictionary[codes[i]!]!;
}

/** `undefined` where the different numbers are too many. */
function packFew(values: Float64Array): PackedNumbers | undefined {
  const limit = Math.min(MAX_DICTIONARY, values.length >> 4);
  const codeOf = new Map<number | symbol, number>();
  const dictionary: number[] = [];
  const codes = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const key = value === 0 && Object.is(value, -0) ? NEGATIVE_ZERO : value;
    let code = codeOf.get(key);
    if (code === undefined) {
      if (dictionary.length === limit) return undefined;
      code = dictionary.push(value) - 1;
      codeOf.set(key, code);
    }
    codes[i] = code;
  }
  return { values: codes, dictionary: Float64Array.from(dictionary) };
}

/** Stands for -0 in a map, which would take it for 0. */
const NEGATIVE_ZERO = Symbol("-0");

function narrowed(values: Float64Array): PackedNumbers["values"] {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if ((value | 0) !== value || Object.is(value, -0)) return values.slice();
    // Of a negative number, the one that fits as well but is not negative.
    greatest = Math.max(greatest, value ^ (value >> 31));
  }
  return greatest < 1 << 15 ? new Int16Array(values) : new Int32Array(values);
}
