// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare function btoa(binary: string): string;

/** How many bytes are written at a time: a multiple of three, so that the pieces can be joined. */
const PIECE_BYTES = 3 * 8192;

/** Bytes in base64. @see https://www.rfc-editor.org/rfc/rfc4648#section-4 */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE_BYTES)));
  }
  return text;
}
