import type { JsonObject, JsonValue } from "@atlas/core";
import { isJsonObject, kindOf } from "./json-object.ts";

/**
 * Reads the members of an object that may hold anything. A member that is missing or null is what its reader says
 * of absence; one of a wrong type is left out, and `reasons` is told.
 */
export class Members {
  readonly #object: JsonObject;
  readonly #reasons: string[];
  readonly #prefix: string;

  /** `prefix` stands before the names of members in reasons. */
  constructor(object: JsonObject, reasons: string[], prefix = "") {
    this.#object = object;
    this.#reasons = reasons;
    this.#prefix = prefix;
  }

  /** What the member holds, whatever it is; `undefined` when it is missing or null. */
  value(name: string): Exclude<JsonValue, null> | undefined {
    return this.#object[name] ?? undefined;
  }

  /** The empty text when absent. */
  text(name: string): string {
    return this.textOrNull(name) ?? "";
  }

  textOrNull(name: string): string | null {
    const value = this.value(name);
    if (value === undefined || typeof value === "string") return value ?? null;
    this.#leaveOut(name, value, "a text");
    return null;
  }

  /** Null when absent, and when it is not a finite number. */
  numberOrNull(name: string): number | bigint | null {
    const value = this.value(name);
    if (value === undefined || typeof value === "bigint" || Number.isFinite(value)) {
      return (value as number | bigint | undefined) ?? null;
    }
    this.#leaveOut(name, value, "a finite number");
    return null;
  }

  /** An empty object when absent. */
  object(name: string): JsonObject {
    return this.objectOrNull(name) ?? {};
  }

  objectOrNull(name: string): JsonObject | null {
    const value = this.value(name);
    if (value === undefined || isJsonObject(value)) return value ?? null;
    this.#leaveOut(name, value, "an object");
    return null;
  }

  /** The texts of a list; none when absent. */
  texts(name: string): string[] {
    return this.#items(name, "a text", (item) => typeof item === "string");
  }

  /** The objects of a list; none when absent. */
  objects(name: string): JsonObject[] {
    return this.#items(name, "an object", isJsonObject);
  }

  #items<T extends JsonValue>(name: string, wanted: string, isWanted: (item: JsonValue) => item is T): T[] {
    const value = this.value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.#leaveOut(name, value, "a list");
      return [];
    }
    if (value.every(isWanted)) return value;
    const odd = value.find((item) => !isWanted(item))!;
    this.#reasons.push(`${this.#prefix}${name} holds ${kindOf(odd)} where ${wanted} should be: left out`);
    return value.filter(isWanted);
  }

  #leaveOut(name: string, value: JsonValue, wanted: string): void {
    this.#reasons.push(`${this.#prefix}${name} is ${kindOf(value)}, not ${wanted}: left out`);
  }
}
