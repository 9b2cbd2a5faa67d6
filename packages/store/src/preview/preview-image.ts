import type { Content } from "@atlas/core";
import { base64Of } from "./base64.ts";
import { imageSizeOf } from "./image-size.ts";
import type { Preview } from "./preview.ts";

/** How large a picture may be to be sent along. */
const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** A picture as it is, when it is small enough, and its size in pixels. */
export async function previewImage(content: Content, head: Uint8Array): Promise<Preview> {
  const size = imageSizeOf(head);
  const parts = size === undefined ? {} : { image_size: size };
  const bytes = content.sizeBytes > MAX_IMAGE_BYTES ? undefined : await content.read(0, MAX_IMAGE_BYTES);
  if (bytes !== undefined) return { parts: { ...parts, image_thumbnail: base64Of(bytes) }, isCut: false };
  return { parts: { ...parts, note: "The picture is too large to be shown here." }, isCut: true };
}
