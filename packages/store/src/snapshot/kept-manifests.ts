import type { Manifest } from "@atlas/core";
import { manifestVersions } from "../manifest-versions.ts";
import type { StoreSnapshot } from "./snapshot.ts";

/** Each version of the manifests of some stores once, those that were submitted last first. */
export function keptManifests(stores: readonly StoreSnapshot[]): readonly Manifest[] {
  const found = stores.flatMap(({ path: store, manifests }) =>
    manifests.map(([path, manifest]) => ({ manifest, store, path })),
  );
  return manifestVersions(found).manifests;
}
