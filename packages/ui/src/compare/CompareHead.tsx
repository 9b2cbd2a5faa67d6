import { type JSX, Show } from "solid-js";
import { IconButton } from "../control/IconButton.tsx";
import type { CompareTableProps } from "./CompareTable.tsx";

const SHORT = 12;

/** The head of a column: how what it shows ended, what it is called, and ways to compare with it, or without it. */
export function CompareHead(
  props: CompareTableProps & {
    readonly id: string;
    /** Where it stands; 0 is the baseline. */
    readonly place: number;
  },
): JSX.Element {
  const short = () => props.nameOf(props.id).slice(0, SHORT);
  return (
    <th scope="col" aria-colindex={props.place + 2} classList={{ "atl-compare-baseline": props.place === 0 }}>
      <div class="atl-compare-head">
        {props.mark(props.id)}
        <a class="atl-mono" href={props.hrefOf(props.id)} title={props.nameOf(props.id)}>
          {short()}
        </a>
        <IconButton
          small
          icon="close"
          label={`Leave ${short()} out`}
          onClick={() => props.onRemove(props.id)}
        />
      </div>
      <Show when={props.place > 0} fallback={<span class="atl-compare-role">baseline</span>}>
        <button
          type="button"
          class="atl-compare-role"
          aria-label={`Make ${short()} the baseline`}
          onClick={() => props.onBaseline(props.id)}
        >
          make baseline
        </button>
      </Show>
    </th>
  );
}
