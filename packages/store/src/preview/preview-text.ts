import type { Content } from "@atlas/core";
import { decodeHead } from "./decode-head.ts";
import type { Preview } from "./preview.ts";

/** How many bytes of a text are shown. */
const MAX_TEXT_BYTES = 10_240;

/** What a text begins with, in whole characters. */
export async function previewText(content: Content): Promise<Preview> {
  const bytes = (await content.read(0, MAX_TEXT_BYTES)) ?? new Uint8Array(0);
  const isCut = content.sizeBytes > bytes.length;
  const { text, encoding } = decodeHead(bytes, isCut);
  const note = encoding === "latin1" ? { note: "It is not UTF-8, and read as Latin-1." } : {};
  return { parts: { text_content: text, ...note }, isCut };
}
