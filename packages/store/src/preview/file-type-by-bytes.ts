import { NPY_MAGIC } from "../numpy/npy-header.ts";
import type { FileType } from "./known-formats.ts";

/** What a file of a format has at a place, "?" standing for any byte. */
type Signature = readonly [at: number, bytes: readonly number[] | string, type: FileType];

const SIGNATURES: readonly Signature[] = [
  [0, NPY_MAGIC, { kind: "npy", mediaType: "application/octet-stream" }],
  [0, "PK\x03\x04", { kind: "zip", mediaType: "application/zip" }],
  [0, "PK\x05\x06", { kind: "zip", mediaType: "application/zip" }],
  [0, "PAR1", { kind: "parquet", mediaType: "application/vnd.apache.parquet" }],
  [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { kind: "image", mediaType: "image/png" }],
  [0, [0xff, 0xd8, 0xff], { kind: "image", mediaType: "image/jpeg" }],
  [0, "GIF87a", { kind: "image", mediaType: "image/gif" }],
  [0, "GIF89a", { kind: "image", mediaType: "image/gif" }],
  [0, "RIFF????WEBP", { kind: "image", mediaType: "image/webp" }],
  [0, "BM????\0\0\0\0", { kind: "image", mediaType: "image/bmp" }],
  [0, "%PDF-", { kind: "media", mediaType: "application/pdf" }],
  [0, "RIFF????WAVE", { kind: "media", mediaType: "audio/wav" }],
  [0, "ID3", { kind: "media", mediaType: "audio/mpeg" }],
  [0, "OggS", { kind: "media", mediaType: "audio/ogg" }],
  [0, "fLaC", { kind: "media", mediaType: "audio/flac" }],
  [4, "ftyp", { kind: "media", mediaType: "video/mp4" }],
  [0, [0x1a, 0x45, 0xdf, 0xa3], { kind: "media", mediaType: "video/webm" }],
  [0, [0x1f, 0x8b, 0x08], { kind: "binary", mediaType: "application/gzip" }],
  [0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], { kind: "binary", mediaType: "application/x-hdf5" }],
];

/** What a file is that begins with some bytes; `undefined` where they do not say so for certain. */
export function fileTypeByBytes(head: Uint8Array): FileType | undefined {
  return SIGNATURES.find(([at, bytes]) => hasAt(head, at, bytes))?.[2];
}

/** Whether a file of that type must begin in a way that is known. */
export function isToldByBytes({ kind, mediaType }: FileType): boolean {
  // Sound may begin anyhow, and what damaged an archive is told by who reads it.
  if (kind === "npz" || kind === "zip" || mediaType === "audio/mpeg") return false;
  return SIGNATURES.some(([, , type]) => type.kind === kind && type.mediaType === mediaType);
}

function hasAt(head: Uint8Array, at: number, signature: readonly number[] | string): boolean {
  if (typeof signature !== "string") return signature.every((byte, i) => head[at + i] === byte);
  return [...signature].every((character, i) =>
    character === "?" ? at + i < head.length : head[at + i] === character.charCodeAt(0),
  );
}
