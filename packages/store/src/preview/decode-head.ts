// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  constructor(encoding: Encoding, options?: { fatal?: boolean });
  decode(bytes: Uint8Array, options: { stream: boolean }): string;
}

/** How a text is written. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "latin1";

/** The text that a file begins with. */
export interface DecodedHead {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text that a file begins with: UTF-16 where a byte order mark says so, else UTF-8, and Latin-1 (as Windows has
 * it) where it cannot be that. The mark is left out.
 *
 * @param isCut whether the file goes on: then a character that is cut at the end is left out
 */
export function decodeHead(bytes: Uint8Array, isCut: boolean): DecodedHead {
  const encoding = markedEncoding(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut }), encoding };
  } catch {
    return { text: new TextDecoder("latin1").decode(bytes, { stream: isCut }), encoding: "latin1" };
  }
}

function markedEncoding([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
