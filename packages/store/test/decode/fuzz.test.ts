import { type JsonValue, parseJson } from "@atlas/core";
import { decodeDerived, decodeManifest, decodeRun } from "@atlas/store";
import { expect, it } from "vitest";
import { oracle } from "./json-oracle.ts";
import { FRAGMENTS, mutate, random } from "./mutate.ts";

/** `ATLAS_FUZZ=1000000 npx vitest run --project unit packages/store/test/decode/fuzz` is the long run. */
const INPUTS = Number(process.env["ATLAS_FUZZ"] ?? 20_000);
const MAX_DEPTH = 1000;

const RECORD = `{
  "_schema_version": "0.1",
  "artifacts": [{"artifact_id": "a", "format": "npz", "metadata": {"_run_id": "r"}, "name": "curve", "size_bytes": 234}],
  "duration_ms": 1904,
  "error": {"message": "f is NaN \\u0000 \\ud83d", "traceback": "Traceback\\n", "type": "ValueError"},
  "experiment_id": "team/\u03b2:2",
  "finished_at": "2026-03-03T09:15:11.747431+02:00",
  "metrics": {"loss": NaN, "best": -Infinity, "f": 1.7976931348623157e+308, "tiny": 5e-324, "zero": -0.0, "n": 9007199254740993},
  "params_resolved": {"__proto__": 1, "": null, "opt": {"lr": 0.001, "steps": [1, 2, [3]]}, "opt.lr": 0.1, "seed": 123456789012345678901234567890},
  "provenance": {"code_hash": "3ba1", "extra": {}, "host": null},
  "run_id": "4c6951009102e429",
  "started_at": "2026-03-03T09:15:09.843056",
  "status": "success",
  "tags": ["a", "b"],
  "warnings": [{"text": "Infinity"}]
}`;

function randomBytes(next: () => number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(next() * 64) }, () => Math.floor(next() * 256));
}

/** Whether a value of Atlas's is the oracle's, to the last digit and sign; without recursion, since it may be deep. */
function isSame(ours: JsonValue, theirs: unknown): boolean {
  const pending: [JsonValue, unknown][] = [[ours, theirs]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [a, b] = pair;
    if (Array.isArray(b)) {
      if (!Array.isArray(a) || a.length !== b.length) return false;
      for (const [index, item] of b.entries()) pending.push([a[index]!, item]);
    } else if (b instanceof Map) {
      if (typeof a !== "object" || a === null || Array.isArray(a) || Object.keys(a).length !== b.size)
        return false;
      for (const [name, member] of b) {
        if (!Object.hasOwn(a, name)) return false;
        pending.push([a[name]!, member]);
      }
    } else if (!Object.is(a, b)) return false;
  }
  return true;
}

it(`decodes ${INPUTS} damaged files without a throw, and reads every digit as another parser does`, {
  timeout: 3_600_000,
}, () => {
  const next = random(20260303);
  const encoder = new TextEncoder();
  const counts = { read: 0, refused: 0, runs: 0 };
  for (let input = 0; input < INPUTS; input++) {
    const kind = next();
    const text =
      kind < 0.8 ? mutate(RECORD, next) : mutate(FRAGMENTS[Math.floor(next() * FRAGMENTS.length)]!, next);
    const bytes = kind > 0.95 ? randomBytes(next) : encoder.encode(text);

    const run = decodeRun(bytes, "4c6951009102e429.json");
    decodeDerived(bytes);
    decodeManifest(bytes, "mini_0.1_20260305_140302.json");
    if (run.value === undefined && run.reasons.length === 0) expect.fail(`left out in silence: ${text}`);
    counts.runs += run.value === undefined ? 0 : 1;

    const ours = parseJson(text);
    const theirs = oracle(text, MAX_DEPTH);
    if (ours.ok !== (theirs !== undefined)) expect.fail(`Atlas ${ours.ok ? "reads" : "refuses"} ${text}`);
    if (ours.ok && !isSame(ours.value, theirs?.value)) expect.fail(`read to another value: ${text}`);
    counts[ours.ok ? "read" : "refused"]++;
  }
  // The mutations must leave enough of both, else nothing was tried.
  expect(counts.read).toBeGreaterThan(INPUTS / 20);
  expect(counts.runs).toBeGreaterThan(INPUTS / 20);
  expect(counts.refused).toBeGreaterThan(INPUTS / 20);
});
