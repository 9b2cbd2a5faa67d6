import type { ArtifactPreview, Content, FoundArtifact, PreviewPart } from "@atlas/core";
import { DamagedFile } from "./damaged-file.ts";
import { fileTypeOf, formatOf } from "./file-type.ts";
import { hexOf } from "./hex.ts";
import type { PreviewKind } from "./known-formats.ts";
import type { Preview } from "./preview.ts";
import { previewNpy, previewNpz } from "./preview-arrays.ts";
import { previewDelimited } from "./preview-delimited.ts";
import { previewImage } from "./preview-image.ts";
import { previewJson } from "./preview-json.ts";
import { previewJsonLines } from "./preview-json-lines.ts";
import { previewText } from "./preview-text.ts";
import { previewZip } from "./preview-zip.ts";

/** How many bytes are read to find out what a file is. */
const HEAD_BYTES = 64 * 1024;

/** How many bytes are shown of a file that cannot be shown otherwise. */
const HEX_BYTES = 512;

/**
 * What an artifact holds, as far as it can be shown; bounded in bytes and time, whatever its file holds and however
 * large it is. A file that is damaged, or not what it is called, is shown as far as it goes, with a note.
 *
 * @throws {AtlasError} `unavailable` when its file cannot be read.
 */
export async function previewArtifact(
  { artifact, content }: FoundArtifact,
  part: PreviewPart = {},
): Promise<ArtifactPreview> {
  const { artifact_id, name, kind, format, size_bytes } = artifact;
  const head = await content?.read(0, HEAD_BYTES);
  const { parts, isCut } =
    content === undefined || head === undefined
      ? { parts: { note: "Its file is not in the store." }, isCut: false }
      : await previewFile({ artifact, content }, head, part);
  return {
    ...{ artifact_id, name, kind, format },
    size_bytes: content?.sizeBytes ?? size_bytes,
    preview: parts,
    preview_truncated: isCut,
    content_available: head !== undefined,
  };
}

async function previewFile(
  { artifact, content }: FoundArtifact & { readonly content: Content },
  head: Uint8Array,
  part: PreviewPart,
): Promise<Preview> {
  const { kind, mediaType, isMisnamed } = fileTypeOf(artifact, head);
  const { parts, isCut } = await previewOrNote(kind, content, head, part);
  const misnamed = isMisnamed ? { note: `It is called ${formatOf(artifact)}, and begins otherwise.` } : {};
  return { parts: { media_type: mediaType, ...misnamed, ...parts }, isCut };
}

async function previewOrNote(
  kind: PreviewKind,
  content: Content,
  head: Uint8Array,
  part: PreviewPart,
): Promise<Preview> {
  try {
    return await previewAs(kind, content, head, part);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    const { parts, isCut } = previewBytes(content, head);
    return { parts: { ...parts, note: `The file cannot be shown: ${error.message}.` }, isCut };
  }
}

/** @throws {DamagedFile} when the file is not of that kind. */
async function previewAs(
  kind: PreviewKind,
  content: Content,
  head: Uint8Array,
  part: PreviewPart,
): Promise<Preview> {
  switch (kind) {
    case "json":
      return previewJson(content);
    case "json lines":
      return previewJsonLines(content);
    case "table":
      return previewDelimited(content);
    case "parquet": {
      // What reads it takes as long to load as all the rest, and few artifacts need it.
      const { previewParquet } = await import("./preview-parquet.ts");
      return previewParquet(content);
    }
    case "npz":
      return previewNpz(content, part);
    case "npy":
      return previewNpy(content, part);
    case "zip":
      return previewZip(content);
    case "image":
    case "svg":
      return previewImage(content, head);
    case "text":
      return previewText(content);
    case "media":
      return { parts: {}, isCut: false };
    case "pickle":
      return {
        parts: { note: "Reading a pickle would run the code in it: it is never opened." },
        isCut: true,
      };
    case "binary":
      return previewBytes(content, head);
  }
}

/** The bytes that a file begins with. */
function previewBytes(content: Content, head: Uint8Array): Preview {
  return { parts: { hex_head: hexOf(head.subarray(0, HEX_BYTES)) }, isCut: content.sizeBytes > HEX_BYTES };
}
