import type { Artifact } from "@atlas/core";
import { isShown, mediaTypeOf } from "./media-type.ts";

/** Nothing in it may run, load anything, or act in the name of this origin. */
const NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; sandbox";

/** What a browser is told of an artifact's bytes: what they are, what to call them, and that they are not to be run. */
export function artifactHeaders({ name, format }: Artifact): Record<string, string> {
  const mediaType = mediaTypeOf(format);
  const extension = `.${format}`;
  const fileName =
    format === "" || name.toLowerCase().endsWith(extension.toLowerCase()) ? name : name + extension;
  return {
    "content-type": mediaType,
    "content-disposition": contentDisposition(isShown(mediaType) ? "inline" : "attachment", fileName),
    // The viewers of PDFs, which have origins of their own, do not start under such a policy.
    ...(mediaType !== "application/pdf" && { "content-security-policy": NOTHING_RUNS }),
    "x-content-type-options": "nosniff",
  };
}

/**
 * A Content-Disposition header: with the name in ASCII for old clients, and in UTF-8 where that is not the same.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6266}
 */
export function contentDisposition(disposition: "inline" | "attachment", fileName: string): string {
  const name = fileName.replace(/[\p{Cc}/\\]/gu, "_").replace(/\p{Surrogate}/gu, "\ufffd");
  const ascii = name.replace(/[^\x20-\x7e]|["%]/gu, "_");
  if (ascii === name) return `${disposition}; filename="${ascii}"`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
