import { type Decoded, decodeJsonObject } from "./json-object.ts";
import { Members } from "./members.ts";

/** What a store's `_meta.json` says that Atlas needs: the one experiment that the store was made for, if it was. */
export interface StoreMeta {
  readonly experiment_id: string | null;
}

/** What a `_meta.json` holds. Never throws. */
export function decodeMeta(bytes: Uint8Array): Decoded<StoreMeta> {
  const decoded = decodeJsonObject(bytes);
  if (decoded.value === undefined) return { reasons: decoded.reasons };
  const reasons: string[] = [];
  return {
    value: { experiment_id: new Members(decoded.value, reasons).textOrNull("experiment_id") },
    reasons,
  };
}
