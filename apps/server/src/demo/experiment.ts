import type { Capture } from "./capture.ts";
import type { PythonObject, PythonValue } from "./format/python-json.ts";
import type { Random } from "./random.ts";

/** An operation, and when it was asked for on which parameters. */
export interface Experiment<Params extends PythonObject> {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** The operation's name. */
  readonly operation: string;
  /** From the first on; each runs what those before it have not. */
  readonly submissions: readonly Submission<Params>[];
  /**
   * Does one run.
   *
   * @throws {RunFailure} when the run fails.
   */
  run(params: Params, context: RunContext): void;
}

/** What a run works with. */
export interface RunContext {
  readonly random: Random;
  readonly capture: Capture;
  /** Whether the run leaves files: in the demo the first replicate of each configuration does. */
  readonly keepsArtifacts: boolean;
}

/** The values of each parameter: the runs are on all combinations. */
export type Grid<Params> = { readonly [Name in keyof Params]: readonly Params[Name][] };

/** One time when an experiment was submitted. */
export interface Submission<Params> {
  readonly grid: Grid<Params>;
  readonly replicates: number;
  /** How long before the moment at which the demo is written its last run ended. */
  readonly endedHoursAgo: number;
  /** How many of its runs, from the last back, have not begun, are running, and were cancelled; none when absent. */
  readonly unfinished?: { readonly waiting: number; readonly running: number; readonly cancelled: number };
}

/** All combinations of the values of a grid, the last parameter changing fastest. */
export function gridPoints<Params extends PythonObject>(grid: Grid<Params>): readonly Params[] {
  let points: PythonObject[] = [{}];
  for (const [name, values] of Object.entries<readonly PythonValue[]>(grid)) {
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points as Params[];
}
