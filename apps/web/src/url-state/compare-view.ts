import { writeQueryString } from "./query-string.ts";
import { readTextList, writeTextList } from "./text-list.ts";

/** The address of a comparison of some runs, the first of which is the baseline. */
export function compareHref(runIds: readonly string[]): string {
  return `/compare${writeQueryString(runIds.length === 0 ? [] : [["runs", writeTextList(runIds)]])}`;
}

/** The runs of an address that `compareHref` gave, each once. */
export function readCompareView(search: string): string[] {
  const runs = new URLSearchParams(search).get("runs");
  return runs === null ? [] : [...new Set(readTextList(runs))];
}

/** The address of a comparison of some configurations (`EXPERIMENT/PARAMS_FINGERPRINT`), the first being the baseline. */
export function compareConfigurationsHref(configurations: readonly string[]): string {
  return `/compare${writeQueryString([["configs", writeTextList(configurations)]])}`;
}

/** The configurations of an address that `compareConfigurationsHref` gave, each once; `undefined` for any other. */
export function readComparedConfigurations(search: string): string[] | undefined {
  const texts = new URLSearchParams(search).get("configs");
  return texts === null ? undefined : [...new Set(readTextList(texts))];
}
