import { wallClock } from "@atlas/core";
import { OPEN_BRACE, QUOTE } from "./ascii.ts";
import { JsonCursor } from "./json-cursor.ts";
import { RecordShapes, type Step } from "./record-shapes.ts";
import { type FieldName, ScannedRun } from "./scanned-run.ts";
import { SURPRISE } from "./surprise.ts";

const FINISHED_AT: FieldName = { namespace: "record", key: "finished_at" };
const DURATION_MS: FieldName = { namespace: "record", key: "duration_ms" };

/** The one control character that a JSON string may hold as it is. */
const DELETE = "\x7f";

/**
 * Reads of records what tables need, many times as fast as `decodeRun`, whose answer it gives to the last bit: or none,
 * for a record of which that would tell a problem, or which metalab would not have written so.
 */
export class RunScanner {
  readonly #cursor = new JsonCursor();
  readonly #shapes = new RecordShapes(this.#cursor);
  readonly #run = new ScannedRun();
  #duration: number | bigint | null = null;
  #finishedAt: string | null = null;

  /** `undefined` for a record that is to be left to `decodeRun`. What is answered is good until the next scan. */
  scan(bytes: Uint8Array): ScannedRun | undefined {
    try {
      if (!this.#scan(bytes)) {
        this.#cursor.start(bytes);
        this.#shapes.learn();
        if (!this.#scan(bytes)) return undefined;
      }
      return this.#run;
    } catch (error) {
      if (error === SURPRISE) return undefined;
      throw error;
    }
  }

  /** Whether the record has a known shape, and is read then. */
  #scan(bytes: Uint8Array): boolean {
    const cursor = this.#cursor;
    cursor.start(bytes);
    this.#run.clear();
    this.#duration = null;
    this.#finishedAt = null;
    let step = this.#shapes.first;
    for (;;) {
      while (step !== undefined && !cursor.takesBytes(step.lead)) step = step.other;
      if (step === undefined) return false;
      if (step.kind === "end") break;
      this.#read(step);
      step = step.next;
    }
    cursor.end();
    this.#addLast();
    return true;
  }

  #read(step: Step): void {
    const cursor = this.#cursor;
    switch (step.kind) {
      case "any": {
        const value = cursor.peek() === QUOTE ? this.#textOf(step) : cursor.value();
        if (value !== null) this.#run.add(step.field, value);
        return;
      }
      case "text":
        this.#run.add(step.field, this.#textOf(step));
        return;
      case "textOrNull":
        if (!cursor.takesNull()) this.#run.add(step.field, this.#textOf(step));
        return;
      case "skipped":
        cursor.skipValue();
        return;
      case "skippedText":
        if (!cursor.takesNull()) cursor.skipString();
        return;
      case "skippedSize":
        if (!cursor.takesNull()) this.#finiteNumber();
        return;
      case "skippedObject":
        if (!cursor.takesNull()) this.#skipObject();
        return;
      case "skippedObjects":
        cursor.passList(() => this.#skipObject());
        return;
      default:
        this.#readOnce(step);
    }
  }

  /** Reads what each record has but once. */
  #readOnce(step: Step): void {
    const cursor = this.#cursor;
    switch (step.kind) {
      case "runId":
        this.#run.runId = this.#runId();
        return;
      case "status": {
        const status = this.#textOf(step);
        this.#run.isFinished = status !== "running";
        this.#run.add(step.field, status);
        return;
      }
      case "startedAt":
        if (!cursor.takesNull()) this.#run.startedUs = this.#addTime(step.field, cursor.newString());
        return;
      case "finishedAt":
        this.#finishedAt = cursor.takesNull() ? null : cursor.newString();
        return;
      case "duration":
        this.#duration = cursor.takesNull() ? null : this.#finiteNumber();
        return;
      case "tags": {
        const tags: string[] = [];
        cursor.passList(() => tags.push(cursor.string()));
        if (tags.length > 0) this.#run.add(step.field, tags);
      }
    }
  }

  /** Adds what is known to count only when all of the record is. */
  #addLast(): void {
    // What they hold while a run is running are placeholders.
    if (!this.#run.isFinished) return;
    if (this.#finishedAt !== null) this.#addTime(FINISHED_AT, this.#finishedAt);
    if (this.#duration !== null) this.#run.add(DURATION_MS, this.#duration);
  }

  /** Microseconds since 1970. */
  #addTime(field: FieldName, text: string): number {
    const wallClockUs = wallClock(text);
    if (wallClockUs === undefined) throw SURPRISE;
    this.#run.add(field, text);
    return wallClockUs;
  }

  #runId(): string {
    const runId = this.#cursor.newString();
    if (this.#cursor.hadEscapes || runId === "" || runId.includes(DELETE)) throw SURPRISE;
    return runId;
  }

  #textOf(step: Step): string {
    if (step.text !== undefined && this.#cursor.takesText(step.text)) return step.text;
    const text = this.#cursor.string();
    step.text = this.#cursor.hadEscapes ? undefined : text;
    return text;
  }

  #finiteNumber(): number | bigint {
    const number = this.#cursor.number();
    if (typeof number === "number" && !Number.isFinite(number)) throw SURPRISE;
    return number;
  }

  #skipObject(): void {
    if (this.#cursor.peek() !== OPEN_BRACE) throw SURPRISE;
    this.#cursor.skipValue();
  }
}
