import { Capture, Interruption } from "./capture.ts";
import type { RunContext } from "./experiment.ts";
import type { PythonObject } from "./format/python-json.ts";
import { pythonTraceback } from "./format/python-traceback.ts";
import { randomOf } from "./random.ts";
import { RunFailure } from "./run-failure.ts";

/** What performing a run needs to know of it. */
interface Performable {
  readonly seedFingerprint: string;
  readonly replicate: number;
  /** Does the run. */
  work(context: RunContext): void;
}

/** How a run ended, and what it had given by then. */
export interface Outcome {
  readonly status: "success" | "failed" | "interrupted";
  readonly capture: Capture;
  /** {type, message, traceback} of a run that failed. */
  readonly error: PythonObject | null;
}

/** Does a run to its end, or until its clock shows `limitMs`. */
export function perform(run: Performable, limitMs?: number): Outcome {
  const capture = new Capture(limitMs);
  try {
    run.work({ capture, random: randomOf(run.seedFingerprint), keepsArtifacts: run.replicate === 0 });
    return { status: "success", capture, error: null };
  } catch (error) {
    if (error instanceof Interruption) return { status: "interrupted", capture, error: null };
    if (!(error instanceof RunFailure)) throw error;
    const { type, message } = error;
    const traceback = pythonTraceback(error);
    capture.say("ERROR", `run failed\n${traceback.trimEnd()}`);
    return { status: "failed", capture, error: { type, message, traceback } };
  }
}

/** Does a run until about two fifths of its work. */
export function performPart(run: Performable): Outcome {
  return perform(run, 0.4 * perform(run).capture.elapsedMs);
}
