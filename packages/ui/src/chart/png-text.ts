const SIGNATURE_BYTES = 8;
const IHDR_BYTES = 25;

/**
 * A PNG file that also carries a text, as an iTXt chunk after its header.
 *
 * @see https://www.w3.org/TR/png-3/#11iTXt
 */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  // Keyword, end, not compressed, method, no language, no translated keyword.
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  const start = SIGNATURE_BYTES + IHDR_BYTES;
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, start));
  result.set(chunk, start);
  result.set(png.subarray(start), start + chunk.length);
  return result;
}

/** @see https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
