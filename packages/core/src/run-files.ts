import type { ArtifactPreview } from "./model/artifact-preview.ts";
import type { Content } from "./model/content.ts";
import type { Artifact } from "./model/run.ts";
import type { ResultInfo, StoredResult } from "./model/stored-result.ts";

/** An artifact, and its bytes where they were found. */
export interface FoundArtifact {
  readonly artifact: Artifact;
  /** `undefined` when its file is not in the store. */
  readonly content: Content | undefined;
}

/** Which part of a file of arrays is to be shown. */
export interface PreviewPart {
  /** The one array that is wanted, by name; all of them when absent. */
  readonly array?: string;
  /** The plane that is wanted of an array: a place on each of its axes but the last two; the first when absent. */
  readonly slice?: readonly number[];
}

/**
 * What runs left behind that is too large for a table, read when it is asked for. An unknown run, name or log is
 * `undefined`. An artifact goes by its name or its `artifact_id`; of two with one name the later counts, and the id
 * reaches either.
 *
 * Rejects with `AtlasError` `unavailable` when what is there cannot be read.
 */
export interface RunFiles {
  /** Those of the record and of the artifacts' own manifest, each once. */
  artifacts(runId: string): Promise<readonly Artifact[] | undefined>;
  artifact(runId: string, nameOrId: string): Promise<FoundArtifact | undefined>;
  /**
   * Bounded in bytes and time, whatever the file holds. A `part` counts for arrays only; of one whose axes it does not
   * fit, the error says so.
   */
  preview(runId: string, nameOrId: string, part?: PreviewPart): Promise<ArtifactPreview | undefined>;
  /** The names of its logs, in natural order. */
  logs(runId: string): Promise<readonly string[] | undefined>;
  log(runId: string, name: string): Promise<Content | undefined>;
  /** In natural order of their names. */
  results(runId: string): Promise<readonly ResultInfo[] | undefined>;
  result(runId: string, name: string): Promise<StoredResult | undefined>;
}
