import type { Content } from "@atlas/core";
import { decodeHead } from "./decode-head.ts";

/** How many bytes of a table are read. */
const MAX_TABLE_BYTES = 256 * 1024;

/** How many rows of a table are shown. */
export const MAX_ROWS = 100;

/** How many columns of a table are shown. */
export const MAX_COLUMNS = 200;

/** The whole lines that a table in a text file begins with, and whether there are more. */
export async function tableHead(
  content: Content,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const bytes = (await content.read(0, MAX_TABLE_BYTES)) ?? new Uint8Array(0);
  const isCut = content.sizeBytes > bytes.length;
  const { text } = decodeHead(bytes, isCut);
  const lastLineEnd = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return { text: isCut && lastLineEnd > 0 ? text.slice(0, lastLineEnd + 1) : text, isCut };
}
