import { type Accessor, createSignal } from "solid-js";

/** The two runs whose files are set side by side: the baseline, and the one that was chosen or else the next. */
export interface Pair {
  readonly baseline: Accessor<string>;
  readonly other: Accessor<string>;
  setOther(runId: string): void;
}

/** A pair of some runs, the first of which is the baseline. */
export function createPair(runIds: Accessor<readonly string[]>): Pair {
  const [chosen, setOther] = createSignal<string>();
  const other = () => {
    const id = chosen();
    return id !== undefined && runIds().indexOf(id) > 0 ? id : (runIds()[1] ?? "");
  };
  return { baseline: () => runIds()[0] ?? "", other, setOther };
}

/** One of some names: the one that was chosen as long as it is among them, else the first. */
export function createNameChoice(
  names: Accessor<readonly string[]>,
): [name: Accessor<string | undefined>, setName: (name: string) => void] {
  const [chosen, setChosen] = createSignal<string>();
  const name = () => {
    const wanted = chosen();
    return wanted !== undefined && names().includes(wanted) ? wanted : names()[0];
  };
  return [name, setChosen];
}
