import { type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";
import { formatCount } from "../format/format-count.ts";
import type { BuilderProps } from "./BuilderRow.tsx";
import type { Plot } from "./complete-plot.ts";
import type { ShownGroups } from "./shown-groups.ts";

/** Says how many groups and panels are not drawn, since they are too many or hidden, and draws more. */
export function LeftOutNote(props: {
  readonly plot: Plot;
  readonly shown: ShownGroups;
  readonly onChange: BuilderProps["onChange"];
}): JSX.Element {
  const groupsLeft = () => props.shown.groupsLeft;
  const panelsLeft = () => props.shown.panelsLeft;
  const hidden = () =>
    props.plot.hidden.filter((name) => props.shown.groups.some((one) => one.name === name));
  return (
    <Show when={groupsLeft() + panelsLeft() + hidden().length > 0}>
      <div class="atl-plot-zoom" role="note">
        <Show when={groupsLeft() > 0}>
          <span>
            {formatCount(props.plot.mostGroups)} of {formatCount(props.shown.groups.length)} groups are drawn.
          </span>
          <Button small onClick={() => props.onChange({ mostGroups: 2 * props.plot.mostGroups })}>
            Draw more groups
          </Button>
        </Show>
        <Show when={panelsLeft() > 0}>
          <span>
            {formatCount(props.plot.mostPanels)} of {formatCount(props.plot.mostPanels + panelsLeft())} panels
            are drawn.
          </span>
          <Button small onClick={() => props.onChange({ mostPanels: 2 * props.plot.mostPanels })}>
            Draw more panels
          </Button>
        </Show>
        <Show when={hidden().length > 0}>
          <span>Hidden: {hidden().join(", ")}.</span>
          <Button small onClick={() => props.onChange({ hidden: undefined })}>
            Draw all groups
          </Button>
        </Show>
      </div>
    </Show>
  );
}
