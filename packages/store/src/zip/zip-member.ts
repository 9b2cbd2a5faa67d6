import type { Content } from "@atlas/core";
import { ByteReader } from "../preview/byte-reader.ts";
import { contentChunks } from "../preview/content-chunks.ts";
import { DamagedFile } from "../preview/damaged-file.ts";
import { inflate } from "./inflate.ts";
import type { ZipMember } from "./zip-directory.ts";

const HEADER_BYTES = 30;
const HEADER_SIGNATURE = 0x04034b50;

const STORED = 0;
const DEFLATED = 8;

/**
 * The bytes of a member, unpacked as they are asked for. The reader is to be closed.
 *
 * @throws {DamagedFile} when the member cannot be unpacked; while it is read too.
 */
export async function openZipMember(content: Content, member: ZipMember): Promise<ByteReader> {
  const { headerAt, method, isEncrypted, compressedBytes } = member;
  if (isEncrypted) throw new DamagedFile("it is encrypted");
  if (method !== STORED && method !== DEFLATED) throw new DamagedFile("it is packed in an unknown way");
  const header = await content.read(headerAt, headerAt + HEADER_BYTES);
  if (header === undefined || header.length < HEADER_BYTES) throw new DamagedFile("it was cut short");
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== HEADER_SIGNATURE) throw new DamagedFile("its header is damaged");
  const start = headerAt + HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = contentChunks(content, start, Math.min(content.sizeBytes, start + compressedBytes));
  return new ByteReader(method === STORED ? packed : inflate(packed));
}
