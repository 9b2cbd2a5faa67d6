import { type Namespace, wallClock } from "@atlas/core";
import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from "./ascii.ts";
import { JsonCursor, SURPRISE } from "./json-cursor.ts";
import { type Member, ScannedObject } from "./scanned-object.ts";
import { type FieldName, ScannedRun } from "./scanned-run.ts";

/** Reads the value of a member. */
type Reader = (member: FieldMember) => void;

interface FieldMember extends Member, FieldName {
  readonly read: Reader;
}

/** How many members metalab writes into every record, and error, without which the decoder is to judge. */
const REQUIRED = 7;
const REQUIRED_OF_ERROR = 2;

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
  #run = new ScannedRun();
  /** How many of the members that must be there have come, less those that an error still owes. */
  #required = 0;
  #duration: number | bigint | null = null;
  #finishedAt: string | null = null;

  /** `undefined` for a record that is to be left to `decodeRun`. */
  scan(bytes: Uint8Array): ScannedRun | undefined {
    try {
      return this.#scan(bytes);
    } catch (error) {
      if (error === SURPRISE) return undefined;
      throw error;
    }
  }

  #scan(bytes: Uint8Array): ScannedRun {
    const run = new ScannedRun();
    this.#run = run;
    this.#required = 0;
    this.#finishedAt = null;
    this.#cursor.start(bytes);
    this.#record.read(this.#cursor);
    this.#cursor.end();
    if (this.#required !== REQUIRED) throw SURPRISE;
    // What they hold while a run is running are placeholders.
    if (run.isFinished) {
      if (this.#finishedAt !== null) {
        timeOf(this.#finishedAt);
        run.add(FINISHED_AT, this.#finishedAt);
      }
      if (this.#duration !== null) run.add(DURATION_MS, this.#duration);
    }
    return run;
  }

  /** Other members are passed over. */
  #object(namespace: Namespace, prefix: string, readers: Readonly<Record<string, Reader>>, other?: Reader) {
    const readerOf = new Map(Object.entries(readers));
    const fallback = other ?? (() => this.#cursor.skipValue());
    return new ScannedObject<FieldMember>(
      (name) => ({
        name,
        namespace,
        key: prefix + name,
        text: undefined,
        next: undefined,
        read: readerOf.get(name) ?? fallback,
      }),
      (member) => member.read(member),
    );
  }

  readonly #skipText = () => {
    if (!this.#cursor.takesNull()) this.#cursor.skipString();
  };

  readonly #skipSize = () => {
    if (!this.#cursor.takesNull()) this.#finiteNumber();
  };

  readonly #skipObject = () => {
    if (this.#cursor.peek() !== OPEN_BRACE) throw SURPRISE;
    this.#cursor.skipValue();
  };

  readonly #skipObjectOrNull = () => {
    if (!this.#cursor.takesNull()) this.#skipObject();
  };

  readonly #text: Reader = (member) => {
    this.#run.add(member, this.#textOf(member));
  };

  readonly #textOrNull: Reader = (member) => {
    if (!this.#cursor.takesNull()) this.#text(member);
  };

  readonly #requiredText: Reader = (member) => {
    this.#required++;
    this.#text(member);
  };

  readonly #value: Reader = (member) => {
    const value = this.#cursor.peek() === QUOTE ? this.#textOf(member) : this.#cursor.value();
    if (value !== null) this.#run.add(member, value);
  };

  readonly #artifact = this.#object("record", "", {
    artifact_id: this.#skipText,
    name: this.#skipText,
    kind: this.#skipText,
    format: this.#skipText,
    content_hash: this.#skipText,
    size_bytes: this.#skipSize,
    metadata: this.#skipObjectOrNull,
  });

  readonly #error = this.#object("record", "error.", {
    type: this.#requiredText,
    message: this.#requiredText,
    traceback: this.#skipText,
  });

  readonly #provenance = this.#object("record", "provenance.", {
    code_hash: this.#textOrNull,
    python_version: this.#textOrNull,
    metalab_version: this.#textOrNull,
    executor_id: this.#textOrNull,
    host: this.#textOrNull,
    extra: this.#skipObjectOrNull,
  });

  readonly #params = this.#object("params", "", {}, this.#value);
  readonly #metrics = this.#object("metrics", "", {}, this.#value);

  readonly #record = this.#object("record", "", {
    run_id: () => {
      this.#required++;
      this.#run.runId = this.#runId();
    },
    experiment_id: this.#requiredText,
    context_fingerprint: this.#requiredText,
    params_fingerprint: this.#requiredText,
    seed_fingerprint: this.#requiredText,
    status: (member) => {
      const status = this.#textOf(member);
      this.#required++;
      this.#run.isFinished = status !== "running";
      this.#run.add(member, status);
    },
    started_at: (member) => {
      if (this.#cursor.takesNull()) return;
      const text = this.#cursor.string();
      this.#run.startedUs = timeOf(text);
      this.#run.add(member, text);
    },
    finished_at: () => {
      this.#finishedAt = this.#cursor.takesNull() ? null : this.#cursor.string();
    },
    duration_ms: () => {
      this.#required++;
      this.#duration = this.#cursor.takesNull() ? null : this.#finiteNumber();
    },
    error: () => {
      if (this.#cursor.takesNull()) return;
      this.#required -= REQUIRED_OF_ERROR;
      this.#error.read(this.#cursor);
    },
    provenance: () => this.#objectOrNull(this.#provenance),
    params_resolved: () => this.#objectOrNull(this.#params),
    metrics: () => this.#objectOrNull(this.#metrics),
    notes: this.#skipText,
    tags: (member) => {
      const tags: string[] = [];
      this.#each(() => tags.push(this.#cursor.string()));
      if (tags.length > 0) this.#run.add(member, tags);
    },
    warnings: () => this.#each(this.#skipObject),
    artifacts: () => this.#each(() => this.#artifact.read(this.#cursor)),
  });

  #runId(): string {
    const runId = this.#cursor.string();
    if (this.#cursor.hadEscapes || runId === "" || runId.includes(DELETE)) throw SURPRISE;
    return runId;
  }

  #textOf(member: FieldMember): string {
    if (member.text !== undefined && this.#cursor.takesText(member.text)) return member.text;
    const text = this.#cursor.string();
    member.text = this.#cursor.hadEscapes ? undefined : text;
    return text;
  }

  #finiteNumber(): number | bigint {
    const number = this.#cursor.number();
    if (typeof number === "number" && !Number.isFinite(number)) throw SURPRISE;
    return number;
  }

  #objectOrNull(object: ScannedObject<FieldMember>): void {
    if (!this.#cursor.takesNull()) object.read(this.#cursor);
  }

  /** Reads the items of a list; null is one without any. */
  #each(readItem: () => void): void {
    const cursor = this.#cursor;
    if (cursor.takesNull()) return;
    cursor.take(OPEN_BRACKET);
    if (cursor.takes(CLOSE_BRACKET)) return;
    do readItem();
    while (cursor.takes(COMMA));
    cursor.take(CLOSE_BRACKET);
  }
}

function timeOf(text: string): number {
  const wallClockUs = wallClock(text);
  if (wallClockUs === undefined) throw SURPRISE;
  return wallClockUs;
}
