import { isDeepStrictEqual } from "node:util";
import type { FieldVisitor } from "@atlas/core";
import { decodeRun } from "@atlas/store";
import { fieldsOf, type RunFields } from "../../src/run-fields.ts";
import type { RunScanner } from "../../src/scanner/run-scanner.ts";

/**
 * Whether a scanner takes a record on. Throws when it does and its answer is not the decoder's, or the decoder would
 * have told a problem.
 */
export function isScanned(scanner: RunScanner, bytes: Uint8Array, name = "run.json"): boolean {
  const scanned = scanner.scan(bytes);
  if (scanned === undefined) return false;
  const { value, reasons } = decodeRun(bytes, name);
  const decoded = value && contentOf(fieldsOf(value));
  if (reasons.length > 0 || !isDeepStrictEqual(contentOf(scanned), decoded)) {
    throw new Error(`scanned otherwise than decoded (${reasons}): ${new TextDecoder().decode(bytes)}`);
  }
  return true;
}

function contentOf(run: RunFields) {
  const fields = new Map<string, unknown>();
  const visitor: FieldVisitor = (namespace, key, value) => {
    if (fields.has(`${namespace}.${key}`)) throw new Error(`visited twice: ${namespace}.${key}`);
    fields.set(`${namespace}.${key}`, value);
  };
  run.visit(visitor);
  return { runId: run.runId, isFinished: run.isFinished, startedUs: run.startedUs, fields };
}
