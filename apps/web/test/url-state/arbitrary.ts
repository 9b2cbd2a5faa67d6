import { allOf, type FieldPath, type JsonValue, NAMESPACES, type Query } from "@atlas/core";
import fc from "fast-check";

/** Texts of any characters, rich in those that mean something in an address, and in halves of surrogate pairs. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(
        ..." ,;:.=<>!~+-\\\"'(){}[]%&#?/\u0000\ud800\udfff",
        "in",
        "null",
        "1",
        "e5",
        "\\ud800",
      ),
    ),
    { maxLength: 8 },
  )
  .map((characters) => characters.join(""));

/** Any path of a field. */
export const anyFieldPath = fc
  .tuple(fc.constantFrom(...NAMESPACES), anyText)
  .map(([namespace, key]): FieldPath => `${namespace}.${key}`);

/** Any value that a query can ask for: `__proto__` and integers beyond 2^53 among them. */
const anyValue: fc.Arbitrary<Exclude<JsonValue, null>> = fc.oneof(
  anyText,
  fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0)),
  fc.integer(),
  fc.boolean(),
  fc.bigInt().filter((value) => !Number.isSafeInteger(Number(value))),
  fc.array(anyText, { maxLength: 3 }),
);

/** Any query of conditions that must all hold, or not hold. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .array(
    fc.oneof(
      fc.record({ field: anyFieldPath, op: fc.constantFrom("eq", "ne"), value: anyValue }),
      fc.record({ field: anyFieldPath, op: fc.constant("in"), value: fc.array(anyValue, { maxLength: 3 }) }),
      fc.record({ field: anyFieldPath, op: fc.constant("contains"), value: anyText }),
      fc.record({ op: fc.constant("text"), value: anyText }),
    ) as fc.Arbitrary<Query>,
    { maxLength: 3 },
  )
  .map((queries) => allOf(queries.map((query, i): Query => (i === 1 ? { op: "not", query } : query))));
