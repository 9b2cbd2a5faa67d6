import type { AtlasError } from "@atlas/core";
import {
  type Accessor,
  batch,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
} from "solid-js";
import { atlasErrorOf } from "./atlas-error-of.ts";
import { sameValue } from "./same-value.ts";
import { useDataVersion } from "./use-dataset.ts";

/** What is known of the answer to a question that may change. */
export interface Answer<A> {
  /** The newest answer, which stays while another one is awaited; `undefined` before the first. */
  readonly latest: Accessor<A | undefined>;
  /** Why the newest question has no answer. */
  readonly error: Accessor<AtlasError | undefined>;
  /** Whether an answer has been awaited for more than 100 ms. */
  readonly pending: Accessor<boolean>;
  /** Asks the question again. */
  retry(): void;
}

const PATIENCE_MS = 100;

/**
 * The answer to a question, kept up to date: asks again when the question or the data version changes. Another
 * question gives up the one under way, unless it says the same; another version waits for it, so that data which
 * change faster than they are answered are answered all the same. No question (`undefined`) has no answer.
 *
 * @param isLive whether another version asks again; it does when absent
 */
export function createAnswer<Q, A>(
  question: () => Q | undefined,
  ask: (question: Q, signal: AbortSignal) => Promise<A>,
  isLive: () => boolean = () => true,
): Answer<A> {
  const version = useDataVersion();
  const [latest, setLatest] = createSignal<A>();
  const [error, setError] = createSignal<AtlasError>();
  const [pending, setPending] = createSignal(false);
  let underWay: AbortController | undefined;
  let isOutdated = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    underWay?.abort();
    underWay = undefined;
    isOutdated = false;
    clearTimeout(patience);
    setPending(false);
  };

  const start = (asked: Q | undefined) => {
    stop();
    if (asked === undefined) {
      setLatest(undefined);
      setError(undefined);
      return;
    }
    const controller = new AbortController();
    underWay = controller;
    patience = setTimeout(() => setPending(true), PATIENCE_MS);
    const settle = (publish: () => void) => {
      if (underWay !== controller) return;
      const askAgain = isOutdated;
      batch(() => {
        stop();
        publish();
      });
      if (askAgain) start(untrack(question));
    };
    ask(asked, controller.signal).then(
      (answer) =>
        settle(() => {
          setLatest(() => answer);
          setError(undefined);
        }),
      (cause) => settle(() => setError(atlasErrorOf(cause))),
    );
  };

  createEffect(on(createMemo(question, undefined, { equals: sameValue }), start));
  createEffect(
    on(
      version,
      () => {
        if (!untrack(isLive)) return;
        if (underWay !== undefined) isOutdated = true;
        else start(untrack(question));
      },
      { defer: true },
    ),
  );
  onCleanup(stop);
  return { latest, error, pending, retry: () => start(untrack(question)) };
}
