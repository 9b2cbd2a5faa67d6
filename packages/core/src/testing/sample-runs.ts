import type { JsonObject } from "../json/value.ts";
import type { Manifest } from "../model/manifest.ts";
import type { Artifact, Run, RunRecord } from "../model/run.ts";

/** What a sample run differs in from a plain one. */
interface Sample {
  readonly record: Partial<RunRecord> & Pick<RunRecord, "run_id" | "started_at">;
  readonly params?: JsonObject;
  readonly metrics?: JsonObject;
  readonly derived?: JsonObject;
  readonly artifacts?: readonly Artifact[];
}

/**
 * Eight runs of two experiments that hold every class of trouble a store may hold: values that JSON has no word
 * for, fields of several types, nested objects and names with dots, names such as `__proto__`, texts beyond ASCII,
 * zones in times, a run that is running, and a status that metalab does not write.
 */
export function sampleRuns(): Run[] {
  return [
    sampleRun({
      record: { run_id: "a1", started_at: "2026-01-26T10:30:00" },
      params: {
        lr: 0.1,
        algorithm: "adam",
        layers: 2,
        opt: { lr: 1, decay: { rate: 0.5 } },
        layer10: 1,
        layer9: 1,
      },
      metrics: { loss: 0.25, converged: true, mixed: 3, big: 9007199254740993n },
      derived: { grade: "A" },
      artifacts: [
        {
          artifact_id: "f1",
          name: "curve",
          kind: "numpy",
          format: "npz",
          content_hash: "0f",
          size_bytes: 234,
          metadata: { shape: [2, 3] },
        },
      ],
    }),
    sampleRun({
      record: { run_id: "a2", started_at: "2026-01-26T10:30:00.000001", seed_fingerprint: "s2" },
      params: { lr: 0.01, algorithm: "adam", layers: 10, opt: { lr: 2 }, "opt.lr": 7 },
      metrics: { loss: Number.NaN, converged: false, mixed: "diverged", big: 9007199254740994n },
      derived: { grade: "B" },
    }),
    sampleRun({
      record: { run_id: "a3", started_at: "2026-01-26 09:00:00+02:00", tags: ["slow", "größe"] },
      params: { lr: 1, algorithm: "sgd", layers: null, opt: { lr: null } },
      metrics: { loss: Number.POSITIVE_INFINITY, converged: true, mixed: true, big: 12 },
      derived: { grade: "\ue000" },
    }),
    sampleRun({
      record: { run_id: "a4", started_at: "2026-01-27", status: "failed", error: FAILURE, duration_ms: 0 },
      params: { lr: -0, algorithm: "Adam W", layers: 10, opt: [1, Number.NaN, null] },
      metrics: { loss: Number.NEGATIVE_INFINITY, mixed: [1, { a: 2 }] },
      derived: { grade: "\u{1f600}" },
    }),
    sampleRun({
      record: {
        run_id: "b/1 %2F?#ü",
        started_at: "2026-03-01T00:00:00.5",
        experiment_id: "team/β:2",
        params_fingerprint: "",
      },
      // An object literal would take __proto__ for its prototype.
      params: JSON.parse(
        '{"__proto__": 1, "constructor": "c", "": "empty", "7": true, "with space": "x", "größe": 5}',
      ),
      metrics: { "name.with.dots": 1, text: "10", loss: 10 },
      artifacts: [plainArtifact("g1", "a/b %"), plainArtifact("g2", ".."), plainArtifact("g3", "..")],
      derived: { lone: "\ud800", nul: "a\u0000b" },
    }),
    sampleRun({
      record: {
        run_id: "b2",
        started_at: "2026-03-01T00:00:00",
        experiment_id: "team/β:2",
        status: "running",
        finished_at: null,
        duration_ms: null,
      },
      params: { lr: 0.1, algorithm: "True", größe: 1e300 },
      metrics: { text: "NaN", loss: -0 },
    }),
    sampleRun({
      record: {
        run_id: "b3",
        started_at: null,
        finished_at: null,
        experiment_id: "team/β:2",
        status: "paused",
        notes: "# Notes\n<script>",
        warnings: [{ message: "odd", at: Number.NaN }],
        provenance: { ...PROVENANCE, host: null, extra: { load: Number.POSITIVE_INFINITY } },
      },
      metrics: { text: "", loss: 10 },
    }),
    sampleRun({
      record: { run_id: "a0", started_at: "2026-01-26T10:30:00Z", status: "cancelled" },
      params: { lr: 0.1 },
    }),
  ];
}

/** Two versions of the manifest of one experiment of `sampleRuns`, and one of an experiment that never ran. */
export function sampleManifests(): Manifest[] {
  return [
    sampleManifest({ timestamp: "20260126_100000", submitted_at: "2026-01-26T10:00:00", total_runs: 4 }),
    sampleManifest({
      timestamp: "20260125_100000",
      submitted_at: "2026-01-28T10:00:00",
      total_runs: 6,
      tags: ["final"],
    }),
    sampleManifest({ experiment_id: "queued:1", timestamp: "20260401_100000", name: "queued", version: "1" }),
  ];
}

/** An artifact of which little is known. */
function plainArtifact(artifact_id: string, name: string): Artifact {
  return {
    ...{ artifact_id, name, kind: "file", format: "bin" },
    ...{ content_hash: null, size_bytes: null, metadata: {} },
  };
}

const FAILURE = {
  type: "ValueError",
  message: "bad <value>",
  traceback: "Traceback\nValueError: bad <value>\n",
};

const PROVENANCE = {
  code_hash: "c0de",
  python_version: "3.11.9",
  metalab_version: null,
  executor_id: "thread",
  host: "node1",
  extra: {},
};

function sampleRun({ record, params = {}, metrics = {}, derived = {}, artifacts = [] }: Sample): Run {
  return {
    record: {
      experiment_id: "alpha:1.0",
      status: "success",
      context_fingerprint: "c1",
      params_fingerprint: "p1",
      seed_fingerprint: "s1",
      finished_at: "2026-01-26T10:31:00",
      duration_ms: 60_000,
      provenance: PROVENANCE,
      error: null,
      tags: [],
      warnings: [],
      notes: null,
      ...record,
    },
    params,
    metrics,
    derived_metrics: derived,
    artifacts,
  };
}

function sampleManifest(manifest: Partial<Manifest> & Pick<Manifest, "timestamp">): Manifest {
  return {
    experiment_id: "alpha:1.0",
    submitted_at: "",
    name: "Alpha",
    version: "1.0",
    tags: [],
    total_runs: 2,
    content: { seeds: { base: 9007199254740993n } },
    ...manifest,
  };
}
