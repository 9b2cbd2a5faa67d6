import type { FieldVisitor, Namespace, Value } from "@atlas/core";
import type { RunFields } from "../run-fields.ts";

/** What a field is called. */
export interface FieldName {
  readonly namespace: Namespace;
  readonly key: string;
}

/** The fields of a record whose bytes were scanned. */
export class ScannedRun implements RunFields {
  runId = "";
  isFinished = true;
  startedUs = Number.NEGATIVE_INFINITY;
  readonly #names: FieldName[] = [];
  readonly #values: Value[] = [];

  add(name: FieldName, value: Value): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  visit(visitor: FieldVisitor): void {
    for (let i = 0; i < this.#names.length; i++) {
      const { namespace, key } = this.#names[i]!;
      visitor(namespace, key, this.#values[i]!);
    }
  }
}
