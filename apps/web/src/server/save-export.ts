import { AtlasError, printQuery, type Query } from "@atlas/core";
import type { ExportFormat } from "@atlas/ui";
import { linkTo } from "./base-path.ts";

/**
 * Has the server write the runs that pass a filter, and the browser save them: for a filter that no address can hold.
 *
 * @throws AtlasError `unavailable`
 */
export async function saveExport(filter: Query, format: ExportFormat): Promise<void> {
  const link = document.createElement("a");
  try {
    const response = await fetch(linkTo("/api/export"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ q: printQuery(filter), format }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    link.href = URL.createObjectURL(await response.blob());
  } catch (cause) {
    throw new AtlasError("unavailable", "The server did not write the file", { cause });
  }
  link.download = `runs.${format}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
