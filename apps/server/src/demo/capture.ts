import type { PythonObject, PythonValue } from "./format/python-json.ts";

/** A line of a run's log, or several of them. */
export interface LogLine {
  readonly level: "DEBUG" | "INFO" | "WARNING" | "ERROR";
  readonly message: string;
  /** On the run's clock. */
  readonly atMs: number;
}

/** A file that a run leaves. */
export interface Artifact {
  readonly name: string;
  /** What metalab calls the way it was written. */
  readonly kind: "file" | "image" | "json" | "numpy";
  /** The file's extension. */
  readonly format: "csv" | "json" | "npz" | "png" | "svg";
  readonly bytes: Uint8Array;
}

/** Ends the work of a run that is stopped from outside. */
export class Interruption extends Error {}

/**
 * What a run has given so far, under metalab's words. The run's clock is not that of the wall, which no two machines
 * share: it advances by what the work is said to cost.
 */
export class Capture {
  readonly metrics: Record<string, PythonValue> = {};
  /** Metrics that are computed from the others after a run that ended well. */
  readonly derived: Record<string, PythonValue> = {};
  readonly results = new Map<string, PythonObject>();
  readonly artifacts: Artifact[] = [];
  readonly log: LogLine[] = [];
  readonly warnings: PythonObject[] = [];
  readonly tags: string[] = [];
  notes: string | null = null;
  readonly #limitMs: number;
  readonly #steps = new Map<string, (readonly [bigint, number])[]>();
  #elapsedMs = 0;

  /** @param limitMs when the run is stopped from outside, on its clock. */
  constructor(limitMs = Number.POSITIVE_INFINITY) {
    this.#limitMs = limitMs;
  }

  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Advances the clock by the cost of some work. */
  spend(costMs: number): void {
    this.#elapsedMs = Math.min(this.#elapsedMs + costMs, this.#limitMs);
    if (this.#elapsedMs === this.#limitMs) throw new Interruption();
  }

  say(level: LogLine["level"], message: string): void {
    this.log.push({ level, message, atMs: this.#elapsedMs });
  }

  /** Adds a point to a stepped metric. */
  step(name: string, step: number, value: number): void {
    const points = this.#steps.get(name) ?? [];
    points.push([BigInt(step), value]);
    this.#steps.set(name, points);
    const shape = [BigInt(points.length), 2n];
    this.results.set(name, { data: points, dtype: null, metadata: { type: "stepped_metric" }, shape });
  }

  /** Captures a matrix of counts, row by row. */
  counts(name: string, rows: readonly (readonly number[])[], metadata: PythonObject): void {
    const data = rows.map((row) => row.map(BigInt));
    const shape = [BigInt(rows.length), BigInt(rows[0]?.length ?? 0)];
    this.results.set(name, { data, dtype: "int64", metadata, shape });
  }

  artifact(name: string, kind: Artifact["kind"], format: Artifact["format"], bytes: Uint8Array): void {
    this.artifacts.push({ name, kind, format, bytes });
  }
}
