import type { Artifact } from "@atlas/core";

/** What an artifact goes by in an address: its name, or its id where others have the same name. */
export function artifactKey(artifact: Artifact, all: readonly Artifact[]): string {
  const isUnique = all.every((other) => other === artifact || other.name !== artifact.name);
  return isUnique || artifact.artifact_id === "" ? artifact.name : artifact.artifact_id;
}

/** The index of the artifact that a key names, -1 when there is none; of two with one name the later one. */
export function artifactIndex(key: string | undefined, all: readonly Artifact[]): number {
  if (key === undefined) return -1;
  const byName = all.findLastIndex((artifact) => artifact.name === key);
  return byName >= 0 ? byName : all.findIndex((artifact) => artifact.artifact_id === key);
}
