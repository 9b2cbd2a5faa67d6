import type { Value } from "../model/field.ts";

/** Whether a value passes a condition. */
export type CellTest = (value: Value) => boolean;

/** A place in a request, as a path of keys. */
export type Location = readonly (string | number)[];
