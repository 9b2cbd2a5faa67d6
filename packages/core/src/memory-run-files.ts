import type { PreviewParts } from "./model/artifact-preview.ts";
import type { Content } from "./model/content.ts";
import type { Artifact, Run } from "./model/run.ts";
import type { StoredResult } from "./model/stored-result.ts";
import type { RunFiles } from "./run-files.ts";

/** What a run in memory left behind, beyond what its record says. */
export interface FilesOfRun {
  /** The bytes of artifacts, by `artifact_id`. */
  readonly artifacts?: ReadonlyMap<string, Uint8Array>;
  /** What can be shown of artifacts, by `artifact_id`. */
  readonly previews?: ReadonlyMap<string, PreviewParts>;
  /** The bytes of logs, by name and in natural order of names. */
  readonly logs?: ReadonlyMap<string, Uint8Array>;
  /** In natural order of names. */
  readonly results?: readonly StoredResult[];
}

/**
 * The files of runs that are at hand already.
 *
 * @param runs by id
 * @param files by the run's id
 */
export function memoryRunFiles(
  runs: ReadonlyMap<string, Run>,
  files: ReadonlyMap<string, FilesOfRun>,
): RunFiles {
  const writtenMs = Date.now();
  const contentOf = (bytes: Uint8Array): Content => ({
    sizeBytes: bytes.length,
    modifiedMs: writtenMs,
    read: async (start, end) => bytes.slice(start, end),
  });
  const find = (runId: string, nameOrId: string): FoundBytes | undefined => {
    const artifacts = runs.get(runId)?.artifacts;
    const artifact =
      artifacts?.findLast(({ name }) => name === nameOrId) ??
      artifacts?.find(({ artifact_id }) => artifact_id === nameOrId);
    return artifact && { artifact, bytes: files.get(runId)?.artifacts?.get(artifact.artifact_id) };
  };
  /** Of a run that there is, what it left, or else nothing; `undefined` for an unknown run. */
  const filesOf = (runId: string) => (runs.has(runId) ? (files.get(runId) ?? {}) : undefined);
  const results = (runId: string) => {
    const left = filesOf(runId);
    return left && (left.results ?? []);
  };
  return {
    artifacts: async (runId) => runs.get(runId)?.artifacts,
    artifact: async (runId, nameOrId) => {
      const found = find(runId, nameOrId);
      return found && { artifact: found.artifact, content: found.bytes && contentOf(found.bytes) };
    },
    preview: async (runId, nameOrId) => {
      const found = find(runId, nameOrId);
      if (found === undefined) return undefined;
      const { artifact, bytes } = found;
      const { artifact_id, name, kind, format, size_bytes } = artifact;
      return {
        ...{ artifact_id, name, kind, format, size_bytes: bytes?.length ?? size_bytes },
        preview: files.get(runId)?.previews?.get(artifact_id) ?? {},
        preview_truncated: false,
        content_available: bytes !== undefined,
      };
    },
    logs: async (runId) => {
      const left = filesOf(runId);
      return left && [...(left.logs?.keys() ?? [])];
    },
    log: async (runId, name) => {
      const bytes = filesOf(runId)?.logs?.get(name);
      return bytes && contentOf(bytes);
    },
    results: async (runId) => results(runId)?.map(({ data: _, ...info }) => info),
    result: async (runId, name) => results(runId)?.find((result) => result.name === name),
  };
}

interface FoundBytes {
  readonly artifact: Artifact;
  readonly bytes: Uint8Array | undefined;
}
