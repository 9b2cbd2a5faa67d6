import type { Artifact, JsonObject } from "@atlas/core";
import { Members } from "./members.ts";

/**
 * What a descriptor says of one file that a run left behind. Its `uri` is left out: it names a place on the machine
 * that ran the run, and no file is ever looked for there. So are the internal members of its metadata.
 */
export function decodeArtifact(descriptor: JsonObject, reasons: string[]): Artifact {
  const members = new Members(descriptor, reasons, "artifacts.");
  const sizeBytes = members.numberOrNull("size_bytes");
  return {
    artifact_id: members.text("artifact_id"),
    name: members.text("name"),
    kind: members.text("kind"),
    format: members.text("format"),
    content_hash: members.textOrNull("content_hash"),
    size_bytes: sizeBytes === null ? null : Number(sizeBytes),
    metadata: withoutInternal(members.object("metadata")),
  };
}

function withoutInternal(metadata: JsonObject): JsonObject {
  const entries = Object.entries(metadata);
  const shown = entries.filter(([name]) => !name.startsWith("_"));
  return shown.length === entries.length ? metadata : Object.fromEntries(shown);
}
