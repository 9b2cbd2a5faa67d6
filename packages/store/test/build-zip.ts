import { deflateRawSync } from "node:zlib";

/** How a zip archive is built. */
export interface ZipOptions {
  readonly isStored?: boolean;
  /** Sizes and places in the wider fields for archives beyond 4 GB. */
  readonly isZip64?: boolean;
  readonly comment?: string;
}

/** A zip archive of some files, without their check sums: nobody asks for them. */
export function buildZip(
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
  { isStored = false, isZip64 = false, comment = "" }: ZipOptions = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const push = (...buffers: Buffer[]) => {
    for (const buffer of buffers) {
      parts.push(buffer);
      at += buffer.length;
    }
  };
  for (const [name, bytes] of files) {
    const packed = isStored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const method = isStored ? 0 : 8;
    const nameBytes = Buffer.from(name);
    const wide = isZip64 ? [bytes.length, packed.length, at] : [];
    const extra = wide.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1, 24), u64(...wide)]);
    const [size, packedSize, headerAt] = isZip64
      ? [0xffffffff, 0xffffffff, 0xffffffff]
      : [bytes.length, packed.length, at];
    directory.push(
      u32(0x02014b50),
      u16(45, 45, 0, method, 0, 0),
      u32(0, packedSize!, size!),
      u16(nameBytes.length, extra.length, 0, 0, 0),
      u32(0, headerAt!),
      nameBytes,
      extra,
    );
    push(
      u32(0x04034b50),
      u16(45, 0, method, 0, 0),
      u32(0, packed.length, bytes.length),
      u16(nameBytes.length, 0),
    );
    push(nameBytes, packed);
  }
  const directoryAt = at;
  push(...directory);
  const length = at - directoryAt;
  if (isZip64) {
    const endAt = at;
    push(u32(0x06064b50), u64(44), u16(45, 45), u32(0, 0), u64(0), u64(0), u64(length), u64(directoryAt));
    push(u32(0x07064b50, 0), u64(endAt), u32(1));
  }
  push(u32(0x06054b50), u16(0, 0, 0, 0));
  push(
    isZip64 ? u32(0xffffffff, 0xffffffff) : u32(length, directoryAt),
    u16(comment.length),
    Buffer.from(comment),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function u16(...values: number[]): Buffer {
  return written(2, values, (buffer, value, at) => buffer.writeUInt16LE(value, at));
}

function u32(...values: number[]): Buffer {
  return written(4, values, (buffer, value, at) => buffer.writeUInt32LE(value, at));
}

function u64(...values: number[]): Buffer {
  return written(8, values, (buffer, value, at) => buffer.writeBigUInt64LE(BigInt(value), at));
}

function written(
  size: number,
  values: readonly number[],
  write: (buffer: Buffer, value: number, at: number) => void,
): Buffer {
  const buffer = Buffer.alloc(size * values.length);
  values.forEach((value, i) => {
    write(buffer, value, i * size);
  });
  return buffer;
}
