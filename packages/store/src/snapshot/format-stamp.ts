import { createTableBuilder, type Manifest } from "@atlas/core";
import { decodeDerived } from "../decode/derived.ts";
import { decodeManifest } from "../decode/manifest.ts";
import { stampOf, stampOfBytes } from "../follow/stamp.ts";
import { problemsOf } from "../problems.ts";
import { withDerived } from "../run-fields.ts";
import { FieldsDecoder } from "../scanner/fields-decoder.ts";
import { encodeSnapshot } from "./encode-snapshot.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

/** Records in which each member is as metalab writes it, in which each is otherwise, and in which nothing is as it should be. */
export const SAMPLE_RECORDS: readonly string[] = [
  `{"_schema_version": "0.1", "artifacts": [{"artifact_id": "a", "content_hash": "h", "format": "npz", "kind": "numpy",
    "metadata": {"k": 1}, "name": "n", "size_bytes": 1, "uri": "/u"}], "context_fingerprint": "c", "duration_ms": 5,
    "error": {"message": "m", "traceback": "t", "type": "E"}, "experiment_id": "e:1",
    "finished_at": "2026-01-02T03:04:05.000006", "metrics": {"b": true, "f": 0.1, "i": 7, "inf": -Infinity, "l": [1],
    "nan": NaN, "s": "x", "z": null}, "notes": "n", "params_fingerprint": "p", "params_resolved": {"big":
    12345678901234567890, "d.o.t": 1e-06, "neg": -0.0, "text": "\\u00e9"}, "provenance": {"code_hash": "h",
    "executor_id": "x", "extra": {"k": 1}, "host": "h", "metalab_version": "m", "python_version": "p"}, "run_id": "r1",
    "seed_fingerprint": "s", "started_at": "2026-01-02T03:04:00.000001", "status": "failed", "tags": ["a", "b"],
    "warnings": [{"w": 1}]}`,
  `{"context_fingerprint": "", "duration_ms": 0, "error": "text", "experiment_id": "e", "finished_at": "2026-01-02",
    "metrics": {"o": {"p": {"q": 1}}}, "params_fingerprint": "", "params_resolved": {"a": {"b": 1, "c": [2]}, "a.b": 3},
    "provenance": null, "run_id": "r2", "seed_fingerprint": "", "started_at": "2026-01-02 03:04+02:00",
    "status": "running", "tags": null}`,
  `{"artifacts": 1, "context_fingerprint": 1, "duration_ms": "x", "error": 1, "experiment_id": 1, "finished_at": "x",
    "metrics": 1, "notes": 1, "params_fingerprint": 1, "params_resolved": 1, "provenance": {"host": 1}, "run_id": "",
    "seed_fingerprint": 1, "started_at": 1, "status": 1, "tags": [1, "t"], "warnings": [1]}`,
  "{}",
  "[]",
];

const SAMPLE_DERIVED = '{"d": 1, "e": {"f": NaN}}';

const SAMPLE_MANIFEST = `{"experiment_id": "e:1", "name": "n", "submitted_at": "2026-01-01T00:00:00", "tags": ["t"],
  "total_runs": 3, "version": "1"}`;

/**
 * A number that is another one whenever what a snapshot holds, or what is made of the same records, is another thing
 * than before: made of the snapshot of some samples.
 */
export function formatStamp(): number {
  const table = createTableBuilder();
  const decoder = new FieldsDecoder();
  const metrics = decodeDerived(bytesOf(SAMPLE_DERIVED)).value ?? {};
  const problems = SAMPLE_RECORDS.flatMap((text, i) => {
    const path = `${i}.json`;
    const decoded = decoder.decode(bytesOf(text), path);
    const run = decoded.value && withDerived(decoded.value, metrics);
    if (run !== undefined) table.addFields(run.runId, (visitor) => run.visit(visitor));
    return problemsOf(".", path, decoded);
  });
  const manifest: Manifest = decodeManifest(bytesOf(SAMPLE_MANIFEST), "e_1_20260101_000000.json").value!;
  const files = { names: ["a.json"], stamps: Float64Array.of(stampOf([1, 2, 3]), Number.NaN) };
  const parts = encodeSnapshot({
    roots: ["/"],
    shown: { experiments: [], stores: [], problems, last_scan: null },
    table: table.build(),
    stores: [
      {
        path: ".",
        root: "/",
        experimentId: null,
        records: files,
        derived: files,
        manifestFiles: files,
        manifests: [["m.json", manifest]],
        problemsOfFile: [["0.json", problems]],
        unclaimed: ["a.json"],
      },
    ],
    storeOfRow: Uint32Array.of(0),
    oddNames: new Map([[0, "odd.json"]]),
    others: [{ runId: "r", store: 0, name: "b.json", isFinished: true, startedUs: 0 }],
  });
  return stampOf(parts.map(stampOfBytes));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
