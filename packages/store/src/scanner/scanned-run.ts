import type { FieldVisitor, Namespace, Value } from "@atlas/core";
import type { RunFields } from "../run-fields.ts";

/** What a field is called. */
export interface FieldName {
  readonly namespace: Namespace;
  readonly key: string;
}

/** The fields of a record whose bytes were scanned. One object serves one record after the other. */
export class ScannedRun implements RunFields {
  runId = "";
  isFinished = true;
  startedUs = Number.NEGATIVE_INFINITY;
  readonly #names: FieldName[] = [];
  readonly #values: Value[] = [];
  #count = 0;

  clear(): void {
    this.isFinished = true;
    this.startedUs = Number.NEGATIVE_INFINITY;
    this.#count = 0;
  }

  add(name: FieldName, value: Value): void {
    this.#names[this.#count] = name;
    this.#values[this.#count] = value;
    this.#count++;
  }

  visit(visitor: FieldVisitor): void {
    for (let i = 0; i < this.#count; i++) {
      const { namespace, key } = this.#names[i]!;
      visitor(namespace, key, this.#values[i]!);
    }
  }
}
