import type { Facet, FacetRequest, FacetResult, FieldPath, Query } from "@atlas/core";
import { createMemo } from "solid-js";
import { type Answer, createAnswer } from "../state/create-answer.ts";
import { createSettled } from "../state/create-settled.ts";
import { useDataset } from "../state/use-dataset.ts";

/** The facets of some fields as they become known. */
export interface Facets extends Answer<FacetResult> {
  /** `undefined` where it is not known yet. One that is known stays while its counts are counted anew. */
  facet(field: FieldPath): Facet | undefined;
}

/** How many facets one question may ask for. */
const MAX_FACETS = 50;
/** How long a filter must stay as it is before its facets are counted. */
const SETTLED_MS = 120;

/** The facets of some fields under a filter, all by one question, which another filter or other fields overtake. */
export function createFacets(
  question: () => { readonly filter: Query; readonly fields: readonly FieldPath[] },
  options: Pick<FacetRequest, "limit" | "bins"> = {},
): Facets {
  const dataset = useDataset();
  const settled = createSettled(question, SETTLED_MS);
  const answer = createAnswer(
    () => (settled().fields.length === 0 ? undefined : settled()),
    ({ filter, fields }, signal) =>
      dataset.facets(
        { filter, fields: fields.slice(0, MAX_FACETS), order: "natural", ...options },
        { signal },
      ),
  );
  const known = new Map<FieldPath, Facet>();
  const byField = createMemo(() => {
    for (const facet of answer.latest()?.facets ?? []) known.set(facet.field, facet);
    return new Map(known);
  });
  return { ...answer, facet: (field) => byField().get(field) };
}
