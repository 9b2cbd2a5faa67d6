import { type JsonObject, type JsonValue, parseJson, type ResultInfo, type StoredResult } from "@atlas/core";
import { type Decoded, decodeJsonObject, isJsonObject } from "./json-object.ts";
import { Members } from "./members.ts";

// Every platform of JavaScript has it; the library of types that this package is checked with has not.
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/** What a file says of the value in it. */
export type DescribedResult = Omit<ResultInfo, "name">;

/** What a file of `results/` holds. Never throws. */
export function decodeResult(bytes: Uint8Array): Decoded<Omit<StoredResult, "name">> {
  const decoded = decodeJsonObject(bytes);
  if (decoded.value === undefined) return { reasons: decoded.reasons };
  const object = decoded.value;
  if (!Object.hasOwn(object, "data")) return { reasons: ["holds no data"] };
  const reasons: string[] = [];
  return { value: { ...describe(object, reasons), data: object["data"] as JsonValue }, reasons };
}

/**
 * What the end of a file of `results/` says of the value before it: metalab writes the members in the order of their
 * names. `undefined` when all of the file must be read to know.
 */
export function describeResultByEnd(end: Uint8Array): DescribedResult | undefined {
  const text = new TextDecoder().decode(end);
  for (let at = text.lastIndexOf('"dtype"'); at >= 0; at = text.lastIndexOf('"dtype"', at - 1)) {
    // What is the end of an object when a brace stands before it lies in no inner one.
    const parsed = parseJson(`{${text.slice(at)}`);
    if (!parsed.ok || !isJsonObject(parsed.value)) continue;
    const object = parsed.value;
    const isWhole = ["dtype", "metadata", "shape"].every((name) => Object.hasOwn(object, name));
    return isWhole ? describe(object, []) : undefined;
  }
  return undefined;
}

function describe(object: JsonObject, reasons: string[]): DescribedResult {
  const members = new Members(object, reasons);
  return {
    shape: shapeOf(members, reasons),
    dtype: members.textOrNull("dtype"),
    metadata: members.object("metadata"),
  };
}

function shapeOf(members: Members, reasons: string[]): number[] | null {
  const value = members.value("shape");
  if (value === undefined) return null;
  if (Array.isArray(value) && value.every((size) => Number.isSafeInteger(size))) return value as number[];
  reasons.push("shape is not a list of integers: left out");
  return null;
}
