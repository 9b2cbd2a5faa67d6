import type { JsonObject, JsonValue, Manifest, Run } from "@atlas/core";
import { DERIVED_FOLDER, EXPERIMENTS_FOLDER, META_FILE, RUNS_FOLDER } from "../layout.ts";
import { pythonJson } from "./python-json.ts";

/** A file: its path, and the text in it. */
export type TextFile = readonly [path: string, text: string];

/** What a store holds beside its runs. */
export interface StoreContents {
  readonly manifests?: readonly Manifest[];
  /** The experiment that the store is made for; none when absent. */
  readonly experimentId?: string;
  /** The store's folder; the root when absent. */
  readonly dir?: string;
}

/** The files that metalab writes for a store of these runs. A "/" in a run's id is "_" in the names of its files. */
export function metalabFiles(runs: readonly Run[], contents: StoreContents = {}): TextFile[] {
  const { manifests = [], experimentId, dir = "." } = contents;
  const meta = { created_by: "metalab", schema_version: "0.1" };
  const files: (readonly [string, JsonValue])[] = [
    [META_FILE, experimentId === undefined ? meta : { ...meta, experiment_id: experimentId }],
  ];
  for (const run of runs) {
    const name = `${run.record.run_id.replaceAll("/", "_")}.json`;
    files.push([`${RUNS_FOLDER}/${name}`, recordOf(run)]);
    if (Object.keys(run.derived_metrics).length > 0) {
      files.push([`${DERIVED_FOLDER}/${name}`, run.derived_metrics]);
    }
  }
  for (const { experiment_id, timestamp, content } of manifests) {
    const name = `${experiment_id.replaceAll(":", "_")}_${timestamp}.json`;
    files.push([`${EXPERIMENTS_FOLDER}/${name}`, content]);
  }
  return files.map(([path, value]) => [`${dir}/${path}`, pythonJson(value)]);
}

/** The text of a run's record as metalab writes it. The end of a running run is the placeholder that metalab puts there. */
export function runRecordText(run: Run): string {
  return pythonJson(recordOf(run));
}

function recordOf({ record, params, metrics, artifacts }: Run): JsonObject {
  return {
    ...record,
    _schema_version: "0.1",
    finished_at: record.finished_at ?? record.started_at,
    duration_ms: record.duration_ms ?? 0,
    params_resolved: params,
    metrics,
    provenance: { ...record.provenance },
    tags: [...record.tags],
    warnings: [...record.warnings],
    artifacts: artifacts.map((artifact) => ({
      ...artifact,
      metadata: { ...artifact.metadata, _run_id: record.run_id },
      uri: `/scratch/artifacts/${record.run_id}/${artifact.name}.${artifact.format}`,
    })),
  };
}
