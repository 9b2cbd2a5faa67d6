import type { Content } from "@atlas/core";
import { ARTIFACT_MANIFEST, ARTIFACTS_FOLDER } from "../layout.ts";
import { joinPath } from "../path.ts";
import type { ListedArtifact } from "./artifact-list.ts";
import { fileContent } from "./file-content.ts";
import { type RunPlace, runFolder } from "./run-place.ts";

/**
 * The bytes of an artifact, wherever the store lies now: the file of the run's own folder that is called as the last
 * part of a uri, or as the artifact. No uri and no name leads out of that folder. `undefined` when there is no file.
 */
export async function artifactContent(place: RunPlace, listed: ListedArtifact): Promise<Content | undefined> {
  const folder = runFolder(ARTIFACTS_FOLDER, place);
  if (folder === undefined) return undefined;
  const names = fileNames(listed);
  for (const name of names) {
    const path = joinPath(folder, name);
    const content = path && (await fileContent(place.fs, path));
    if (content !== undefined) return content;
  }
  const spelled = await nameSpelledOtherwise(place, names);
  return spelled === undefined ? undefined : fileContent(place.fs, joinPath(folder, spelled)!);
}

/** What the artifact's file may be called, the likeliest first. */
function fileNames({ artifact, uris }: ListedArtifact): string[] {
  const { name, format } = artifact;
  const names = [
    ...uris.map((uri) => uri.slice(uri.lastIndexOf("/") + 1)),
    // Written on Windows.
    ...uris.map((uri) => uri.slice(uri.lastIndexOf("\\") + 1)),
    ...(format === "" ? [] : [`${name}.${format}`]),
    name,
  ];
  return [...new Set(names)].filter((candidate) => candidate !== ARTIFACT_MANIFEST);
}

/** The name of an entry that is one of `names` but for its unicode form, which moving a store may change. */
async function nameSpelledOtherwise(place: RunPlace, names: readonly string[]): Promise<string | undefined> {
  const folder = runFolder(ARTIFACTS_FOLDER, place)!;
  // Without a letter beyond ASCII there is only one form.
  const wanted = new Set(names.filter((name) => /[^ -~]/.test(name)).map((name) => name.normalize()));
  if (wanted.size === 0) return undefined;
  const entries = (await place.fs.names(folder)) ?? [];
  return entries.find((entry) => wanted.has(entry.name.normalize()))?.name;
}
