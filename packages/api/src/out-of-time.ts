import { AtlasError } from "@atlas/core";

/** Why a request was given up whose time was over: `unavailable`. */
export class OutOfTime extends AtlasError {
  /** When to try again. */
  readonly retryAfterS = 10;

  constructor(maxMs: number) {
    super("unavailable", `This took longer than ${maxMs / 1000} s, and was given up`);
  }
}
