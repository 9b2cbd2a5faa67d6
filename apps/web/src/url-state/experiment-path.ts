import { idOfPath, idPath } from "./id-path.ts";

/** The path of an experiment's page. */
export function experimentPath(experimentId: string): string {
  return idPath("/experiments", experimentId);
}

/** The id of the experiment whose page `experimentPath` gave, from the last segment as the address holds it, and the query. */
export const experimentIdOf: (segment: string, search: string) => string = idOfPath;
