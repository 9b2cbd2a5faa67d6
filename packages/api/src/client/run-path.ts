import { type PreviewPart, stringifyJson } from "@atlas/core";

/** The path of a run, or of what lies below it. */
export function runPath(names: readonly [runId: string, ...rest: string[]]): string {
  return `/api/runs/${names.map(encodeURIComponent).join("/")}`;
}

/** Whether a URL can hold a name as a part of its path: "." and ".." go up, however they are written. */
export function fitsInPath(name: string): boolean {
  return !/^\.{0,2}$|\p{Surrogate}/u.test(name);
}

/** The query string that asks for a part of a file of arrays. */
export function partQueryOf({ array, slice }: PreviewPart = {}): string {
  const parameters = new URLSearchParams();
  if (array !== undefined) parameters.set("array", array);
  if (slice !== undefined && slice.length > 0) parameters.set("slice", slice.join(","));
  return parameters.size === 0 ? "" : `?${parameters}`;
}

/** The path that asks for a run of any id: as a list of one. */
export function listOfRun(runId: string): string {
  const filters = stringifyJson([{ field: "record.run_id", op: "eq", value: runId }]);
  return `/api/runs?limit=1&field_filters=${encodeURIComponent(filters)}`;
}
