import type { Manifest } from "../model/manifest.ts";
import { plannedDesign } from "../model/planned-design.ts";
import { sha256 } from "../model/sha256.ts";

/** No more seeds of a manifest are looked at. */
const MAX_SEEDS = 10_000;
/** So many are told beyond those that are planned, for seeds to be added. */
const MORE = 100;

/**
 * The number of each seed, by its fingerprint: 0 for the first replicate of a seed plan. A record holds the fingerprint
 * alone, which metalab makes of the plan's base and the number; any manifest that has the base tells the numbers. Those
 * of the next hundred seeds are told, too.
 */
export function seedNumbers(manifests: readonly Manifest[]): ReadonlyMap<string, number> {
  const countOfBase = new Map<number | bigint, number>();
  for (const manifest of manifests) {
    const { seedBase, seeds = 0 } = plannedDesign(manifest);
    if (seedBase !== undefined)
      countOfBase.set(seedBase, Math.min(MAX_SEEDS, Math.max(seeds, countOfBase.get(seedBase) ?? 0)));
  }
  // Seeds of two bases with the same number would look alike.
  if (countOfBase.size !== 1) return new Map();
  const [[base, count]] = [...countOfBase] as [[number | bigint, number]];
  return new Map(
    Array.from({ length: count + MORE }, (_, number) => [seedFingerprint(base, number), number] as const),
  );
}

/** The fingerprint that metalab gives the replicate of a number: 16 digits of the hash of its canonical JSON. */
function seedFingerprint(base: number | bigint, number: number): string {
  const json = `{"replicate_index":${number},"root_seed":${base}}`;
  return sha256(Uint8Array.from(json, (character) => character.charCodeAt(0))).slice(0, 16);
}
