import type { Artifact } from "./capture.ts";
import { sha256 } from "./fingerprint.ts";
import type { PythonObject } from "./format/python-json.ts";

/** What metalab's manifest says of an artifact. The uri is, as in a store that was moved, a path of another machine. */
export function describeArtifact(runId: string, artifact: Artifact): PythonObject {
  const { name, kind, format, bytes } = artifact;
  const id = sha256(`${runId}/${name}`);
  const groups = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)];
  return {
    artifact_id: groups.join("-"),
    name,
    kind,
    format,
    uri: `/scratch/atlas-demo/artifacts/${runId}/${artifactFile(artifact)}`,
    content_hash: sha256(bytes).slice(0, 16),
    size_bytes: BigInt(bytes.length),
    metadata: {},
  };
}

/** The name of an artifact's file. */
export function artifactFile({ name, format }: Artifact): string {
  return `${name}.${format}`;
}
