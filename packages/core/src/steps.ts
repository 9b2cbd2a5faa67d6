import { AtlasError } from "./errors.ts";

/** What an operation needs of an AbortSignal, so that core needs no platform's types. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Work that comes in steps of some milliseconds at most, so that other work can be done between them. */
export type Steps<Result> = Generator<void, Result, void>;

/** How work is to be interrupted. */
export interface SliceOptions {
  /** Lets other work be done: resolves when it is our turn again. */
  readonly pause: () => Promise<void>;
  /** Gives the work up at the end of a step. */
  readonly signal?: Cancellation | undefined;
  /** How long to work between pauses, in milliseconds: 10 when absent. */
  readonly sliceMs?: number;
}

/** Does all of some work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  while (true) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Does some work in slices, with pauses between them. Rejects with `AtlasError` `aborted` when it is given up, and
 * as the work itself does.
 */
export async function finishInSlices<Result>(
  steps: Steps<Result>,
  { pause, signal, sliceMs = 10 }: SliceOptions,
): Promise<Result> {
  let sliceEndMs = Date.now() + sliceMs;
  while (true) {
    if (signal?.aborted) throw new AtlasError("aborted", "The question was given up");
    const step = steps.next();
    if (step.done === true) return step.value;
    if (Date.now() < sliceEndMs) continue;
    await pause();
    sliceEndMs = Date.now() + sliceMs;
  }
}
