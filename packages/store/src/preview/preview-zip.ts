import type { Content } from "@atlas/core";
import { readZipDirectory } from "../zip/zip-directory.ts";
import type { Preview } from "./preview.ts";
import { MAX_ROWS } from "./table-head.ts";

/**
 * The names of what is in a zip archive.
 *
 * @throws {DamagedFile} when it is none.
 */
export async function previewZip(content: Content): Promise<Preview> {
  const { members, isCut } = await readZipDirectory(content);
  const table = {
    columns: [
      { name: "name", type: "text" },
      { name: "size_bytes", type: "number" },
    ] as const,
    rows: members.slice(0, MAX_ROWS).map(({ name, sizeBytes }) => [name, sizeBytes]),
    row_count: isCut ? null : members.length,
  };
  return { parts: { table }, isCut: isCut || members.length > MAX_ROWS };
}
