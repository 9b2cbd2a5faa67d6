/** One regular file of an archive. */
export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whole seconds since 1970. */
  readonly mtimeS: number;
}

const BLOCK = 512;
const ZEROS = Buffer.alloc(BLOCK);

/** More than that in one file is none that is read whole. */
const MAX_BYTES = 2 ** 31;

/** What an archive is not. */
export class DamagedArchive extends Error {}

/**
 * The regular files of a tar archive, as its bytes come in: as GNU tar writes it, with long names and with those of
 * pax. Links, folders and whatever else there is are passed over. The bytes of a file are the reader's own.
 *
 * Throws `DamagedArchive` for what is none, or ends before its end.
 *
 * @see POSIX.1-2001, pax; GNU tar's manual, "Basic Tar Format"
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const input = new ByteQueue(chunks);
  let longName: string | undefined;
  for (;;) {
    const block = await input.take(BLOCK);
    // An archive ends with two blocks of zeros; what follows fills up the last record.
    if (block.equals(ZEROS)) return;
    const header = readHeader(block);
    const body = await input.take(padded(header.sizeBytes));
    const bytes = body.subarray(0, header.sizeBytes);
    switch (header.type) {
      case "L":
        longName = textUntilZero(bytes);
        continue;
      case "x":
        longName = pathOfPax(bytes) ?? longName;
        continue;
      case "g":
        continue;
      case "0":
      case "\0":
        yield { name: longName ?? header.name, bytes, mtimeS: header.mtimeS };
    }
    longName = undefined;
  }
}

interface Header {
  readonly name: string;
  readonly sizeBytes: number;
  readonly mtimeS: number;
  readonly type: string;
}

function readHeader(block: Buffer): Header {
  if (checksumOf(block) !== readNumber(block.subarray(148, 156)))
    throw new DamagedArchive("a checksum is wrong");
  const sizeBytes = readNumber(block.subarray(124, 136));
  if (!(sizeBytes >= 0 && sizeBytes < MAX_BYTES)) throw new DamagedArchive(`a size of ${sizeBytes} bytes`);
  const isPosix = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isPosix ? textUntilZero(block.subarray(345, 500)) : "";
  const name = textUntilZero(block.subarray(0, 100));
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    sizeBytes,
    mtimeS: readNumber(block.subarray(136, 148)),
    type: String.fromCharCode(block[156]!),
  };
}

/** The sum of all bytes, with blanks in place of the sum itself. */
function checksumOf(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i]!;
  return sum;
}

/** Octal digits; or, with the first bit set, a number of base 256. */
function readNumber(field: Buffer): number {
  if ((field[0]! & 0x80) === 0) return Number.parseInt(field.toString("latin1").replace(/\0.*$/s, ""), 8);
  const isNegative = field[0] === 0xff;
  return field.subarray(1).reduce((number, byte) => 256 * number + byte, isNegative ? -1 : field[0]! & 0x7f);
}

/** The path in an extended header of pax: lines of "LENGTH KEY=VALUE\n", the length being that of all of it. */
function pathOfPax(bytes: Buffer): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString("latin1", at, at + 20), 10);
    if (!(length > 0) || at + length > bytes.length) throw new DamagedArchive("an extended header is wrong");
    const line = bytes.toString("utf8", at, at + length - 1);
    const [, key, value] = /^\d+ ([^=]+)=(.*)$/s.exec(line) ?? [];
    if (key === "path") path = value;
    at += length;
  }
  return path;
}

function textUntilZero(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end === -1 ? bytes.length : end);
}

function padded(sizeBytes: number): number {
  return Math.ceil(sizeBytes / BLOCK) * BLOCK;
}

/** Bytes that come in pieces, taken in others. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes, as many as asked for. */
  async take(count: number): Promise<Buffer> {
    while (this.#length < count) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new DamagedArchive("it ends before its end");
      this.#pieces.push(value);
      this.#length += value.length;
    }
    const all = this.#pieces.length === 1 ? asBuffer(this.#pieces[0]!) : Buffer.concat(this.#pieces);
    this.#pieces = [all.subarray(count)];
    this.#length = all.length - count;
    return all.subarray(0, count);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
