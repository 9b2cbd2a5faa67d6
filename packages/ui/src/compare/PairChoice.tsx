import { For, type JSX } from "solid-js";

/** How much of a run's id tells it from the others. */
const SHORT = 12;

/** The baseline, and a choice of the run that is set against it. */
export function PairChoice(props: {
  /** The baseline first. */
  readonly runIds: readonly string[];
  readonly other: string;
  readonly onOther: (runId: string) => void;
  /** What the choice is for. */
  readonly label: string;
}): JSX.Element {
  return (
    <>
      <span class="atl-mono">{props.runIds[0]?.slice(0, SHORT)}</span>
      <span class="atl-quiet">against</span>
      <select
        class="atl-version-choice"
        aria-label={props.label}
        onChange={(event) => props.onOther(event.currentTarget.value)}
      >
        <For each={props.runIds.slice(1)}>
          {(runId) => (
            <option value={runId} selected={runId === props.other}>
              {runId.slice(0, SHORT)}
            </option>
          )}
        </For>
      </select>
    </>
  );
}

/** A choice among the names of files. */
export function FileChoice(props: {
  readonly label: string;
  readonly names: readonly string[];
  readonly name: string | undefined;
  readonly onName: (name: string) => void;
}): JSX.Element {
  return (
    <select
      class="atl-version-choice"
      aria-label={props.label}
      onChange={(event) => props.onName(event.currentTarget.value)}
    >
      <For each={props.names}>
        {(name) => (
          <option value={name} selected={name === props.name}>
            {name}
          </option>
        )}
      </For>
    </select>
  );
}
