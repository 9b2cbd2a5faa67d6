import {
  allOf,
  type FieldPath,
  isFieldPath,
  parseQuery,
  printQuery,
  type Query,
  type Scalar,
} from "@atlas/core";

/** A number; of a time its ISO 8601 text. */
type Bound = number | string;

/** What is brushed on one axis: a range of numbers or times, or some of the values of a category. */
export type Brush =
  | { readonly kind: "range"; readonly range: readonly [low: Bound, high: Bound] }
  | { readonly kind: "values"; readonly values: readonly Scalar[] };

/** The query of a text; that of every run where the text is none. */
export function readBrush(text: string | undefined): Query {
  const parsed = parseQuery(text ?? "");
  return parsed.ok ? parsed.query : allOf([]);
}

/** What is brushed on the axis of a field: `undefined` where the query says nothing, or more than an axis can show. */
export function brushOn(query: Query, field: FieldPath): Brush | undefined {
  for (const part of partsOf(query)) {
    if (!("field" in part) || part.field !== field) continue;
    if (part.op === "between" && part.value.every((bound) => typeof bound !== "bigint")) {
      return { kind: "range", range: part.value as readonly [Bound, Bound] };
    }
    if (part.op === "in") return { kind: "values", values: part.value as readonly Scalar[] };
  }
  return undefined;
}

/** A query with another brush on the axis of a field, or none. What it says of other fields stays. */
export function withBrush(query: Query, field: FieldPath, brush: Brush | undefined): Query {
  const others = partsOf(query).filter((part) => !("field" in part) || part.field !== field);
  return allOf(brush === undefined ? others : [...others, conditionOf(field, brush)]);
}

/** A query without what it says of some fields: what is brushed on an axis does not filter that axis. */
export function withoutFields(query: Query, fields: readonly FieldPath[]): Query {
  return allOf(
    partsOf(query).filter((part) => !("field" in part) || !fields.some((field) => field === part.field)),
  );
}

/** Every field that a query says something of. */
export function brushFields(query: Query): FieldPath[] {
  if (query.op === "not") return brushFields(query.query);
  if (query.op === "and" || query.op === "or") return query.queries.flatMap(brushFields);
  return "field" in query && isFieldPath(query.field) ? [query.field] : [];
}

/** The text of a query, to be read and edited; `undefined` for every run. */
export function brushText(query: Query): string | undefined {
  return printQuery(query) || undefined;
}

function partsOf(query: Query): readonly Query[] {
  return query.op === "and" ? query.queries : [query];
}

function conditionOf(field: FieldPath, brush: Brush): Query {
  if (brush.kind === "values") return { field, op: "in", value: brush.values };
  return { field, op: "between", value: brush.range };
}
