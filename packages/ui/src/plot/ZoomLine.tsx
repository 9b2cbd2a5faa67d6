import type { JSX } from "solid-js";
import { Button } from "../control/Button.tsx";

/** Says that a part of a plot is shown, and what can be done with it. */
export function ZoomLine(props: {
  readonly onWhole: () => void;
  readonly onRuns: () => void;
  readonly onKeep: () => void;
}): JSX.Element {
  return (
    <p class="atl-plot-zoom">
      Shown is a part of the plot.
      <Button small onClick={props.onWhole}>
        Whole plot
      </Button>
      <Button small onClick={props.onRuns}>
        Its runs
      </Button>
      <Button small onClick={props.onKeep}>
        Keep only these
      </Button>
    </p>
  );
}
