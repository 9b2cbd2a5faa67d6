import type { JsonObject, JsonValue } from "@atlas/core";
import * as v from "valibot";

/** Any value that JSON can hold; integers beyond 2^53 are `bigint`. */
export const JsonValueSchema: v.GenericSchema<JsonValue> = v.pipe(
  v.custom<JsonValue>((value) => value !== undefined, "Expected a JSON value"),
  v.metadata({ jsonSchema: { description: "Any value that JSON can hold" } }),
);

/** An object of JSON values, taken as it is: names such as `__proto__` are ordinary keys. */
export const JsonObjectSchema: v.GenericSchema<JsonObject> = v.pipe(
  v.custom<JsonObject>(isJsonObject, "Expected an object"),
  v.metadata({ jsonSchema: { type: "object" } }),
);

/** A finite number. */
export const NumberSchema = v.pipe(
  v.custom<number | bigint>(
    (value) => typeof value === "bigint" || Number.isFinite(value),
    "Expected a number",
  ),
  v.metadata({ jsonSchema: { type: "number" } }),
);

/** A count of something. */
export const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An integer of a request, both bounds included. */
export function integerFrom(least: number, most: number) {
  return v.pipe(v.number(), v.integer("Expected an integer"), v.minValue(least), v.maxValue(most));
}

/** What grows with every change of the data. */
export const VersionSchema = v.pipe(v.number(), v.safeInteger());

/** A list that nobody changes. */
export function listOf<const Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.readonly());
}

/** A list of a request, of which there is a limit to what it may hold: each item is work. */
export function listOfAtMost<const Item extends v.GenericSchema>(most: number, item: Item) {
  return v.pipe(v.array(item), v.maxLength(most, `Expected at most ${most} items`), v.readonly());
}

/** An object with any names, whose values are all alike. */
export function mapOf<const Item extends v.GenericSchema>(
  item: Item,
): v.GenericSchema<{ readonly [name: string]: v.InferOutput<Item> }> {
  return v.pipe(
    v.custom<{ readonly [name: string]: v.InferOutput<Item> }>(
      (value) => isJsonObject(value) && Object.values(value as object).every((inner) => v.is(item, inner)),
      "Expected an object",
    ),
    v.metadata({ jsonSchema: { type: "object" }, valueSchema: item }),
  );
}

/** An object of a request: a member that is not among `entries` is an error, since nothing asked for is ignored. */
export function requestOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  const strict = v.strictObject(entries, (issue) =>
    issue.expected === "never"
      ? `Unknown member ${issue.received}: expected ${Object.keys(entries).join(", ")}`
      : `Expected a member ${issue.expected}`,
  );
  return v.pipe(v.custom<v.InferInput<typeof strict>>(isJsonObject, "Expected an object"), strict);
}

function isJsonObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
