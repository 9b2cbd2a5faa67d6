import type { ArtifactPreview, Content, PreviewPart } from "@atlas/core";
import { previewArtifact } from "../../src/preview/preview-artifact.ts";

/** The preview of a file that a descriptor calls so: "curve.npz", or only ".npz". */
export function previewOf(
  name: string,
  content: Content | undefined,
  part?: PreviewPart,
): Promise<ArtifactPreview> {
  const dot = name.lastIndexOf(".");
  const artifact = {
    artifact_id: "id",
    name: name.slice(0, Math.max(0, dot)),
    kind: "file",
    format: dot < 0 ? "" : name.slice(dot + 1),
    content_hash: null,
    size_bytes: null,
    metadata: {},
  };
  return previewArtifact({ artifact, content }, part);
}
