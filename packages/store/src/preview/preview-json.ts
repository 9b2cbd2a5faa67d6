import { type Content, parseJson } from "@atlas/core";
import { decodeHead } from "./decode-head.ts";
import type { Preview } from "./preview.ts";
import { previewText } from "./preview-text.ts";

/** How large a JSON file may be to be shown as what it holds. */
const MAX_JSON_BYTES = 102_400;

/** The value in a JSON file; the text that a larger one begins with, and that of what is no JSON. */
export async function previewJson(content: Content): Promise<Preview> {
  if (content.sizeBytes > MAX_JSON_BYTES) return withNote(content, "It is too large to be shown as a tree.");
  const bytes = (await content.read(0, MAX_JSON_BYTES)) ?? new Uint8Array(0);
  const parsed = parseJson(decodeHead(bytes, false).text);
  if (parsed.ok) return { parts: { json_content: parsed.value }, isCut: false };
  return withNote(content, `It is not JSON: ${parsed.reason} at character ${parsed.offset}.`);
}

async function withNote(content: Content, note: string): Promise<Preview> {
  const { parts, isCut } = await previewText(content);
  return { parts: { ...parts, note }, isCut };
}
