import { type Accessor, createSignal } from "solid-js";
import type { PlotSpec } from "./plot-spec.ts";

/** What was chosen before, to come back to. */
export interface SpecHistory {
  /** Chooses another plot, and remembers the one before. */
  show(spec: PlotSpec): void;
  readonly canUndo: Accessor<boolean>;
  readonly canRedo: Accessor<boolean>;
  undo(): void;
  redo(): void;
}

/** Keeps the plots that were chosen one after another while the page is open. */
export function createSpecHistory(current: () => PlotSpec, onSpec: (spec: PlotSpec) => void): SpecHistory {
  const [past, setPast] = createSignal<readonly PlotSpec[]>([]);
  const [future, setFuture] = createSignal<readonly PlotSpec[]>([]);
  return {
    show(spec) {
      setPast([...past(), current()]);
      setFuture([]);
      onSpec(spec);
    },
    canUndo: () => past().length > 0,
    canRedo: () => future().length > 0,
    undo() {
      const before = past().at(-1);
      if (before === undefined) return;
      setFuture([current(), ...future()]);
      setPast(past().slice(0, -1));
      onSpec(before);
    },
    redo() {
      const [after, ...rest] = future();
      if (after === undefined) return;
      setPast([...past(), current()]);
      setFuture(rest);
      onSpec(after);
    },
  };
}
