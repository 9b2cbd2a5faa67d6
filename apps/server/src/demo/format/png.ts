import { crc32, deflateSync } from "node:zlib";

/** Red, green and blue, from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of at most 256 colours. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly Colour[];
  /** The colours' places in the palette, row by row from the top. */
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const BITS = 8;
const INDEXED = 3;

/**
 * A picture as a PNG.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function pngBytes({ width, height, palette, pixels }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = BITS;
  header[9] = INDEXED;
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** Colours that go evenly from the first of some to the last. */
export function gradient(colours: readonly Colour[], count: number): readonly Colour[] {
  return Array.from({ length: count }, (_, index): Colour => {
    const place = (index / (count - 1)) * (colours.length - 1);
    const left = Math.min(Math.floor(place), colours.length - 2);
    const share = place - left;
    const mix = (channel: 0 | 1 | 2) =>
      Math.round(colours[left]![channel] * (1 - share) + colours[left + 1]![channel] * share);
    return [mix(0), mix(1), mix(2)];
  });
}
