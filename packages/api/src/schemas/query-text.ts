import * as v from "valibot";

/** An integer in a query string. */
export function integerText() {
  const message = "Expected an integer";
  return v.pipe(
    v.string(),
    v.regex(/^[+-]?\d+$/, message),
    v.toNumber(),
    v.safeInteger(message),
    v.metadata({ jsonSchema: { type: "integer" } }),
  );
}

/** A count of something in a query string. */
export function countText() {
  return v.pipe(integerText(), v.minValue(0), v.metadata({ jsonSchema: { type: "integer", minimum: 0 } }));
}

/** A yes or no in a query string, in the words of Python and of JSON. */
export function booleanText() {
  return v.pipe(
    v.string(),
    v.toLowerCase(),
    v.picklist(["true", "false", "1", "0"]),
    v.transform((text) => text === "true" || text === "1"),
    v.metadata({ jsonSchema: { type: "boolean" } }),
  );
}
