import type { Decoded } from "../decode/json-object.ts";
import { decodeRun } from "../decode/run.ts";
import { fieldsOf, type RunFields } from "../run-fields.ts";
import { RunScanner } from "./run-scanner.ts";

/**
 * Reads the fields of one record after the other: scanned where metalab wrote it and nothing is wrong with it, decoded
 * where not. What it answers is the same.
 */
export class FieldsDecoder {
  readonly #scanner = new RunScanner();

  /** The fields of the record that a file holds. Never throws. */
  decode(bytes: Uint8Array, fileName: string): Decoded<RunFields> {
    const scanned = this.#scanner.scan(bytes);
    if (scanned !== undefined) return { value: scanned, reasons: [] };
    const { value, reasons } = decodeRun(bytes, fileName);
    return value === undefined ? { reasons } : { value: fieldsOf(value), reasons };
  }
}
