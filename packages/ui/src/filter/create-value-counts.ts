import { EVERY_RUN, type FieldPath, type Query } from "@atlas/core";
import { createMemo } from "solid-js";
import { createFacets } from "../facet/create-facets.ts";

const COUNTED = 100;

/** How many runs of a scope have a value of a field, by the text of the value in a query; `undefined` where not known. */
export function createValueCounts(
  field: () => FieldPath | undefined,
  scope: () => Query = () => EVERY_RUN,
): (text: string) => number | undefined {
  const facets = createFacets(
    () => {
      const path = field();
      return { filter: scope(), fields: path === undefined ? [] : [path] };
    },
    { limit: COUNTED },
  );
  const counts = createMemo(() => {
    const path = field();
    const values = path === undefined ? [] : (facets.facet(path)?.values ?? []);
    return new Map(values.map(({ name, total }) => [plain(name), total]));
  });
  return (text) => counts().get(plain(text));
}

/** Without quotes; booleans are written in lower case. */
function plain(text: string): string {
  return text.replace(/^"(.*)"$/, "$1").toLowerCase();
}
