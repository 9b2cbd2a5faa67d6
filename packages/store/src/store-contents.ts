import type { Problem } from "@atlas/core";
import type { Decoded } from "./decode/json-object.ts";
import { decodeManifest } from "./decode/manifest.ts";
import type { ReadOutcome } from "./file-system.ts";
import { DERIVED_FOLDER } from "./layout.ts";
import type { FoundManifest } from "./manifest-versions.ts";
import { type StorePath, splitPath } from "./path.ts";
import { decodeOutcome, problemsOf, skipped } from "./problems.ts";
import type { StoreSnapshot } from "./snapshot/snapshot.ts";

/** What the files of one store hold beside its runs: the manifests, and what is wrong with which file. */
export class StoreContents {
  readonly #store: string;
  readonly #manifests = new Map<string, FoundManifest>();
  readonly #problemsOfFile = new Map<string, readonly Problem[]>();
  /** The files of derived metrics without a record of their name. */
  readonly #unclaimed = new Set<string>();

  /** @param store what the store is called in problems */
  constructor(store: string) {
    this.#store = store;
  }

  get manifests(): Iterable<FoundManifest> {
    return this.#manifests.values();
  }

  get problems(): Problem[] {
    return [
      ...[...this.#problemsOfFile.values()].flat(),
      ...Array.from(this.#unclaimed, (name) =>
        skipped(this.#store, `${DERIVED_FOLDER}/${name}`, "has no run record of its name"),
      ),
    ];
  }

  get hasUnclaimed(): boolean {
    return this.#unclaimed.size > 0;
  }

  /** Takes in what became of reading the file of a manifest, in place of what it held. */
  takeManifest(path: StorePath, outcome: ReadOutcome): void {
    this.forget(path);
    const decoded = decodeOutcome(outcome, (bytes) => decodeManifest(bytes, splitPath(path).name));
    if (decoded === undefined) return;
    this.report(path, decoded);
    if (decoded.value !== undefined) {
      this.#manifests.set(path, { manifest: decoded.value, store: this.#store, path });
    }
  }

  /** Takes in what is wrong with a file, in place of what was. */
  report(path: string, decoded: Decoded<unknown>): void {
    this.#problemsOfFile.set(path, problemsOf(this.#store, path, decoded));
  }

  /** Forgets what was wrong with a file of a folder. */
  clear(folder: StorePath, name: string): void {
    if (this.#problemsOfFile.size > 0) this.#problemsOfFile.delete(`${folder}/${name}`);
  }

  /** Forgets all about a file. */
  forget(path: string): void {
    this.#problemsOfFile.delete(path);
    this.#manifests.delete(path);
  }

  /** Takes in whether a file of derived metrics lacks a record. Whether that is new. */
  setUnclaimed(name: string, isUnclaimed: boolean): boolean {
    const wasUnclaimed = this.#unclaimed.delete(name);
    if (isUnclaimed) {
      this.#unclaimed.add(name);
      this.clear(DERIVED_FOLDER, name);
    }
    return wasUnclaimed !== isUnclaimed;
  }

  snapshot(): Pick<StoreSnapshot, "manifests" | "problemsOfFile" | "unclaimed"> {
    return {
      manifests: Array.from(this.#manifests, ([file, { manifest }]) => [file, manifest]),
      problemsOfFile: [...this.#problemsOfFile],
      unclaimed: [...this.#unclaimed],
    };
  }

  restore({ manifests, problemsOfFile, unclaimed }: StoreSnapshot): void {
    for (const [path, manifest] of manifests) {
      this.#manifests.set(path, { manifest, store: this.#store, path });
    }
    for (const [path, problems] of problemsOfFile) this.#problemsOfFile.set(path, problems);
    for (const name of unclaimed) this.#unclaimed.add(name);
  }
}
