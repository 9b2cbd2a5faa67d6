import type { Problem } from "@atlas/core";
import type { Decoded } from "./decode/json-object.ts";
import type { ReadOutcome } from "./file-system.ts";

/** What a file holds, given what became of reading it; `undefined` when it is not there. */
export function decodeOutcome<T>(
  outcome: ReadOutcome,
  decode: (bytes: Uint8Array) => Decoded<T>,
): Decoded<T> | undefined {
  switch (outcome.kind) {
    case "read":
      return decode(outcome.bytes);
    case "failed":
      return { reasons: [`cannot be read: ${outcome.reason}`] };
    case "absent":
      return undefined;
  }
}

/** The problems of a file, one a reason: it was left out whole when there is no value. */
export function problemsOf(store: string, path: string, decoded: Decoded<unknown>): Problem[] {
  const effect = decoded.value === undefined ? "skipped" : "partly read";
  return [...new Set(decoded.reasons)].map((reason) => ({ store, path, reason, effect }));
}

/** The problem of a file or folder that was left out. */
export function skipped(store: string, path: string, reason: string): Problem {
  return { store, path, reason, effect: "skipped" };
}
