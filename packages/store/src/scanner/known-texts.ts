// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

const PLACES = 1 << 12;

/** Longer texts hardly come again, and are better decoded by the platform. */
const MAX_LENGTH = 40;

const decoder = new TextDecoder();

/** The texts that came last: where one comes again, it is the same string, and none is made. */
export class KnownTexts {
  readonly #texts: string[] = new Array<string>(PLACES).fill("");

  /** The text of some bytes, each of which is below 128. */
  textOf(bytes: Uint8Array, start: number, end: number): string {
    if (end - start > MAX_LENGTH) return newTextOf(bytes, start, end);
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x5bd1_e995);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.#texts[place]!;
    if (isText(known, bytes, start, end)) return known;
    const text = newTextOf(bytes, start, end);
    this.#texts[place] = text;
    return text;
  }
}

/** The codes of a text that is made, by its length: making a list costs more than making the text. */
const units = Array.from({ length: MAX_LENGTH + 1 }, (_, length) => new Array<number>(length).fill(0));

/** The text of some bytes, each of which is below 128. */
export function newTextOf(bytes: Uint8Array, start: number, end: number): string {
  const codes = units[end - start];
  if (codes === undefined) return decoder.decode(bytes.subarray(start, end));
  for (let i = 0; i < codes.length; i++) codes[i] = bytes[start + i]!;
  return String.fromCharCode.apply(null, codes);
}

function isText(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
