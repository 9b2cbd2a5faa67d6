export const QUOTE = 0x22;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const CAPITAL_E = 0x45;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const SMALL_E = 0x65;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** No byte above it is white space. */
export const LAST_SPACE = 0x20;

/** What may stand behind a backslash, beside the "u" of a code in hexadecimal digits. */
const ESCAPED: ReadonlySet<number | undefined> = new Set(
  Array.from('"\\/bfnrt', (letter) => letter.charCodeAt(0)),
);

/** A bit of `BYTE_KINDS`: white space between values. */
export const SPACE = 1;

/** A bit of `BYTE_KINDS`: what may stand in a string as it is. */
export const PLAIN = 2;

/** What each byte may be in JSON that is ASCII. */
export const BYTE_KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isSpace = byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
  const isPlain = byte >= 0x20 && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH;
  return (isSpace ? SPACE : 0) | (isPlain ? PLAIN : 0);
});

/** Whether a byte is a digit. */
export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}

/** Whether a byte is a hexadecimal digit. */
function isHexDigit(byte: number): boolean {
  const letter = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
}

/** Where the escape ends whose backslash is at a place; -1 when it is none. */
export function endOfEscape(bytes: Uint8Array, backslash: number): number {
  const letter = bytes[backslash + 1];
  if (ESCAPED.has(letter)) return backslash + 2;
  if (letter !== 0x75) return -1;
  for (let at = backslash + 2; at < backslash + 6; at++) if (!isHexDigit(bytes[at]!)) return -1;
  return backslash + 6;
}
