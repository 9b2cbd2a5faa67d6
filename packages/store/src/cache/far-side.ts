import { AtlasError } from "@atlas/core";
import { callLater, clockMs } from "../event-loop.ts";
import type { Awaitable } from "../file-system.ts";

/** How long a place is waited for where there is an older answer, and for how long it is not asked after it kept still. */
const PATIENCE_MS = 3000;
const REST_MS = 10_000;

/** What a place answered. */
export interface Answered<T> {
  readonly answer: T;
}

/** A place that may not answer, and is not waited for long by those who have an answer of an earlier time. */
export class FarSide {
  #silentUntilMs = Number.NEGATIVE_INFINITY;

  /**
   * What the place answers; `undefined` when it does not, or not soon.
   *
   * Throws what is no failure of the place.
   */
  async ask<T>(question: () => Awaitable<T>): Promise<Answered<T> | undefined> {
    if (clockMs() < this.#silentUntilMs) return undefined;
    const answer = (async () => ({ answer: await question() }))();
    let stopWaiting = () => {};
    const late = new Promise<undefined>((resolve) => {
      stopWaiting = callLater(PATIENCE_MS, () => resolve(undefined));
    });
    try {
      const answered = await Promise.race([answer, late]);
      if (answered === undefined) this.#silentUntilMs = clockMs() + REST_MS;
      return answered;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return undefined;
    } finally {
      stopWaiting();
      answer.catch(() => undefined);
    }
  }
}

/** Whether a failure says that the place, or a file of it, cannot be had now. */
export function isUnavailable(error: unknown): error is AtlasError {
  return error instanceof AtlasError && error.code === "unavailable";
}
