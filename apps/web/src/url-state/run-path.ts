import { idOfPath, idPath } from "./id-path.ts";

/** The path of a run's page. */
export function runPath(runId: string): string {
  return idPath("/runs", runId);
}

/** The id of the run whose page `runPath` gave, from the last segment as the address holds it, and the query. */
export const runIdOf: (segment: string, search: string) => string = idOfPath;
