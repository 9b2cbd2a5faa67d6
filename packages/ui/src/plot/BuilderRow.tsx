import type { FieldIndex, FieldInfo } from "@atlas/core";
import type { JSX } from "solid-js";
import type { Plot } from "./complete-plot.ts";
import type { PlotSpec } from "./plot-spec.ts";

/** What is to change of a plot; `undefined` leaves a choice to the data. */
type PlotChange = { readonly [Key in keyof PlotSpec]: PlotSpec[Key] | undefined };

/** What each section of the builder is given. */
export interface BuilderProps {
  readonly plot: Plot;
  readonly index: FieldIndex;
  readonly onChange: (change: PlotChange) => void;
}

/** One choice of the builder, with its name at the left. */
export function BuilderRow(props: { readonly name: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div class="atl-builder-row">
      <span class="atl-builder-name">{props.name}</span>
      <div class="atl-builder-value">{props.children}</div>
    </div>
  );
}

/** Whether a field may stand on an axis, in a group or in a facet. */
export function isScalar(info: FieldInfo): boolean {
  return info.type !== "unknown";
}

/** Whether a field may be measured. */
export function isNumber(info: FieldInfo): boolean {
  return info.type === "numeric" || info.type === "boolean";
}
