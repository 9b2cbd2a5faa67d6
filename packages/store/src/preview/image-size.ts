/** How wide and how high a picture is, in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a PNG, GIF, JPEG, WebP or BMP picture, as its first bytes say it; `undefined` where they do not. */
export function imageSizeOf(head: Uint8Array): ImageSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    switch (view.getUint16(0)) {
      case 0x8950:
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 0x4749:
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 0x424d:
        return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
      case 0xffd8:
        return sizeOfJpeg(view);
      case 0x5249:
        return sizeOfWebp(view);
      default:
        return undefined;
    }
  } catch (error) {
    // What is looked for lies behind the first bytes.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** In the segment that begins a frame: C0 to CF, but for three that are something else. */
function sizeOfJpeg(view: DataView): ImageSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}

/** In the first chunk: "VP8 " for a lossy picture, "VP8L" for a lossless one, "VP8X" for one with more to it. */
function sizeOfWebp(view: DataView): ImageSize | undefined {
  switch (view.getUint8(15)) {
    case 0x20:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x4c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x58:
      return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
    default:
      return undefined;
  }
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}
