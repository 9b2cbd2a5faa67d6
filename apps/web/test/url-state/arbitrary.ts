import { FILTER_OPERATORS, type FieldFilter, type FieldPath, type JsonValue, NAMESPACES } from "@atlas/core";
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

/** Any value that a JSON file of a store may hold: `__proto__`, NaN and integers beyond 2^53 among them. */
const anyValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(
      anyText,
      fc.double(),
      fc.integer(),
      fc.constantFrom(-0, 2 ** 53, 1e20, 1e21, Number.NaN, true, false, null),
      fc.bigInt().filter((value) => !Number.isSafeInteger(Number(value))),
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.oneof(anyText, fc.constant("__proto__")), tie("value")), { maxLength: 3 })
      .map(Object.fromEntries),
  ),
})).value;

/** Any path of a field. */
export const anyFieldPath = fc
  .tuple(fc.constantFrom(...NAMESPACES), anyText)
  .map(([namespace, key]): FieldPath => `${namespace}.${key}`);

/** Any condition on a field. */
export const anyFieldFilter: fc.Arbitrary<FieldFilter> = fc.record({
  field: fc.oneof(anyFieldPath, fc.constantFrom(...NAMESPACES)),
  op: fc.constantFrom(...FILTER_OPERATORS),
  value: anyValue,
});
