import { allOf, type FieldPath, type Query, withoutField } from "@atlas/core";

/** The queries that must all hold, none of which is such a conjunction itself: what a line of chips shows. */
export function partsOf(query: Query): readonly Query[] {
  return query.op === "and" ? query.queries.flatMap(partsOf) : [query];
}

/** The query with another one in the place of a part that `partsOf` gave, or without that part. */
export function withPart(query: Query, part: Query, next?: Query): Query {
  return replaceParts(query, (old) => old === part, next === undefined ? [] : [next]);
}

/** The query with some parts in the place of those that are to go: where the first of these was, or last. */
export function replaceParts(
  query: Query,
  isReplaced: (part: Query) => boolean,
  next: readonly Query[],
): Query {
  const parts = partsOf(query);
  const kept = parts.filter((part) => !isReplaced(part));
  const first = parts.findIndex(isReplaced);
  const place = first < 0 ? kept.length : first;
  return allOf([...kept.slice(0, place), ...next, ...kept.slice(place)]);
}

/** The parts that ask something of one field and of no other. */
export function partsOn(query: Query, field: FieldPath): readonly Query[] {
  return partsOf(query).filter((part) => isOn(part, field));
}

/** Whether a query asks something of one field and of no other. */
function isOn(part: Query, field: FieldPath): boolean {
  return withoutField(part, field) !== part;
}
