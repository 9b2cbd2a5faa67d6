import type { ArrayPreview, Content, PreviewPart } from "@atlas/core";
import { previewArray } from "../numpy/preview-array.ts";
import { readZipDirectory, type ZipMember } from "../zip/zip-directory.ts";
import { openZipMember } from "../zip/zip-member.ts";
import { ByteReader } from "./byte-reader.ts";
import { contentChunks } from "./content-chunks.ts";
import { DamagedFile } from "./damaged-file.ts";
import type { Preview } from "./preview.ts";

/** How many bytes of values are read of an array. */
const MAX_ARRAY_BYTES = 32 * 1024 * 1024;

/** How many bytes of values are read of all arrays of a file. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** How many arrays of a file are shown. */
const MAX_ARRAYS = 100;

/** What metalab calls the only array of a file. */
const ONLY_ARRAY = "arr";

/**
 * The array in an npy file.
 *
 * @throws {DamagedFile} when there is none.
 */
export async function previewNpy(content: Content, { slice }: PreviewPart): Promise<Preview> {
  const reader = new ByteReader(contentChunks(content, 0, content.sizeBytes));
  const { preview, isCut } = await previewArray(reader, MAX_ARRAY_BYTES, slice);
  return { parts: { numpy_info: { arrays: { [ONLY_ARRAY]: preview } } }, isCut };
}

/**
 * The arrays in an npz file, each by its name. One that cannot be shown says why, and hides no other.
 *
 * @throws {DamagedFile} when the file is no zip archive.
 */
export async function previewNpz(content: Content, { array: wanted, slice }: PreviewPart): Promise<Preview> {
  const directory = await readZipDirectory(content);
  const members = directory.members.filter(({ name }) => wanted === undefined || arrayName(name) === wanted);
  const arrays: [string, ArrayPreview][] = [];
  let isCut = directory.isCut || members.length > MAX_ARRAYS;
  let left = MAX_FILE_BYTES;
  for (const member of members.slice(0, MAX_ARRAYS)) {
    const array = await previewMember(content, member, Math.min(MAX_ARRAY_BYTES, left), slice);
    arrays.push([arrayName(member.name), array.preview]);
    isCut ||= array.isCut;
    left -= array.bytesRead;
  }
  return { parts: { numpy_info: { arrays: Object.fromEntries(arrays) } }, isCut };
}

function arrayName(memberName: string): string {
  return memberName.replace(/\.npy$/, "");
}

async function previewMember(
  content: Content,
  member: ZipMember,
  maxBytes: number,
  slice: readonly number[] | undefined,
) {
  let reader: ByteReader | undefined;
  try {
    reader = await openZipMember(content, member);
    return await previewArray(reader, maxBytes, slice);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    return { preview: { shape: [], dtype: "", error: error.message }, isCut: false, bytesRead: 0 };
  } finally {
    await reader?.close();
  }
}
