import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AtlasError } from "@atlas/core";

/** What the `_meta.json` of a demo store says of who made it. */
export const CREATED_BY = "atlas demo";

/** The directory of a demo store. */
export interface DemoPlace {
  readonly directory: string;
  /** Whether the store is there already, from an earlier demo. */
  readonly isWritten: boolean;
  /** Removes a directory that was made for this demo only. */
  close(): void;
}

/**
 * An empty directory for the demo of a seed, or one that holds it already: the one that is named, which is made if it
 * is missing, else a temporary one.
 *
 * @throws {AtlasError} `unavailable` when it holds anything else, which is left as it is.
 */
export function openDemoPlace(out: string | undefined, seed: number): DemoPlace {
  if (out === undefined) {
    const directory = mkdtempSync(join(tmpdir(), "atlas-demo-"));
    return {
      directory,
      isWritten: false,
      close: () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }),
    };
  }
  mkdirSync(out, { recursive: true });
  const isWritten = readdirSync(out).length > 0;
  if (isWritten) checkDemo(out, seed);
  return { directory: out, isWritten, close() {} };
}

/** Empties the directory of a demo whose writing was ended halfway. */
export function emptyPlace({ directory }: DemoPlace): void {
  for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true });
}

function checkDemo(directory: string, seed: number): void {
  const meta = metaOf(directory);
  if (meta?.created_by !== CREATED_BY) {
    throw new AtlasError(
      "unavailable",
      `The directory ${directory} is not empty, and no demo of Atlas: --out needs a new or an empty one`,
    );
  }
  if (meta.seed === seed) return;
  throw new AtlasError(
    "unavailable",
    `The directory ${directory} holds the demo of the seed ${meta.seed}: ask for it with --seed ${meta.seed}, or name another directory`,
  );
}

/** What a directory's `_meta.json` says; `undefined` without one that can be read. */
function metaOf(directory: string): { created_by?: unknown; seed?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, "_meta.json"), "utf8"));
  } catch {
    return undefined;
  }
}
