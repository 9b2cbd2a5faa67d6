import { type JSX, Show } from "solid-js";
import { IconButton } from "../control/IconButton.tsx";

const SHORT = 12;

/** What the heads of columns say and do, by the id of what the column shows. */
export interface CompareHeads {
  /** What stands before the name: how it ended. */
  readonly mark: (id: string) => JSX.Element;
  /** What it is called in full, and where its name leads. */
  readonly nameOf: (id: string) => string;
  readonly hrefOf: (id: string) => string;
  readonly onBaseline: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** The head of a column: how what it shows ended, what it is called, and ways to compare with it, or without it. */
export function CompareHead(
  props: CompareHeads & {
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
