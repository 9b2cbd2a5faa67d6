import type { AtlasError, LogChunk, LogRange } from "@atlas/core";
import { type Accessor, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { atlasErrorOf } from "../state/atlas-error-of.ts";
import { extendWindow, type LogWindow, windowOf } from "./log-window.ts";

/** Reads a part of one log; `undefined` when there is none. */
export type ReadLogPart = (range: LogRange, signal: AbortSignal) => Promise<LogChunk | undefined>;

/** A log as far as it has been read, and what reads more of it. */
export interface LogReader {
  /** Absent before the first part, null when there is no such log. */
  readonly window: Accessor<LogWindow | null | undefined>;
  readonly error: Accessor<AtlasError | undefined>;
  readonly isReading: Accessor<boolean>;
  readEarlier(): void;
  readLater(): void;
  readStart(): void;
  readEnd(): void;
  /** Reads what lies around a byte, unless it is known. */
  readAround(offset: number): void;
}

const PART_BYTES = 256 * 1024;
const FOLLOW_MS = 2000;

/**
 * Reads a log in parts, its end first, or what lies around `at`. As long as it `isFollowed`, what is added to it is
 * read every two seconds while the page can be seen.
 */
export function createLogReader(
  read: ReadLogPart,
  options: { readonly at: number | undefined; readonly isFollowed: Accessor<boolean> },
): LogReader {
  const [window, setWindow] = createSignal<LogWindow | null>();
  const [error, setError] = createSignal<AtlasError>();
  const [isReading, setReading] = createSignal(false);
  let underWay: AbortController | undefined;
  /** The byte around which is being read. */
  let around: number | undefined;

  const ask = (range: LogRange, take: (chunk: LogChunk) => LogWindow | undefined) => {
    underWay?.abort();
    around = undefined;
    const controller = new AbortController();
    underWay = controller;
    setReading(true);
    const settle = (publish: () => void) => {
      if (underWay !== controller) return;
      underWay = undefined;
      around = undefined;
      setReading(false);
      publish();
    };
    read(range, controller.signal).then(
      (chunk) =>
        settle(() => {
          setError(undefined);
          const taken = chunk === undefined ? null : take(chunk);
          if (taken === undefined) readEnd();
          else setWindow(taken);
        }),
      (cause) => settle(() => setError(atlasErrorOf(cause))),
    );
  };
  const readEnd = () => ask({ tail: PART_BYTES }, windowOf);
  const readAround = (offset: number) => {
    const known = window();
    if (offset === around || (known && offset >= known.offset && offset < known.nextOffset)) return;
    ask({ offset: Math.max(0, offset - PART_BYTES / 4), limit: PART_BYTES }, windowOf);
    around = offset;
  };
  const extend = (range: (known: LogWindow) => LogRange | undefined) => {
    const known = window();
    if (!known || isReading()) return;
    const wanted = range(known);
    if (wanted === undefined) return;
    ask(wanted, (chunk) => extendWindow(known, chunk));
  };
  const readLater = () => extend(({ nextOffset }) => ({ offset: nextOffset, limit: PART_BYTES }));

  createEffect(() => {
    if (!options.isFollowed()) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") readLater();
    }, FOLLOW_MS);
    onCleanup(() => clearInterval(timer));
  });
  onMount(() => (options.at === undefined ? readEnd() : readAround(options.at)));
  onCleanup(() => underWay?.abort());

  return {
    window,
    error,
    isReading,
    readEnd,
    readAround,
    readLater,
    readStart: () => ask({ offset: 0, limit: PART_BYTES }, windowOf),
    readEarlier: () =>
      extend(({ offset }) => {
        const start = Math.max(0, offset - PART_BYTES);
        return offset > 0 ? { offset: start, limit: offset - start } : undefined;
      }),
  };
}
