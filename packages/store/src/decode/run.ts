import { type JsonObject, type Provenance, type Run, type RunError, textOf, wallClock } from "@atlas/core";
import { stemOf } from "../layout.ts";
import { decodeArtifact } from "./artifact.ts";
import { type Decoded, decodeJsonObject } from "./json-object.ts";
import { Members } from "./members.ts";

/**
 * The run that a record's file holds, without derived metrics, which lie in a file of their own. Whatever is wrong in
 * an object is left out and told; only what is no object at all is no run. Never throws.
 *
 * A member that is missing has metalab's default. While a run is running, its `finished_at` and `duration_ms` are
 * placeholders and are null here.
 */
export function decodeRun(bytes: Uint8Array, fileName: string): Decoded<Run> {
  const decoded = decodeJsonObject(bytes);
  if (decoded.value === undefined) return { reasons: decoded.reasons };
  const reasons: string[] = [];
  return { value: runOf(decoded.value, fileName, reasons), reasons };
}

function runOf(object: JsonObject, fileName: string, reasons: string[]): Run {
  const members = new Members(object, reasons);
  const status = statusOf(members);
  const isRunning = status === "running";
  return {
    record: {
      run_id: runIdOf(members, fileName, reasons),
      experiment_id: members.text("experiment_id"),
      status,
      context_fingerprint: members.text("context_fingerprint"),
      params_fingerprint: members.text("params_fingerprint"),
      seed_fingerprint: members.text("seed_fingerprint"),
      started_at: timeOf(members, "started_at", reasons),
      finished_at: isRunning ? null : timeOf(members, "finished_at", reasons),
      duration_ms: isRunning ? null : durationOf(object, members),
      provenance: provenanceOf(members, reasons),
      error: errorOf(members, reasons),
      tags: members.texts("tags"),
      warnings: members.objects("warnings"),
      notes: members.textOrNull("notes"),
    },
    params: members.object("params_resolved"),
    metrics: members.object("metrics"),
    derived_metrics: {},
    artifacts: members.objects("artifacts").map((artifact) => decodeArtifact(artifact, reasons)),
  };
}

function runIdOf(members: Members, fileName: string, reasons: string[]): string {
  const id = members.value("run_id");
  if (typeof id === "string" && id !== "" && !/\p{Cc}/u.test(id)) return id;
  reasons.push("run_id is not a text that can name a run: the file's name is taken");
  return stemOf(fileName);
}

function statusOf(members: Members): string {
  const status = members.value("status");
  return status === undefined ? "failed" : textOf(status);
}

function timeOf(members: Members, name: string, reasons: string[]): string | null {
  const text = members.textOrNull(name);
  if (text === null || wallClock(text) !== undefined) return text;
  reasons.push(`${name} is not a time: left out`);
  return null;
}

function durationOf(object: JsonObject, members: Members): number | bigint | null {
  return Object.hasOwn(object, "duration_ms") ? members.numberOrNull("duration_ms") : 0;
}

function provenanceOf(members: Members, reasons: string[]): Provenance {
  const provenance = new Members(members.object("provenance"), reasons, "provenance.");
  return {
    code_hash: provenance.textOrNull("code_hash"),
    python_version: provenance.textOrNull("python_version"),
    metalab_version: provenance.textOrNull("metalab_version"),
    executor_id: provenance.textOrNull("executor_id"),
    host: provenance.textOrNull("host"),
    extra: provenance.object("extra"),
  };
}

function errorOf(members: Members, reasons: string[]): RunError | null {
  const value = members.value("error");
  if (typeof value === "string") {
    reasons.push("error is a text, not an object: taken as its message");
    return { type: "", message: value, traceback: "" };
  }
  const object = members.objectOrNull("error");
  if (object === null) return null;
  const error = new Members(object, reasons, "error.");
  return {
    ...object,
    type: error.text("type"),
    message: error.text("message"),
    traceback: error.text("traceback"),
  };
}
