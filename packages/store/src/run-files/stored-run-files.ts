import type {
  Artifact,
  ArtifactPreview,
  Content,
  FoundArtifact,
  PreviewPart,
  Problem,
  ResultInfo,
  RunFiles,
  StoredResult,
} from "@atlas/core";
import { previewArtifact } from "../preview/preview-artifact.ts";
import type { RunFile } from "../run-catalog.ts";
import { artifactContent } from "./artifact-content.ts";
import { type ArtifactList, artifactCalled, listArtifacts } from "./artifact-list.ts";
import { listLogs, logContent } from "./log-files.ts";
import { listResults, readResult } from "./read-results.ts";
import { type RunPlace, runPlaceOf } from "./run-place.ts";

/** What `StoredRunFiles` must know of a source. */
export interface RunFilesOptions {
  /** The file that a run counts from; `undefined` for an unknown run. */
  readonly fileOf: (runId: string) => RunFile | undefined;
  /** Told all that is known to be wrong with what a run left behind, each time that some of it is listed. */
  readonly onProblems?: (runId: string, problems: readonly Problem[]) => void;
}

/** What was wrong with the two lists of what a run left behind. */
interface ListProblems {
  readonly artifacts?: readonly Problem[];
  readonly results?: readonly Problem[];
}

/** What the runs of some stores left behind, read from the stores' files when it is asked for. */
export class StoredRunFiles implements RunFiles {
  readonly #options: RunFilesOptions;
  /** What was wrong when it was last listed, by run. */
  readonly #problems = new Map<string, ListProblems>();

  constructor(options: RunFilesOptions) {
    this.#options = options;
  }

  async artifacts(runId: string): Promise<readonly Artifact[] | undefined> {
    const list = await this.#listArtifacts(runId);
    return list?.artifacts.map(({ artifact }) => artifact);
  }

  async artifact(runId: string, nameOrId: string): Promise<FoundArtifact | undefined> {
    const place = this.#placeOf(runId);
    const list = await this.#listArtifacts(runId);
    const listed = list && artifactCalled(list.artifacts, nameOrId);
    return place && listed && { artifact: listed.artifact, content: await artifactContent(place, listed) };
  }

  async preview(runId: string, nameOrId: string, part?: PreviewPart): Promise<ArtifactPreview | undefined> {
    const found = await this.artifact(runId, nameOrId);
    return found && previewArtifact(found, part);
  }

  async logs(runId: string): Promise<readonly string[] | undefined> {
    const place = this.#placeOf(runId);
    return place && listLogs(place, (id) => this.#isRun(id));
  }

  async log(runId: string, name: string): Promise<Content | undefined> {
    const place = this.#placeOf(runId);
    return place && logContent(place, name, (id) => this.#isRun(id));
  }

  async results(runId: string): Promise<readonly ResultInfo[] | undefined> {
    const place = this.#placeOf(runId);
    if (place === undefined) return undefined;
    const { results, problems } = await listResults(place);
    this.#tell(runId, { results: problems });
    return results;
  }

  async result(runId: string, name: string): Promise<StoredResult | undefined> {
    const place = this.#placeOf(runId);
    return place && readResult(place, name);
  }

  async #listArtifacts(runId: string): Promise<ArtifactList | undefined> {
    const place = this.#placeOf(runId);
    const list = place && (await listArtifacts(place));
    if (list !== undefined) this.#tell(runId, { artifacts: list.problems });
    return list;
  }

  #tell(runId: string, problems: ListProblems): void {
    const known = { ...this.#problems.get(runId), ...problems };
    const { artifacts = [], results = [] } = known;
    if (artifacts.length + results.length === 0) this.#problems.delete(runId);
    else this.#problems.set(runId, known);
    this.#options.onProblems?.(runId, [...artifacts, ...results]);
  }

  #placeOf(runId: string): RunPlace | undefined {
    const file = this.#options.fileOf(runId);
    return file && runPlaceOf(runId, file);
  }

  #isRun(runId: string): boolean {
    return this.#options.fileOf(runId) !== undefined;
  }
}
