/** The path of a run, or of what lies below it. */
export function runPath(names: readonly [runId: string, ...rest: string[]]): string {
  return `/api/runs/${names.map(encodeURIComponent).join("/")}`;
}

/** Whether a URL can hold a name as a part of its path: "." and ".." go up, however they are written. */
export function fitsInPath(name: string): boolean {
  return !/^\.{0,2}$|\p{Surrogate}/u.test(name);
}
