import type { ArtifactPreview } from "@atlas/core";

/** A way to look at an artifact. */
export type Viewer =
  | "picture"
  | "page"
  | "document"
  | "pdf"
  | "sound"
  | "video"
  | "arrays"
  | "table"
  | "tree"
  | "text"
  | "bytes";

/**
 * The ways in which an artifact can be looked at, the best one first; none when there is nothing to see of it.
 *
 * @param hasUrl whether its bytes have an address
 */
export function viewersOf({ preview }: ArtifactPreview, hasUrl: boolean): Viewer[] {
  const type = preview.media_type ?? "";
  const hasText = preview.text_content !== undefined;
  const isNullJson = type === "application/json" && !hasText && preview.note === undefined;
  const can: readonly (readonly [Viewer, boolean])[] = [
    ["picture", type.startsWith("image/") && (hasUrl || preview.image_thumbnail !== undefined)],
    ["pdf", type === "application/pdf" && hasUrl],
    ["sound", type.startsWith("audio/") && hasUrl],
    ["video", type.startsWith("video/") && hasUrl],
    ["page", type === "text/html" && hasText],
    ["document", type === "text/markdown" && hasText],
    ["arrays", preview.numpy_info !== undefined],
    ["table", preview.table !== undefined],
    ["tree", preview.json_content !== undefined || isNullJson],
    ["text", hasText],
    ["bytes", preview.hex_head !== undefined],
  ];
  return can.flatMap(([viewer, isPossible]) => (isPossible ? [viewer] : []));
}
