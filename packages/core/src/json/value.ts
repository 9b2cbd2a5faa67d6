/**
 * A value as JSON holds it in a metalab store. Beyond standard JSON, a number may be `NaN`, `Infinity` or
 * `-Infinity` (Python writes them as bare tokens), and an integer beyond 2^53 - 1 in magnitude is a `bigint`, so
 * that it keeps all its digits.
 */
export type JsonValue = null | boolean | number | bigint | string | JsonValue[] | JsonObject;

/** An object of JSON values. Every name is an own property, `__proto__` and the empty name included. */
export interface JsonObject {
  [key: string]: JsonValue;
}
