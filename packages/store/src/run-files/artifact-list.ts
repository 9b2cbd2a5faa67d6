import { type Artifact, AtlasError, type JsonObject, type Problem } from "@atlas/core";
import { decodeArtifact } from "../decode/artifact.ts";
import { type Decoded, decodeJsonObject } from "../decode/json-object.ts";
import { Members } from "../decode/members.ts";
import { ARTIFACT_MANIFEST, ARTIFACTS_FOLDER, RUNS_FOLDER } from "../layout.ts";
import { joinPath, type StorePath } from "../path.ts";
import { decodeOutcome, problemsOf } from "../problems.ts";
import { type RunPlace, runFolder } from "./run-place.ts";

/** An artifact, and where its descriptors say that it was written. */
export interface ListedArtifact {
  readonly artifact: Artifact;
  /** Paths on the machine that ran the run, the most trustworthy first: never to be followed. */
  readonly uris: readonly string[];
}

/** The artifacts of a run, and what was wrong with their manifest. */
export interface ArtifactList {
  readonly artifacts: readonly ListedArtifact[];
  readonly problems: readonly Problem[];
}

/**
 * The artifacts of a run that its record or their own manifest knows, each once: those of the record in its order,
 * then those that only the manifest knows. `undefined` when the record is gone.
 *
 * @throws {AtlasError} `unavailable` when the record cannot be read.
 */
export async function listArtifacts(place: RunPlace): Promise<ArtifactList | undefined> {
  const recordPath = joinPath(RUNS_FOLDER, place.recordName)!;
  const folder = runFolder(ARTIFACTS_FOLDER, place);
  const manifestPath = folder && joinPath(folder, ARTIFACT_MANIFEST);
  const lists = new Map<StorePath, Decoded<readonly ListedArtifact[]> | undefined>();
  // Both at once: what is far away takes as long for two as for one.
  await place.fs.readMany(manifestPath ? [recordPath, manifestPath] : [recordPath], (path, outcome) => {
    lists.set(path, decodeOutcome(outcome, decodeArtifactList));
  });
  const record = lists.get(recordPath);
  if (record === undefined) return undefined;
  if (record.value === undefined) {
    throw new AtlasError("unavailable", `${recordPath} ${record.reasons.join(", ")}`);
  }
  // One that is broken, or may not be read, lists nothing and is a problem.
  const manifest = manifestPath && lists.get(manifestPath);
  if (!manifest) return { artifacts: record.value, problems: [] };
  const problems = problemsOf(place.storePath, manifestPath, manifest);
  return { artifacts: merge(record.value, manifest.value ?? []), problems };
}

/** Of two with one name the later; the id reaches either, and is the only way to some. */
export function artifactCalled(
  listed: readonly ListedArtifact[],
  nameOrId: string,
): ListedArtifact | undefined {
  return (
    listed.findLast(({ artifact }) => artifact.name === nameOrId) ??
    listed.findLast(({ artifact }) => artifact.artifact_id === nameOrId)
  );
}

/** The artifacts that a run record or a manifest of artifacts lists. Never throws. */
function decodeArtifactList(bytes: Uint8Array): Decoded<readonly ListedArtifact[]> {
  const decoded = decodeJsonObject(bytes);
  if (decoded.value === undefined) return { reasons: decoded.reasons };
  const reasons: string[] = [];
  const descriptors = new Members(decoded.value, reasons).objects("artifacts");
  return { value: descriptors.map((descriptor) => listedArtifact(descriptor, reasons)), reasons };
}

function listedArtifact(descriptor: JsonObject, reasons: string[]): ListedArtifact {
  const uri = new Members(descriptor, reasons, "artifacts.").text("uri");
  return { artifact: decodeArtifact(descriptor, reasons), uris: uri === "" ? [] : [uri] };
}

/** A uri of the record may be of a temporary place where the manifest's is not. */
function merge(record: readonly ListedArtifact[], manifest: readonly ListedArtifact[]): ListedArtifact[] {
  const merged = new Map(record.map((listed) => [keyOf(listed), listed]));
  for (const listed of manifest) {
    const { artifact, uris } = merged.get(keyOf(listed)) ?? { artifact: listed.artifact, uris: [] };
    merged.set(keyOf(listed), { artifact, uris: [...listed.uris, ...uris] });
  }
  return [...merged.values()];
}

function keyOf({ artifact }: ListedArtifact): string {
  return JSON.stringify([artifact.artifact_id, artifact.name]);
}
