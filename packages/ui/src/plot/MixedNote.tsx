import type { FieldPath } from "@atlas/core";
import type { JSX } from "solid-js";
import { Button } from "../control/Button.tsx";
import { fieldLabel } from "../format/field-label.ts";
import { Icon } from "../icon/Icon.tsx";

/** Says that points mix runs that differ in params which the plot does not show, and offers to show the first. */
export function MixedNote(props: {
  readonly mixed: readonly FieldPath[];
  readonly onGroup: (field: FieldPath) => void;
  readonly onFacet: (field: FieldPath) => void;
}): JSX.Element {
  const first = () => props.mixed[0]!;
  return (
    <div class="atl-mixed" role="note">
      <Icon name="warning" />
      <p>
        <b>Points mix runs that differ in {props.mixed.map(fieldLabel).join(", ")}</b>, which is on no axis,
        group or panel.
      </p>
      <span class="atl-mixed-mends">
        <Button small onClick={() => props.onGroup(first())}>
          Group by {fieldLabel(first())}
        </Button>
        <Button small onClick={() => props.onFacet(first())}>
          Panels by {fieldLabel(first())}
        </Button>
      </span>
    </div>
  );
}
