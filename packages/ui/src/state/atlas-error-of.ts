import { AtlasError } from "@atlas/core";

/** What was thrown, as an `AtlasError`: whatever else it was is a defect and becomes `internal`. */
export function atlasErrorOf(cause: unknown): AtlasError {
  if (cause instanceof AtlasError) return cause;
  return new AtlasError("internal", cause instanceof Error ? cause.message : String(cause), { cause });
}
