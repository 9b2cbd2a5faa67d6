import type { Query } from "@atlas/core";
import { type Accessor, createMemo, createSignal } from "solid-js";
import { brushText, readBrush } from "./brush-query.ts";

/** What is brushed: as it is chosen, and as it moves under the pointer. */
export interface PlotBrush {
  /** What is brushed now. */
  readonly query: Accessor<Query>;
  /** What was brushed when the pointer was last let go: what is worth asking a server for. */
  readonly settled: Accessor<Query>;
  /** The text of what is brushed now; empty for nothing. */
  readonly text: Accessor<string>;
  /** Brushes something: while the pointer moves, and at last. */
  brush(query: Query, isDone: boolean): void;
}

/** Keeps what is brushed: its text where the host keeps it, what moves here. */
export function createBrush(
  text: () => string | undefined,
  onText: (text: string | undefined) => void,
): PlotBrush {
  const [moving, setMoving] = createSignal<Query>();
  const settled = createMemo(() => readBrush(text()));
  return {
    query: () => moving() ?? settled(),
    settled,
    text: () => {
      const now = moving();
      return now === undefined ? (text() ?? "") : (brushText(now) ?? "");
    },
    brush: (query, isDone) => {
      setMoving(isDone ? undefined : query);
      if (isDone) onText(brushText(query));
    },
  };
}
