import { type JSX, Show } from "solid-js";
import { IconButton } from "../control/IconButton.tsx";
import { StatusMark } from "../control/StatusMark.tsx";
import type { CompareTableProps } from "./CompareTable.tsx";

const SHORT = 12;

/** The head of a run's column: its status, its id, and ways to compare with it, or without it. */
export function CompareHead(
  props: CompareTableProps & {
    readonly runId: string;
    /** Where the run stands; 0 is the baseline. */
    readonly place: number;
    readonly status: string | undefined;
  },
): JSX.Element {
  return (
    <th scope="col" aria-colindex={props.place + 2} classList={{ "atl-compare-baseline": props.place === 0 }}>
      <div class="atl-compare-head">
        <Show when={props.status}>{(status) => <StatusMark status={status()} />}</Show>
        <a class="atl-mono" href={props.runHref(props.runId)} title={props.runId}>
          {props.runId.slice(0, SHORT)}
        </a>
        <IconButton
          small
          icon="close"
          label={`Leave ${props.runId.slice(0, SHORT)} out`}
          onClick={() => props.onRemove(props.runId)}
        />
      </div>
      <Show when={props.place > 0} fallback={<span class="atl-compare-role">baseline</span>}>
        <button
          type="button"
          class="atl-compare-role"
          aria-label={`Make ${props.runId.slice(0, SHORT)} the baseline`}
          onClick={() => props.onBaseline(props.runId)}
        >
          make baseline
        </button>
      </Show>
    </th>
  );
}
