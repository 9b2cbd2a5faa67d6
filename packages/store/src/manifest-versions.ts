import { compareManifests, compareStrings, type Manifest, type Problem } from "@atlas/core";
import { skipped } from "./problems.ts";

/** A manifest, and the file that it was read from. */
export interface FoundManifest {
  readonly manifest: Manifest;
  readonly store: string;
  readonly path: string;
}

/**
 * Each version of each experiment's manifest once, those that were submitted last first. Of several files of one
 * version the one that was submitted last counts, then the one whose path sorts first; the others are problems.
 */
export function manifestVersions(found: readonly FoundManifest[]): {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
} {
  const versions = new Map<string, FoundManifest>();
  const problems: Problem[] = [];
  for (const candidate of [...found].sort(compareFound)) {
    const { experiment_id, timestamp } = candidate.manifest;
    const version = JSON.stringify([experiment_id, timestamp]);
    const counted = versions.get(version);
    if (counted === undefined) {
      versions.set(version, candidate);
    } else {
      const reason = `is the version ${timestamp} of ${experiment_id}, which counts from ${placeOf(counted)}`;
      problems.push(skipped(candidate.store, candidate.path, reason));
    }
  }
  return { manifests: Array.from(versions.values(), ({ manifest }) => manifest), problems };
}

function compareFound(a: FoundManifest, b: FoundManifest): number {
  return compareManifests(a.manifest, b.manifest) || compareStrings(placeOf(a), placeOf(b));
}

function placeOf({ store, path }: FoundManifest): string {
  return `${path} of the store ${store}`;
}
