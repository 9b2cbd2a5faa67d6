import type { PythonObject, PythonValue } from "./python-json.ts";
import type { Random } from "./random.ts";

/** A grid of parameters, an operation that is run on each of its points, and when that was asked for. */
export interface Experiment<Params extends PythonObject> {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** The operation's name. */
  readonly operation: string;
  /** The values of each parameter: the runs are on all combinations. */
  readonly grid: { readonly [Name in keyof Params]: readonly Params[Name][] };
  /** From the first on; each runs what those before it have not. */
  readonly submissions: readonly Submission[];
  /** Does one run. `share` is the part of its work that it comes to do: 1, or less when it is interrupted. */
  run(params: Params, random: Random, share: number): Outcome;
}

/** One time when the experiment was submitted. */
export interface Submission {
  /** ISO 8601, naive, without fraction. */
  readonly at: string;
  readonly replicates: number;
  /** How many of its runs, from the last back, have not begun, are running, and were cancelled; none when absent. */
  readonly unfinished?: { readonly waiting: number; readonly running: number; readonly cancelled: number };
}

/** What a run gave. */
export interface Outcome {
  readonly metrics: PythonObject;
  /** Metrics computed from the others afterwards. */
  readonly derived: PythonObject;
  /** A stepped metric. */
  readonly curve: { readonly name: string; readonly points: readonly (readonly [number, number])[] };
  /** A JSON artifact, where the run leaves one. */
  readonly artifact?: { readonly name: string; readonly content: PythonValue };
  readonly log: readonly LogLine[];
  /** Why the run failed. */
  readonly error?: Failure;
  /** What the run is taken to have lasted, so that the same seed gives the same times. */
  readonly durationMs: number;
}

/** An error that ended a run, and the function that raised it. */
interface Failure {
  readonly type: string;
  readonly message: string;
  readonly file: string;
  readonly function: string;
}

/** A line of a run's log. */
export interface LogLine {
  readonly level: "INFO" | "WARNING" | "ERROR";
  readonly message: string;
  /** When in the run: 0 at its start, 1 at its end. */
  readonly at: number;
}

/** All combinations of the values of a grid, the last parameter changing fastest. */
export function gridPoints<Params extends PythonObject>(grid: Experiment<Params>["grid"]): readonly Params[] {
  let points: PythonObject[] = [{}];
  for (const [name, values] of Object.entries<readonly PythonValue[]>(grid)) {
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points as Params[];
}
