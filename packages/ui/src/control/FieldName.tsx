import { type FieldPath, splitFieldPath } from "@atlas/core";
import type { JSX } from "solid-js";
import { fieldLabel } from "../format/field-label.ts";

/** A field as it is written in the data, its namespace in quiet ink. */
export function FieldName(props: { readonly path: FieldPath }): JSX.Element {
  return (
    <span>
      <span class="atl-quiet">{splitFieldPath(props.path).namespace}.</span>
      {fieldLabel(props.path)}
    </span>
  );
}
