import { createHash } from "node:crypto";
import { join } from "node:path";
import { type PackEntry, readPackIndex } from "./pack.ts";
import { isPackName } from "./pack-directory.ts";

/** A piece, and the pack that it is in. */
export interface FoundPiece extends PackEntry {
  readonly pack: string;
}

/** What the names of a place's packs begin with: they say nothing of the place itself. */
export function placePrefix(place: string): string {
  return createHash("sha256").update(place).digest("hex").slice(0, 24);
}

/** The pieces that the packs of a place hold, each from the newest pack that has it, and the packs that are of no use. */
export function readPlaceIndex(
  directory: string,
  place: string,
  names: readonly string[],
): { readonly pieces: Map<string, FoundPiece>; readonly useless: readonly string[] } {
  const pieces = new Map<string, FoundPiece>();
  const prefix = placePrefix(place);
  // Their names sort by the time at which they were written.
  const packs = names.filter((name) => name.startsWith(prefix) && isPackName(name)).sort();
  for (const pack of packs) {
    const index = readPackIndex(join(directory, pack));
    if (index?.place !== place) continue;
    for (const [key, entry] of index.entries) pieces.set(key, { ...entry, pack });
  }
  const used = new Set(Array.from(pieces.values(), ({ pack }) => pack));
  return { pieces, useless: packs.filter((pack) => !used.has(pack)) };
}
