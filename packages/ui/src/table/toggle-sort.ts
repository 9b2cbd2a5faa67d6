import type { FieldPath, SortKey } from "@atlas/core";

/**
 * The sort after a person chose a field's head: ascending, then descending, then not at all. Alone, or with
 * `extend` among the keys that there are, each of which keeps its rank.
 */
export function toggleSort(sort: readonly SortKey[], field: FieldPath, extend: boolean): readonly SortKey[] {
  const old = sort.find((key) => key.field === field);
  const next = nextKey(field, old);
  if (!extend) return next === undefined ? [] : [next];
  if (old === undefined) return [...sort, { field, order: "asc" }];
  return sort.flatMap((key) => (key !== old ? [key] : next === undefined ? [] : [next]));
}

function nextKey(field: FieldPath, old: SortKey | undefined): SortKey | undefined {
  if (old === undefined) return { field, order: "asc" };
  return old.order === "asc" ? { field, order: "desc" } : undefined;
}
