import type { Content } from "@atlas/core";
import { DamagedFile } from "../preview/damaged-file.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/** A file in a zip archive, as the archive's directory has it: nothing of it is to be trusted. */
export interface ZipMember {
  readonly name: string;
  /** 0 for bytes as they are, 8 for deflated ones; there are others. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Where its own header begins. */
  readonly headerAt: number;
}

/** The members of a zip archive, in the directory's order. */
export interface ZipDirectory {
  readonly members: readonly ZipMember[];
  /** Whether there are more members than were read. */
  readonly isCut: boolean;
}

const END_BYTES = 22;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_BYTES = 56;
const ENTRY_BYTES = 46;

/** How long a comment behind the end of the directory may be. */
const MAX_COMMENT_BYTES = 0xffff;

/** How much of a directory is read: some ten thousand members. */
const MAX_DIRECTORY_BYTES = 1024 * 1024;

const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;

/** What stands in a field whose value is in the zip64 extension instead. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 1;

/**
 * Reads the directory of a zip archive, of whichever size (zip64), without reading its members.
 *
 * @throws {DamagedFile} when there is none.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function readZipDirectory(content: Content): Promise<ZipDirectory> {
  const { at, end } = await findDirectory(content);
  const bytes = await content.read(at, Math.min(end, at + MAX_DIRECTORY_BYTES));
  if (bytes === undefined) throw new DamagedFile("it is gone");
  return { members: membersIn(bytes), isCut: end - at > MAX_DIRECTORY_BYTES };
}

/** Where the directory lies: from `at` up to but not including `end`. */
async function findDirectory(content: Content): Promise<{ readonly at: number; readonly end: number }> {
  const { sizeBytes } = content;
  const tailAt = Math.max(0, sizeBytes - END_BYTES - MAX_COMMENT_BYTES - ZIP64_LOCATOR_BYTES);
  const tail = await content.read(tailAt, sizeBytes);
  const view = viewOf(tail ?? new Uint8Array(0));
  const end = endOfDirectory(view);
  const at = view.getUint32(end + 16, true);
  const length = view.getUint32(end + 12, true);
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === ZIP64_LOCATOR_SIGNATURE) {
    return findZip64Directory(content, Number(view.getBigUint64(locator + 8, true)));
  }
  return checked(at, at + length, sizeBytes);
}

async function findZip64Directory(content: Content, endAt: number) {
  const bytes = await content.read(endAt, endAt + ZIP64_END_BYTES);
  const view = viewOf(bytes ?? new Uint8Array(0));
  if (view.byteLength < ZIP64_END_BYTES || view.getUint32(0, true) !== ZIP64_END_SIGNATURE) {
    throw new DamagedFile("the end of its directory is damaged");
  }
  const at = Number(view.getBigUint64(48, true));
  return checked(at, at + Number(view.getBigUint64(40, true)), content.sizeBytes);
}

function checked(at: number, end: number, sizeBytes: number) {
  if (end > sizeBytes) throw new DamagedFile("its directory lies beyond its end");
  return { at, end };
}

/** Where the record begins that ends an archive: the last that could be one. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new DamagedFile("it is no zip archive, or was cut short");
}

function membersIn(bytes: Uint8Array): ZipMember[] {
  const members: ZipMember[] = [];
  const view = viewOf(bytes);
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; ) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) break;
    const nameAt = at + ENTRY_BYTES;
    const extraAt = nameAt + view.getUint16(at + 28, true);
    const commentAt = extraAt + view.getUint16(at + 30, true);
    if (commentAt > bytes.length) break;
    const wide = zip64Values(viewOf(bytes.subarray(extraAt, commentAt)));
    const valueAt = (place: number) => {
      const value = view.getUint32(place, true);
      return value === IN_ZIP64 ? (wide.shift() ?? value) : value;
    };
    // The extension has the values in this order, and only those that do not fit.
    const sizeBytes = valueAt(at + 24);
    const compressedBytes = valueAt(at + 20);
    const headerAt = valueAt(at + 42);
    members.push({
      name: new TextDecoder().decode(bytes.subarray(nameAt, extraAt)),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedBytes,
      sizeBytes,
      headerAt,
    });
    at = commentAt + view.getUint16(at + 32, true);
  }
  return members;
}

/** The values of the zip64 extension among the extra fields of a member. */
function zip64Values(view: DataView): number[] {
  const values: number[] = [];
  for (let at = 0; at + 4 <= view.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue;
    const end = Math.min(view.byteLength, at + 4 + view.getUint16(at + 2, true));
    for (let place = at + 4; place + 8 <= end; place += 8) {
      values.push(Number(view.getBigUint64(place, true)));
    }
  }
  return values;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
