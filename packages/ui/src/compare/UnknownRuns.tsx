import { type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { formatCount } from "../format/format-count.ts";
import { FoldedText } from "../run/FoldedText.tsx";

/** Says which of the runs to compare there are not. */
export function UnknownRuns(props: {
  readonly runIds: readonly string[];
  readonly onDrop: () => void;
  /** Whether they may be found yet. */
  readonly isReading: boolean;
}): JSX.Element {
  const count = () => props.runIds.length;
  return (
    <div class="atl-compare-unknown" role="alert">
      <p>
        {count() === 1 ? "One of the runs is" : `${formatCount(count())} of the runs are`} not here:{" "}
        <span class="atl-mono">
          <FoldedText text={props.runIds.join(", ")} />
        </span>
        <Show when={props.isReading}> The store is still being read.</Show>
      </p>
      <Button small onClick={props.onDrop}>
        Drop {count() === 1 ? "it" : "them"}
      </Button>
    </div>
  );
}
